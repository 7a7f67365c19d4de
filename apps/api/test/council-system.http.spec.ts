import type {
  CouncilPaper,
  CouncilRun,
  CouncilSystem,
  CouncilSystemInput,
  List,
  Problem,
  Resolution,
} from '@wegmarke/domain/contracts';
import { Jobs } from '../src/platform/jobs/jobs';
import { TestApp } from './support/app';
import { goOn } from './support/council-reader';
import { CouncilServer } from './support/council-server';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { makePlanCity, type PlanCity } from './support/plan-city';

const turn = () => new Promise(setImmediate);
const TYPE = 'https://schema.oparl.org/1.1/';

describe('the council information system', () => {
  let app: TestApp;
  let council: CouncilServer;
  let city: PlanCity;
  let admin: HttpClient;
  let cities = 0;

  beforeAll(async () => {
    app = await TestApp.start({ env: { IDENTITY_PROVIDER_PRIVATE: 'on' } });
    await app.app.get(Jobs).start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    council = await CouncilServer.start();
    city = await makePlanCity(app, `oparlstadt-${String((cities += 1))}`);
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `update membership set roles = '{admin}' where municipality_id = $1 and roles = '{council}'`,
        [city.municipalityId],
      ),
    );
    admin = city.council;
  });
  afterEach(() => council.stop());

  /** A paper with one consultation, all of whose parts stand at the server. */
  const paper = (id: string, reference: string, more: object = {}): object => {
    const organization = council.put('/organizations/1', 'Organization', { name: 'Rat' });
    const meeting = council.put('/meetings/1', 'Meeting', { start: '2026-03-12T17:00:00+01:00' });
    const agendaItem = council.put(`/items/${id}`, 'AgendaItem', {
      number: '7.2',
      result: 'einstimmig beschlossen',
    });
    return {
      id: `${council.url}/papers/${id}`,
      type: `${TYPE}Paper`,
      name: `Vorlage ${id}`,
      reference,
      date: '2026-03-01',
      consultation: [
        {
          id: `${council.url}/consultations/${id}`,
          type: `${TYPE}Consultation`,
          role: 'Entscheidung',
          organization: [organization],
          meeting,
          agendaItem,
        },
      ],
      ...more,
    };
  };
  const body = (pages: readonly (readonly unknown[])[]): string =>
    council.put('/bodies/1', 'Body', { name: 'Stadt', paper: council.pages('/papers', pages) });
  const path = () => `${city.path}/council-system`;
  const system = async () => (await admin.get<CouncilSystem>(path())).json;
  const set = async (address: string, more: Partial<CouncilSystemInput> = {}) => {
    const { version } = await system();
    return admin.send<CouncilSystem & Problem>(
      'PUT',
      `${path()}/${city.municipalityId}`,
      { address, enabled: true, words: [], paperTypes: [], ...more },
      { 'if-match': `"${String(version)}"` },
    );
  };
  const ended = async (): Promise<CouncilRun> => {
    for (;;) {
      const { lastRun } = await system();
      if (lastRun && lastRun.state !== 'running') return lastRun;
      await turn();
    }
  };
  const run = async (): Promise<CouncilRun> => {
    const { status } = await city.cdo.post<CouncilRun>(`${path()}/runs`);
    expect(status).toBe(202);
    return ended();
  };
  const resolutions = async (): Promise<readonly Resolution[]> =>
    (await city.cdo.get<List<Resolution>>(`${city.path}/resolutions?sort=reference`)).json.items;
  const waiting = async (): Promise<readonly CouncilPaper[]> =>
    (await city.cdo.get<List<CouncilPaper>>(`${city.path}/council-papers`)).json.items;
  const codes = ({ faults }: CouncilRun) => faults.map(({ code }) => code);

  it('brings what the plan names, offers what the city asks for, and leaves out the rest, page by page', async () => {
    await set(
      council.put('/', 'System', {
        body: council.answer('/bodies', {
          data: [
            {
              id: `${council.url}/bodies/1`,
              type: `${TYPE}Body`,
              name: 'Stadt',
              paper: council.pages('/papers', [
                [paper('1', 'Vorlage 2026/0001'), paper('2', '2026/2', { name: '<b>Digitale</b> Akte' })],
                [
                  paper('3', '2026/3'),
                  { type: `${TYPE}Paper` },
                  paper('4', '2026/4', { date: '2026-02-30' }),
                  7,
                ],
              ]),
            },
          ],
        }),
      }),
      { words: ['digital'] },
    );
    const read = await run();
    expect(read).toMatchObject({
      state: 'done',
      trouble: null,
      since: null,
      pages: 2,
      papers: { read: 6, kept: 2, leftOut: 2, deleted: 0, unusable: 2 },
      resolutions: 1,
      faultCount: 4,
    });
    expect(codes(read).sort()).toEqual(['markup', 'no-id', 'no-object', 'wrong-date']);
    expect(await resolutions()).toMatchObject([
      {
        reference: 'Vorlage 2026/0001',
        body: 'Rat',
        decidedOn: '2026-03-12',
        item: '7.2',
        role: 'decision',
        result: 'adopted',
        source: 'council-system',
        state: 'open',
        revisions: [{ by: 'paper' }],
      },
    ]);
    expect(await waiting()).toMatchObject([
      { reference: '2026/2', title: { texts: { de: 'Digitale Akte' } } },
    ]);
    expect([...council.agents].every((agent) => agent.startsWith('Wegmarke OParl reader'))).toBe(true);
  });

  it('asks only for what changed, follows it, and keeps what the system takes out', async () => {
    const first = paper('1', '2026/0001');
    await set(body([[first, paper('2', '2026/2')]]), { words: ['Vorlage'] });
    await run();
    const [found] = await resolutions();
    council.answer('/papers', (query: URLSearchParams) => ({
      data: query.has('modified_since')
        ? [
            { ...first, name: 'Neuer Titel' },
            { id: `${council.url}/papers/2`, type: `${TYPE}Paper`, deleted: true },
          ]
        : [],
      links: {},
    }));
    const second = await run();
    expect(second.papers).toEqual({ read: 2, kept: 1, leftOut: 0, deleted: 1, unusable: 0 });
    expect(second.since).not.toBeNull();
    expect(await resolutions()).toMatchObject([
      { id: found?.id, title: { texts: { de: 'Neuer Titel' } }, removedAt: null },
    ]);
    expect(await waiting()).toEqual([]);
    council.answer('/papers', {
      data: [{ id: `${council.url}/papers/1`, type: `${TYPE}Paper`, deleted: true }],
    });
    await run();
    const [removed] = await resolutions();
    expect(removed).toMatchObject({ id: found?.id, state: 'open', revisions: [{ by: 'paper' }] });
    expect(removed?.removedAt).not.toBeNull();
    council.answer('/papers', { data: [first] });
    await run();
    expect((await resolutions())[0]?.removedAt).toBeNull();
  });

  it('knows a paper whose id changed by its reference, and never takes two for one', async () => {
    await set(body([[paper('1', '2026/0001')]]));
    await run();
    const [before] = await resolutions();
    const moved = paper('900', '2026/0001');
    council.pages('/papers', [[moved]]);
    expect(codes(await run())).toEqual(['id-changed']);
    expect(await resolutions()).toMatchObject([{ id: before?.id, removedAt: null }]);
    council.pages('/papers', [
      [moved, paper('901', '2026/0001', { date: '2026-04-01', name: 'Ein anderes' })],
    ]);
    expect(codes(await run())).toEqual(['reference-twice']);
    expect(await resolutions()).toHaveLength(1);
  });

  it('ends with a list that leads to itself or pages for ever', async () => {
    const address = body([]);
    const round = paper('1', '2026/0001');
    for (const next of ['same', 'another']) {
      let at = 0;
      council.answer('/papers', () => ({
        data: [round],
        links: { next: `${council.url}/papers${next === 'same' ? '' : `?page=${String((at += 1))}`}` },
      }));
      await set(address, { words: [next] });
      const read = await run();
      expect([read.state, codes(read)]).toEqual(['done', ['page-again']]);
      expect(read.pages).toBeLessThan(4);
    }
    expect(await resolutions()).toHaveLength(1);
  });

  it('comes back when it is asked to, and goes on at the page where it stopped', async () => {
    await set(body([[paper('1', '2026/0001')], [paper('2', '2026/2')]]));
    const { json } = await city.cdo.get<CouncilSystem>(path());
    expect(json.address).toBe(`${council.url}/bodies/1`);
    council.refuse('/items/1', 503, { 'retry-after': '3600' });
    const paused = await run();
    expect(paused).toMatchObject({ state: 'paused', trouble: 'later', pages: 2, finishedAt: null });
    const busy = await city.cdo.post(`${path()}/runs`);
    expect([busy.status, busy.json.code]).toEqual([409, 'council-system-busy']);
    council.relent('/items/1');
    const pages = () => council.asked.filter((asked) => asked.startsWith('/papers')).length;
    const before = pages();
    await goOn(app, city.municipalityId, paused.id);
    expect(await ended()).toMatchObject({ state: 'done', pages: 2, resolutions: 1 });
    expect(pages()).toBe(before);
  });

  it('fails plainly where nothing can be read, and keeps what there was', async () => {
    await set(body([[paper('1', '2026/0001')]]));
    await run();
    const foreign = council.put('/bodies/2', 'Body', { paper: 'http://127.0.0.2:9/papers' });
    const several = council.put('/two', 'System', {
      body: council.answer('/both', {
        data: [
          { id: foreign, type: `${TYPE}Body` },
          { id: foreign, type: `${TYPE}Body` },
        ],
      }),
    });
    for (const [address, trouble] of [
      [council.url + '/nowhere', 'http-404'],
      [council.answer('/words', 'no JSON'), 'not-json'],
      [council.answer('/list', { data: [] }), 'not-oparl'],
      [council.put('/person', 'Person'), 'not-oparl'],
      [foreign, 'other-server'],
      [several, 'several-bodies'],
    ] as const) {
      await set(address);
      expect(await run()).toMatchObject({ state: 'failed', trouble });
    }
    expect(await resolutions()).toMatchObject([{ reference: '2026/0001', removedAt: null }]);
  });

  it('puts into the register what somebody picks, and leaves alone what somebody entered', async () => {
    await set(body([[paper('1', '2026/11'), paper('2', '2026/12')]]), { words: ['vorlage'] });
    await run();
    const entered = await city.cdo.post<Resolution>(`${city.path}/resolutions`, {
      reference: '2026/12',
      title: { source: 'de', texts: { de: 'Von Hand' } },
      body: 'Rat',
      decidedOn: '2026-03-12',
      role: 'decision',
      result: 'rejected',
      public: true,
    });
    expect(entered.status).toBe(201);
    for (const { id } of await waiting()) {
      expect((await city.cdo.post(`${city.path}/council-papers/${id}/picks`)).status).toBe(202);
      await ended();
    }
    expect(await resolutions()).toMatchObject([
      { reference: '2026/11', source: 'council-system', result: 'adopted' },
      { id: entered.json.id, source: 'entered', result: 'rejected', title: { texts: { de: 'Von Hand' } } },
    ]);
    const [read] = await resolutions();
    const changed = await city.cdo.patch(
      `${city.path}/resolutions/${read?.id ?? ''}`,
      { item: '1' },
      { 'if-match': `"${String(read?.version)}"` },
    );
    expect([changed.status, changed.json.code]).toEqual([422, 'from-council-system']);
    expect(await waiting()).toEqual([]);
  });

  it('is set by admins, read by the digital office, and by nobody else', async () => {
    const input = { address: council.url, enabled: true, words: [], paperTypes: [] };
    const put = (client: HttpClient) =>
      client.send('PUT', `${path()}/${city.municipalityId}`, input, { 'if-match': '"0"' });
    expect([
      (await put(city.cdo)).status,
      (await put(city.head)).status,
      (await put(app.client())).status,
    ]).toEqual([403, 403, 401]);
    for (const [client, status] of [
      [city.cdo, 200],
      [admin, 200],
      [city.head, 403],
      [app.client(), 401],
    ] as const)
      expect((await client.get(path())).status).toBe(status);
    const refused = await set('ftp://rat.example/', { words: ['ab'] });
    expect([refused.status, refused.json.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/words']]);
    expect((await set('file:///etc/passwd')).json.errors?.map(({ pointer }) => pointer)).toEqual([
      '/address',
    ]);
    const off = await set(council.url, { enabled: false });
    expect(off.json).toMatchObject({ enabled: false, version: 1, waiting: 0, lastRun: null });
    const run_ = await city.cdo.post(`${path()}/runs`);
    expect([run_.status, run_.json.code]).toEqual([422, 'council-system-off']);
  });
});
