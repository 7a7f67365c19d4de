import type {
  Edition,
  EditionContent,
  List,
  Problem,
  Report,
  ReportDrafts,
} from '@wegmarke/domain/contracts';
import { sealText } from '@wegmarke/domain/editions';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { sealReport, sha256 } from './support/editions';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

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

  it('is drafted from its data, and nothing of that is stored', async () => {
    const { json: draft } = await add({ body: 'Rat', requests: [{ text: 'Mehr Zeit' }] });
    const { status, json } = await city.cdo.post<ReportDrafts>(`${reports()}/${draft.id}/drafts`);
    expect(status).toBe(200);
    expect(json.texts.course).toContain('Ratsstadt');
    expect(json.texts.requests).toContain('eine Entscheidung');
    expect((await city.cdo.get<Report>(`${reports()}/${draft.id}`)).json.texts).toEqual({});
    const changed = await city.cdo.patch<Report>(`${reports()}/${draft.id}`, json, { 'if-match': '"1"' });
    expect([changed.status, changed.json.texts]).toEqual([200, json.texts]);
  });

  it('is not there for anybody but the digital office and the office that approves', async () => {
    const { json: draft } = await add({ body: 'Rat', approvalOfficeId: city.officeId });
    const { json: other } = await add({ body: 'Rat' });
    for (const path of [draft.id, `${draft.id}/content`]) {
      expect((await city.head.get(`${reports()}/${path}`)).status).toBe(200);
      expect((await city.council.get(`${reports()}/${path}`)).status).toBe(404);
      expect((await app.client().get(`${reports()}/${path}`)).status).toBe(401);
    }
    expect((await city.head.get(`${reports()}/${other.id}`)).status).toBe(404);
    expect((await city.head.get<List<Report>>(reports())).json.items.map(({ id }) => id)).not.toContain(
      other.id,
    );
    expect((await step(city.head, other, 'approval', { contentHash: '0'.repeat(64) })).status).toBe(404);
    expect(
      (await city.head.patch(`${reports()}/${draft.id}`, { title: 'Nein' }, { 'if-match': '"1"' })).status,
    ).toBe(403);
  });

  it('is approved by nobody who had a hand in it, and by no other content than the one that was read', async () => {
    const { json: draft } = await add({ body: 'Rat', approvalOfficeId: city.officeId });
    const { json: submitted } = await step(city.cdo, draft, 'submission');
    const contentHash = submitted.contentHash ?? '';
    const wrong = await step(city.head, submitted, 'approval', { contentHash: '0'.repeat(64) });
    expect([wrong.status, wrong.json.code]).toEqual([409, 'other-content']);
    expect((await step(city.cdo, submitted, 'approval', { contentHash })).status).toBe(403);
    expect((await step(city.cdo, submitted, 'seal')).status).toBe(409);
    const returned = await step(city.head, submitted, 'return', { reason: 'Bitte kürzer' });
    expect(returned.json).toMatchObject({
      state: 'draft',
      contentHash: null,
      returned: { reason: 'Bitte kürzer' },
    });
  });

  it('is not approved by its author, though they hold the approving office themselves', async () => {
    const { json: draft } = await add({ body: 'Rat', approvalOfficeId: city.otherOfficeId });
    const { json: submitted } = await step(city.cdo, draft, 'submission');
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `insert into appointment (municipality_id, id, office_id, person_id, kind, from_on)
         select $1, gen_random_uuid(), $2, a.person_id, 'regular', '2020-01-01' from report_author a where a.report_id = $3`,
        [city.municipalityId, city.otherOfficeId, draft.id],
      ),
    );
    const { status, json } = await step(city.cdo, submitted, 'approval', {
      contentHash: submitted.contentHash,
    });
    expect([status, json.code]).toEqual([403, 'own-report']);
  });

  it('stands still from its submission, whatever is written beside it', async () => {
    const { json: draft } = await add({ body: 'Rat', approvalOfficeId: city.officeId });
    const { json: submitted } = await step(city.cdo, draft, 'submission');
    const read = async () => (await city.head.get(`${reports()}/${draft.id}/content`)).text;
    const before = await read();
    const done = await city.change({
      kind: 'add-milestone',
      subjectId: city.projectIds[0] ?? '',
      title: text('Neu'),
    });
    expect(done.status).toBe(201);
    expect(await read()).toBe(before);
    const changed = await city.cdo.patch(
      `${reports()}/${draft.id}`,
      { title: 'Anders' },
      {
        'if-match': `"${String(submitted.version)}"`,
      },
    );
    expect([changed.status, changed.json.code]).toEqual([409, 'report-state']);
    const back = await city.cdo.delete<Report>(`${reports()}/${draft.id}/submission`, {
      'if-match': `"${String(submitted.version)}"`,
    });
    expect([back.status, back.json.state, back.json.contentHash]).toEqual([200, 'draft', null]);
    expect(await read()).not.toBe(before);
  });

  it('refuses what does not work, field by field', async () => {
    const refused = async (input: object): Promise<string[]> => {
      const { status, json } = await add(input);
      expect(status).toBe(422);
      return (json.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
    };
    expect(await refused({ on: dayFromToday(1) })).toEqual(['/on future']);
    expect(await refused({ knownAt: '2999-01-01T00:00:00Z' })).toEqual(['/knownAt future']);
    expect(await refused({ comparedOn: today() })).toContain('/comparedOn order');
    expect(await refused({ language: 'ar' })).toEqual(['/language unknown']);
    expect(await refused({ approvalOfficeId: uuid() })).toEqual(['/approvalOfficeId unknown']);
    expect(await refused({ corrects: { number: 999, note: 'x' } })).toEqual(['/corrects/number unknown']);
    expect(await refused({ projectNotes: [{ projectId: uuid(), cause: '', options: '' }] })).toEqual([
      '/projectNotes/0/projectId unknown',
    ]);
    expect(
      await refused({
        sessionOn: dayFromToday(10),
        schedule: {
          callOn: null,
          freezeOn: dayFromToday(5),
          approvalOn: dayFromToday(4),
          paperDueOn: dayFromToday(11),
        },
      }),
    ).toEqual(['/schedule/approvalOn order', '/schedule/paperDueOn after-session']);
    expect(await refused({ strategyId: uuid() })).toEqual(['/strategyId unknown']);
    expect((await add({ sections: ['course', 'gossip'] })).status).toBe(422);
    expect((await add({ texts: { gossip: 'x' } })).status).toBe(422);
    const { json: draft } = await add();
    const { json } = await step(city.cdo, draft, 'submission');
    expect((json.errors ?? []).map(({ pointer }) => pointer)).toEqual(['/body', '/approvalOfficeId']);
  });
});
