import type { Municipality, Strategy } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { foundCity } from './support/founded-city';
import type { HttpClient } from './support/http-client';
import { makePlanCity } from './support/plan-city';

describe('the languages of a municipality', () => {
  let app: TestApp;
  let admin: HttpClient;
  let path: string;

  beforeAll(async () => {
    app = await TestApp.start();
    ({ admin, path } = await foundCity(app, 'sprachstadt'));
  });
  afterAll(() => app.stop());

  const current = async () => (await admin.get<Municipality>(path)).json;
  const tag = ({ version }: { version: number }) => ({ 'if-match': `"${String(version)}"` });

  it('are changed by its administrators, who name what they have seen', async () => {
    const before = await current();
    expect(before.languages).toEqual(['de', 'en']);
    expect((await admin.patch(path, { languages: ['nl'] })).status).toBe(428);
    const changed = await admin.patch<Municipality>(path, { languages: ['nl', 'de'] }, tag(before));
    expect([changed.status, changed.json.languages, changed.headers.get('etag')]).toEqual([
      200,
      ['nl', 'de'],
      `"${String(before.version + 1)}"`,
    ]);
    // The public reads it at once, whoever has the page kept.
    expect((await app.client().get<Municipality>(path)).json.languages).toEqual(['nl', 'de']);
    const stale = await admin.patch(path, { languages: ['ar'] }, tag(before));
    expect([stale.status, stale.json.current]).toMatchObject([412, { languages: ['nl', 'de'] }]);
    const same = await admin.patch<Municipality>(path, { languages: ['nl', 'de'] }, tag(changed.json));
    expect(same.json.version).toBe(changed.json.version);
  });

  it.each([
    ['none', []],
    ['one twice', ['de', 'de']],
    ['one that the product does not speak', ['de', 'fr']],
    ['no list', 'de'],
  ])('are refused as %s', async (_, languages) => {
    const { status, json } = await admin.patch(path, { languages }, tag(await current()));
    expect([status, json.errors?.[0]?.pointer]).toEqual([422, '/languages']);
  });

  it('are nobody else’s to change, and lose no text', async () => {
    const city = await makePlanCity(app, 'dreisprachen');
    const { json } = await city.cdo.get<Municipality>(city.path);
    const patch = { languages: ['de'] };
    for (const client of [city.cdo, city.head, city.council, admin]) {
      const { status } = await client.patch(city.path, patch, tag(json));
      expect(status).toBe(client === admin ? 404 : 403);
    }
    expect((await app.client().patch(city.path, patch, tag(json))).status).toBe(401);
    const { json: strategy } = await city.cdo.get<Strategy>(`${city.path}/strategies/${city.strategyId}`);
    expect(strategy.title.texts).toEqual({ de: 'Strategie' });
  });
});
