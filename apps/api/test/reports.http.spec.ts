import type { Edition, EditionContent, List, Problem, Report } from '@wegmarke/domain/contracts';
import { sealText } from '@wegmarke/domain/editions';
import { TestApp } from './support/app';
import { sealReport, sha256 } from './support/editions';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

/** The way of a report from draft to edition. */
describe('a report to the council', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'ratsstadt');
  });
  afterAll(() => app.stop());

  const reports = () => `${city.path}/reports`;
  const add = (input: object = {}, by: HttpClient = city.cdo) =>
    by.post<Report & Problem>(reports(), {
      strategyId: city.strategyId,
      title: 'Statusbericht',
      language: 'de',
      ...input,
    });
  const step = (by: HttpClient, { id, version }: Report, name: string, body?: object) =>
    by.post<Report & Problem>(`${reports()}/${id}/${name}`, body, { 'if-match': `"${String(version)}"` });

  it('is proposed whole, its schedule counted back from the session', async () => {
    const sessionOn = dayFromToday(60);
    const { status, json, headers } = await add({ sessionOn, body: 'Rat' });
    expect(status).toBe(201);
    expect(headers.get('etag')).toBe('"1"');
    expect(json).toMatchObject({
      state: 'draft',
      on: today(),
      knownAt: null,
      comparedOn: null,
      readers: 'public',
      sections: [
        'course',
        'pillars',
        'changes',
        'off-course',
        'requests',
        'resolutions',
        'scope',
        'projects',
        'method',
      ],
      composingOffice: { title: { texts: { de: 'Chief Digital Officer' } } },
      approvalOffice: null,
    });
    const { callOn, freezeOn, approvalOn, paperDueOn } = json.schedule;
    const days = [callOn, freezeOn, approvalOn, paperDueOn, sessionOn];
    expect(days).toEqual([...days].sort());
    expect((await city.cdo.get<List<Report>>(reports())).json.items.map(({ id }) => id)).toContain(json.id);
  });

  it('goes its way: submitted, approved by another office, sealed with what was submitted', async () => {
    const { json: draft } = await add({
      body: 'Rat',
      approvalOfficeId: city.officeId,
      texts: { course: 'Gut.' },
    });
    const { json: submitted, status } = await step(city.cdo, draft, 'submission');
    expect([status, submitted.state]).toEqual([200, 'submitted']);
    const preview = await city.head.get<EditionContent>(`${reports()}/${draft.id}/content`);
    expect(sha256(preview.text)).toBe(submitted.contentHash);
    expect(preview.json.knownAt).toBe(submitted.knownAt);
    const { json: approved } = await step(city.head, submitted, 'approval', {
      contentHash: submitted.contentHash,
    });
    expect(approved.state).toBe('approved');
    const sealing = await step(city.cdo, approved, 'seal');
    expect([sealing.status, sealing.json.state]).toEqual([202, 'sealing']);
    const number = await sealReport(app, city, draft.id);
    const anybody = app.client();
    const { json: edition } = await anybody.get<Edition>(`${city.path}/editions/${String(number)}`);
    expect(edition).toMatchObject({ number, title: 'Statusbericht', readers: 'public', correctedBy: [] });
    expect(sha256(sealText(edition))).toBe(edition.hash);
    const file = await anybody.get<EditionContent>(`${city.path}/editions/${String(number)}.json`);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(sha256(file.text)).toBe(edition.files.find(({ format }) => format === 'json')?.hash);
    for (const { format, hash, bytes } of edition.files) {
      const response = await fetch(`${app.baseUrl}/api/v1${city.path}/editions/${String(number)}.${format}`);
      const sent = new Uint8Array(await response.arrayBuffer());
      expect([format, sha256(sent), sent.length]).toEqual([format, hash, bytes]);
      expect(response.headers.get('etag')).toBe(`"${hash}"`);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-disposition')).toContain(`.${format}`);
    }
    const { number: _n, sealedAt, address, approvedBy, ...rest } = file.json;
    const { number: _m, sealedAt: _s, address: _a, approvedBy: _b, ...before } = preview.json;
    expect(rest).toEqual(before);
    expect(approvedBy?.texts.de).toBe('Leitung Schulverwaltung');
    expect([sealedAt, address?.endsWith(`/ratsstadt/reports/${String(number)}`)]).toEqual([
      edition.sealedAt,
      true,
    ]);
    expect((await city.cdo.get<Report>(`${reports()}/${draft.id}`)).json).toMatchObject({
      state: 'sealed',
      editionNumber: number,
      sealing: null,
    });
  });
});
