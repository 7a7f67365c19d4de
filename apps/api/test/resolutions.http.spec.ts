import type {
  List,
  PlanChange,
  PlanChangesResult,
  Problem,
  Resolution,
  ResolutionBody,
  ResolutionDetails,
  ResolutionInput,
} from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
type Answered = ResolutionDetails & Problem;

describe('resolutions of the council', () => {
  let app: TestApp;
  let city: PlanCity;
  let anybody: HttpClient;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'ratsstadt');
    anybody = app.client();
  });
  afterAll(() => app.stop());

  const input = (reference: string, more: Partial<ResolutionInput> = {}): ResolutionInput => ({
    reference,
    title: text(`Vorlage zu ${reference}`),
    body: 'Rat',
    decidedOn: dayFromToday(-10),
    item: '7.2',
    role: 'decision',
    result: 'adopted',
    public: true,
    link: 'https://rat.example/vorlage/1',
    ...more,
  });
  const add = async (reference: string, more: Partial<ResolutionInput> = {}): Promise<ResolutionDetails> => {
    const { status, json, headers } = await city.cdo.post<Answered>(
      `${city.path}/resolutions`,
      input(reference, more),
    );
    expect([status, json.errors]).toEqual([201, undefined]);
    expect(headers.get('etag')).toBe('"1"');
    return json;
  };
  const find = (id: string, reader = anybody) => reader.get<Answered>(`${city.path}/resolutions/${id}`);
  const list = async (query = '', reader = anybody): Promise<readonly Resolution[]> => {
    const { status, json } = await reader.get<List<Resolution>>(`${city.path}/resolutions${query}`);
    expect(status).toBe(200);
    return json.items;
  };
  const change = async (changes: PlanChange[], paper?: string): Promise<number> => {
    const { json } = await city.cdo.post<PlanChangesResult>(
      `${city.path}/strategies/${city.strategyId}/changes`,
      { changes, reason: 'Vom Rat', ...(paper === undefined ? {} : { paper }) },
    );
    return json.revision;
  };
  const versionOf = async (id: string): Promise<Record<string, string>> => ({
    'if-match': (await find(id, city.cdo)).headers.get('etag') ?? '',
  });
  const put = (path: string, headers?: Record<string, string>, client = city.cdo) =>
    client.send<Answered>('PUT', path, undefined, headers);
  const tiePath = (id: string, revision: number) =>
    `${city.path}/resolutions/${id}/revisions/${city.strategyId}/${String(revision)}`;

  it('tells how far what was adopted is carried out, tied by the paper that the adoption names', async () => {
    const { id } = await add('Vorlage 2026 / 0001');
    const { json } = await find(id);
    expect(json).toMatchObject({
      reference: 'Vorlage 2026 / 0001',
      state: 'open',
      milestones: { done: 0, late: 1, total: 4 },
      source: 'entered',
      removedAt: null,
      sample: false,
      revisions: [{ strategyId: city.strategyId, by: 'paper' }],
    });
    expect(json.projects.map(({ id: project }) => project).sort()).toEqual([...city.projectIds].sort());
    expect(json.decided).toHaveLength(4);
    expect(json.decided.find(({ title }) => title.texts.de === 'Verspätet')).toMatchObject({
      states: ['late', 'overdue'],
      left: null,
      completedOn: null,
    });
    expect(json).not.toHaveProperty('following');
    expect(await list('?q=2026/0001')).toMatchObject([{ id, state: 'open' }]);
  });

  it('ties and unties what somebody says that it decided, and moves with it', async () => {
    const { id } = await add('2026/0100', { link: null });
    const revision = await change([
      { kind: 'set-baseline', subjectId: city.milestoneIds[2] ?? '', baselineOn: dayFromToday(80) },
    ]);
    expect((await find(id)).json).toMatchObject({ state: 'not-linked', revisions: [] });
    expect((await put(tiePath(id, revision))).status).toBe(428);
    const tied = await put(tiePath(id, revision), await versionOf(id));
    expect([tied.status, tied.json.version]).toEqual([200, 2]);
    expect(tied.json).toMatchObject({
      state: 'open',
      milestones: { done: 0, total: 1 },
      revisions: [{ revision, by: 'link' }],
      projects: [{ id: city.projectIds[0] }],
    });
    expect(await list(`?revision=${city.strategyId}/${String(revision)}`)).toMatchObject([{ id }]);
    const kept = await city.cdo.delete(`${city.path}/resolutions/${id}`, await versionOf(id));
    expect([kept.status, kept.json.code]).toEqual([422, 'resolution-tied']);
    const untied = await city.cdo.delete<Answered>(tiePath(id, revision), await versionOf(id));
    expect([untied.status, untied.json.state]).toEqual([200, 'not-linked']);
    expect((await city.cdo.delete(tiePath(id, revision), await versionOf(id))).status).toBe(404);
    expect((await put(tiePath(id, 999), await versionOf(id))).status).toBe(404);
    expect((await city.cdo.delete(`${city.path}/resolutions/${id}`, await versionOf(id))).status).toBe(204);
    expect((await find(id, city.cdo)).status).toBe(404);
  });

  it('follows the body that decides where a paper goes through several, and does not untie what names it', async () => {
    const revision = await change(
      [{ kind: 'set-weight', subjectId: city.projectIds[1] ?? '', weight: 2 }],
      '2026/0200/1',
    );
    const advice = await add('2026/0200/1', { body: 'Hauptausschuss', role: 'advice' });
    expect(advice.revisions).toMatchObject([{ revision, by: 'paper' }]);
    const { id } = await add('Vorlage 2026/0200/1', { decidedOn: dayFromToday(-3) });
    expect((await find(advice.id)).json.revisions).toEqual([]);
    expect((await find(id)).json).toMatchObject({ state: 'implemented', revisions: [{ revision }] });
    const untied = await city.cdo.delete(tiePath(id, revision), await versionOf(id));
    expect([untied.status, untied.json.code]).toEqual([422, 'tied-by-paper']);
  });

  it('knows a paper, a body and a day once, however they are written', async () => {
    const { id } = await add('2026/0300');
    const again = await city.cdo.post(
      `${city.path}/resolutions`,
      input('Vorlage 2026 / 0300', { body: ' rat ' }),
    );
    expect([again.status, again.json.code]).toEqual([409, 'resolution-exists']);
    const elsewhere = await add('2026/0300', { decidedOn: null, result: null });
    const moved = await city.cdo.patch(
      `${city.path}/resolutions/${elsewhere.id}`,
      { decidedOn: dayFromToday(-10) },
      await versionOf(elsewhere.id),
    );
    expect([moved.status, moved.json.code]).toEqual([409, 'resolution-exists']);
    const changed = await city.cdo.patch<Answered>(
      `${city.path}/resolutions/${id}`,
      { result: 'adopted-amended', item: '8' },
      await versionOf(id),
    );
    expect(changed.json).toMatchObject({ result: 'adopted-amended', item: '8', version: 2 });
    const stale = await city.cdo.patch(
      `${city.path}/resolutions/${id}`,
      { item: '9' },
      { 'if-match': '"1"' },
    );
    expect([stale.status, stale.json.code]).toEqual([412, 'stale']);
    expect(stale.json.current).toMatchObject({ item: '8' });
  });

  it('happens once where it is sent again', async () => {
    const send = () =>
      city.cdo.post<Answered>(`${city.path}/resolutions`, input('2026/0310'), { 'idempotency-key': 'once' });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.json.id]).toEqual([201, 201, first.json.id]);
  });

  it('refuses what makes no sense, and says where', async () => {
    const faults = async (more: object) => {
      const { status, json } = await city.cdo.post(`${city.path}/resolutions`, {
        ...input('2026/0400'),
        ...more,
      });
      return [status, ...(json.errors ?? []).map(({ pointer }) => pointer)];
    };
    expect(await faults({ reference: '\u2060 ' })).toEqual([422, '/reference']);
    expect(await faults({ decidedOn: null })).toEqual([422, '/decidedOn']);
    expect(await faults({ decidedOn: '2026-02-30' })).toEqual([422, '/decidedOn']);
    expect(await faults({ link: 'javascript:alert(1)' })).toEqual([422, '/link']);
    expect(await faults({ title: { source: 'de', texts: {} } })).toEqual([422, '/title']);
    expect(await faults({ role: 'vote', result: 'yes' })).toEqual([422, '/role', '/result']);
    expect(await faults({ source: 'council-system' })).toEqual([422, '/source']);
    for (const query of ['?state=done', '?sort=milestones', '?from=x', '?cursor=x'])
      expect((await anybody.get(`${city.path}/resolutions${query}`)).status).toBe(422);
  });

  it('is written by the digital office alone, and read by the public only where it is public', async () => {
    const secret = await add('2026/0500', { public: false, title: text('Nicht öffentlich') });
    expect((await find(secret.id)).status).toBe(404);
    expect((await find(secret.id, city.council)).json).toMatchObject({ public: false, following: false });
    expect((await list()).map(({ id }) => id)).not.toContain(secret.id);
    expect((await anybody.get(`${city.path}/resolutions?mine=true`)).status).toBe(401);
    for (const [who, status] of [
      [anybody, 401],
      [city.head, 403],
      [city.council, 403],
    ] as const)
      expect((await who.post(`${city.path}/resolutions`, input('2026/0501'))).status).toBe(status);
    const other = await makePlanCity(app, 'andere-ratsstadt');
    expect((await other.cdo.get(`${other.path}/resolutions/${secret.id}`)).status).toBe(404);
    expect(JSON.stringify(await list('', other.cdo))).not.toContain('2026/0500');
  });

  it('is on the own list of whoever follows it, and on nobody else’s', async () => {
    const { id } = await add('2026/0600');
    const path = `${city.path}/resolutions/${id}/following`;
    expect((await put(path, {}, anybody)).status).toBe(401);
    expect((await put(path, {}, city.council)).json.following).toBe(true);
    expect((await put(path, {}, city.council)).status).toBe(200);
    expect(await list('?mine=true', city.council)).toMatchObject([{ id, following: true }]);
    expect(await list('?mine=true', city.head)).toEqual([]);
    expect((await city.council.delete<Answered>(path)).json.following).toBe(false);
  });

  it('tells the public nothing of what decided only what is not public', async () => {
    const hidden = uuid();
    await change(
      [
        {
          kind: 'add-project',
          id: hidden,
          pillarId: city.pillarIds[0] ?? '',
          title: text('Noch geheim'),
          officeId: city.officeId,
        },
      ],
      '2026/0700',
    );
    const { id } = await add('2026/0700');
    expect((await find(id)).status).toBe(404);
    expect((await find(id, city.council)).json).toMatchObject({ state: 'open', projects: [{ id: hidden }] });
    expect(JSON.stringify(await list())).not.toContain('2026/0700');
  });

  it('tells the public nothing where no strategy is published', async () => {
    const draft = await makePlanCity(app, 'stille-ratsstadt');
    await draft.cdo.post(`${draft.path}/resolutions`, input('2026/0001'));
    const path = `${draft.path}/strategies/${draft.strategyId}`;
    const { json } = await draft.cdo.get<{ version: number }>(path);
    const unpublished = await draft.cdo.delete(`${path}/publication`, {
      'if-match': `"${String(json.version)}"`,
    });
    expect(unpublished.status).toBe(200);
    expect((await anybody.get<List<Resolution>>(`${draft.path}/resolutions`)).json.items).toEqual([]);
    expect((await draft.council.get<List<Resolution>>(`${draft.path}/resolutions`)).json.total).toBe(1);
  });

  describe('as a list', () => {
    let listed: PlanCity;
    const read = async (query: string): Promise<List<Resolution>> =>
      (await anybody.get<List<Resolution>>(`${listed.path}/resolutions${query}`)).json;

    beforeAll(async () => {
      listed = await makePlanCity(app, 'listenstadt');
      const many: [string, Partial<ResolutionInput>][] = [
        ['2026/9', { decidedOn: dayFromToday(-9), body: 'Rat' }],
        ['2026/10', { decidedOn: dayFromToday(-8), body: 'Hauptausschuss', result: 'rejected' }],
        ['2026/11', { decidedOn: null, result: null, body: 'Rat' }],
        ['2026/0001', { decidedOn: dayFromToday(-30), title: text('Straßen für alle') }],
      ];
      for (const [reference, more] of many)
        await listed.cdo.post(`${listed.path}/resolutions`, input(reference, more));
    });

    it('is in order of the newest decision, or as asked for, page by page', async () => {
      const references = async (query: string) => (await read(query)).items.map(({ reference }) => reference);
      expect(await references('')).toEqual(['2026/11', '2026/10', '2026/9', '2026/0001']);
      expect(await references('?sort=reference')).toEqual(['2026/0001', '2026/9', '2026/10', '2026/11']);
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: List<Resolution> = await read(`?sort=-reference&limit=1${cursor && `&cursor=${cursor}`}`);
        expect(page.total).toBe(4);
        seen.push(...page.items.map(({ reference }) => reference));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(['2026/11', '2026/10', '2026/9', '2026/0001']);
    });

    it('is narrowed by words, body, result, state, days and project', async () => {
      const totals = async (query: string) => (await read(query)).total;
      expect(await totals('?q=strassen')).toBe(1);
      expect(await totals('?q=Vorlage%202026%20/%2010')).toBe(1);
      expect(await totals('?body=rat')).toBe(3);
      expect(await totals('?result=rejected')).toBe(1);
      expect(await totals('?result=none')).toBe(1);
      expect(await totals('?state=open')).toBe(1);
      expect(await totals('?state=not-linked')).toBe(3);
      expect(await totals(`?from=${dayFromToday(-9)}&to=${today()}`)).toBe(2);
      expect(await totals(`?project=${listed.projectIds[0] ?? ''}`)).toBe(1);
      const bodies = await anybody.get<List<ResolutionBody>>(`${listed.path}/resolution-bodies`);
      expect(bodies.json.items).toEqual([
        { body: 'Rat', count: 3 },
        { body: 'Hauptausschuss', count: 1 },
      ]);
    });
  });
});
