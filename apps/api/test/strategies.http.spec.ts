import type { List, Office, OfficeRecord, Strategy } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { foundCity } from './support/founded-city';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

describe('a strategy', () => {
  let app: TestApp;
  let cdo: HttpClient;
  let path: string;

  beforeAll(async () => {
    app = await TestApp.start();
    const city = await foundCity(app, 'neustadt');
    ({ admin: cdo, path } = city);
    const office = await cdo.post<OfficeRecord>(`${path}/offices`, {
      kind: 'cdo',
      title: text('Stabsstelle'),
    });
    const appointment = {
      officeId: office.json.id,
      personId: city.personId,
      kind: 'regular',
      fromOn: today(),
    };
    expect((await cdo.post(`${path}/appointments`, appointment)).status).toBe(201);
  });
  afterAll(() => app.stop());

  const draft = (more: object = {}) =>
    cdo.post<Strategy>(`${path}/strategies`, {
      title: text('Digitalstrategie'),
      startsOn: today(),
      targetOn: '2090-12-31',
      ...more,
    });
  const tag = ({ version }: { version: number }) => ({ 'if-match': `"${String(version)}"` });

  it('begins as a draft that the public does not see, in the languages of the city', async () => {
    const { status, json, headers } = await draft();
    expect(status).toBe(201);
    expect(json).toMatchObject({ published: false, adoption: null, languages: ['de', 'en'], pillars: [] });
    expect(headers.get('location')).toBe(`/api/v1${path}/strategies/${json.id}`);
    expect((await app.client().get(`${path}/strategies/${json.id}`)).status).toBe(404);
    expect((await app.client().get<List<Strategy>>(`${path}/strategies`)).json.items).toEqual([]);
  });

  it.each([
    ['five-pillars', 5],
    ['digital-services', 4],
    ['small-municipality', 3],
  ] as const)(
    'begins from the template %s with pillars that say what they are for',
    async (template, count) => {
      const { json } = await draft({ template, startsOn: dayFromToday(-100) });
      expect(json.pillars.map(({ number, weight }) => [number, weight])).toEqual(
        Array.from({ length: count }, (_, at) => [at + 1, 1]),
      );
      for (const { title, summary } of json.pillars) {
        expect(Object.keys(title.texts)).toEqual(['de', 'en', 'nl']);
        expect(Object.keys(summary?.texts ?? {})).toEqual(['de', 'en', 'nl']);
      }
      expect((await cdo.get(`${path}/strategies/${json.id}/course`)).status).toBe(200);
    },
  );

  it('is described anew, with its days while it is a draft, and its version named', async () => {
    const { json } = await draft();
    const address = `${path}/strategies/${json.id}`;
    expect((await cdo.patch(address, { title: text('X') })).status).toBe(428);
    const changed = await cdo.patch<Strategy>(
      address,
      {
        title: text('Neu'),
        vision: text('Einfacher'),
        targetOn: '2091-01-01',
        occasions: [{ on: '2026-03-12', title: text('Ratssitzung') }],
      },
      tag(json),
    );
    expect(changed.json).toMatchObject({
      title: text('Neu'),
      vision: text('Einfacher'),
      targetOn: '2091-01-01',
      occasions: [{ on: '2026-03-12' }],
    });
    const stale = await cdo.patch(address, { title: text('X') }, tag(json));
    expect([stale.status, stale.json.current]).toMatchObject([412, { title: text('Neu') }]);
    const backwards = await cdo.patch(address, { startsOn: '2092-01-01' }, tag(changed.json));
    expect([backwards.status, backwards.json.errors?.[0]?.pointer]).toEqual([422, '/targetOn']);
  });

  it('keeps the days that people compare with, each of them once', async () => {
    const { json } = await draft();
    const address = `${path}/strategies/${json.id}`;
    const session = { source: 'de', texts: { de: 'Ratssitzung', en: 'Council session' } };
    const stored = await cdo.patch<Strategy>(
      address,
      {
        occasions: [
          { on: '2026-03-12', title: session },
          { on: '2026-05-07', title: text('Ausschuss') },
          { on: '2026-03-12', title: text('Anhörung') },
        ],
      },
      tag(json),
    );
    expect(stored.json.occasions.map(({ on, title }) => [on, title.texts.de])).toEqual([
      ['2026-05-07', 'Ausschuss'],
      ['2026-03-12', 'Anhörung'],
      ['2026-03-12', 'Ratssitzung'],
    ]);
    const twice = await cdo.patch(
      address,
      {
        occasions: [
          { on: '2026-03-12', title: session },
          { on: '2026-03-12', title: text(' ratssitzung ') },
        ],
      },
      tag(stored.json),
    );
    expect([twice.status, twice.json.errors]).toMatchObject([
      422,
      [{ pointer: '/occasions/1', code: 'occasion-twice' }],
    ]);
    const noDay = { occasions: [{ on: '31.02.2026', title: session }] };
    expect((await cdo.patch(address, noDay, tag(stored.json))).status).toBe(422);
    const fewer = await cdo.patch<Strategy>(
      address,
      { occasions: [{ on: '2026-03-12', title: session }] },
      tag(stored.json),
    );
    expect(fewer.json.occasions).toEqual([{ on: '2026-03-12', title: session }]);
    expect((await cdo.patch(address, { occasions: [] }, tag(json))).status).toBe(412);
  });

  it('loses no text with a language', async () => {
    const title = { source: 'de', texts: { de: 'Digital für alle', en: 'Digital for all' } };
    const { json } = await draft({ title, template: 'five-pillars' });
    const address = `${path}/strategies/${json.id}`;
    const german = await cdo.patch<Strategy>(address, { languages: ['de'] }, tag(json));
    expect([german.json.languages, german.json.title, german.json.pillars]).toEqual([
      ['de'],
      title,
      json.pillars,
    ]);
    const both = await cdo.patch<Strategy>(address, { languages: ['en', 'de'] }, tag(german.json));
    expect([both.json.languages, both.json.title]).toEqual([['en', 'de'], title]);
    for (const languages of [[], ['de', 'de'], ['fr'], 'de', null])
      expect((await cdo.patch(address, { languages }, tag(both.json))).status).toBe(422);
  });

  it('is published when it has been adopted, by the digital office alone', async () => {
    const { json } = await draft();
    const early = await cdo.post(`${path}/strategies/${json.id}/publication`, undefined, tag(json));
    expect([early.status, early.json.code]).toEqual([422, 'not-adopted']);

    const city = await makePlanCity(app, 'altstadt');
    const address = `${city.path}/strategies/${city.strategyId}`;
    const current = async () => (await city.cdo.get<Strategy>(address)).json;
    expect((await city.head.delete(`${address}/publication`, tag(await current()))).status).toBe(403);
    expect((await city.cdo.delete(`${address}/publication`, tag(await current()))).status).toBe(200);
    expect((await app.client().get(address)).status).toBe(404);
    expect((await city.cdo.post(`${address}/publication`, undefined, tag(await current()))).status).toBe(200);
    expect((await app.client().get(address)).status).toBe(200);
    const moved = await city.cdo.patch(address, { targetOn: '2099-01-01' }, tag(await current()));
    expect([moved.status, moved.json.code]).toEqual([422, 'adopted']);
    const { json: offices } = await city.head.get<List<Office>>(`${city.path}/offices`);
    expect(offices.items.length).toBeGreaterThan(0);
  });

  it.each([
    ['no title', { title: undefined }, '/title'],
    ['an end before its start', { targetOn: '2000-01-01' }, '/targetOn'],
    ['a day that there is not', { startsOn: '2026-02-30' }, '/startsOn'],
    ['an unknown template', { template: 'six-pillars' }, '/template'],
    ['an unknown language', { languages: ['fr'] }, '/languages'],
  ])('is refused with %s', async (_, more, pointer) => {
    const { status, json } = await cdo.post(`${path}/strategies`, {
      title: text('S'),
      startsOn: today(),
      targetOn: '2090-12-31',
      ...more,
    });
    expect([status, json.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });
});
