import type {
  Explanation,
  Milestone,
  NoRecord,
  PlanData,
  Problem,
  Project,
  ScopeChangeResult,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { readLedger } from './support/ledger-truth';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

describe('recorded time, with two servers on one database', () => {
  let servers: readonly [TestApp, TestApp];
  let city: PlanCity;
  let writers: readonly [HttpClient, HttpClient];

  beforeAll(async () => {
    const first = await TestApp.start({ env: { DATABASE_POOL: '10' } });
    const second = await TestApp.start({
      databaseUrl: first.databaseUrl,
      env: { DATABASE_POOL: '10' },
    });
    servers = [first, second];
    city = await makePlanCity(first, 'doppelstadt');
    writers = [await first.signIn('cdo@doppelstadt.example'), await second.signIn('cdo@doppelstadt.example')];
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  const strategyPath = () => `${city.path}/strategies/${city.strategyId}`;

  it('never changes an answer for a past instant, whatever is written meanwhile and afterwards', async () => {
    let writing = true;
    let written = 0;
    const count = (status: number) => {
      if (status === 200 || status === 201) written += 1;
      else expect(status).toBe(412);
    };
    const write = async (client: HttpClient, at: number): Promise<void> => {
      for (let round = at; writing; round += 1) {
        const path = `${city.path}/milestones/${city.milestoneIds[round % 4] ?? ''}`;
        const { headers, json } = await client.get<Milestone>(path);
        const body =
          json.completedOn === null && round % 3 > 0
            ? { completedOn: dayFromToday(-(round % 9)) }
            : json.completedOn === null
              ? { promisedOn: dayFromToday(round % 50), reason: 'Verschoben' }
              : { completedOn: null };
        count((await client.patch(path, body, { 'if-match': headers.get('etag') ?? '' })).status);
        if (round % 4 !== 0) continue;
        const added = await client.post<ScopeChangeResult>(`${strategyPath()}/scope-changes`, {
          title: text(`Neu ${String(round)}`),
          reason: 'Nachgetragen',
          ...(round % 8 === 0
            ? { kind: 'add-pillar', subjectId: city.strategyId, effectiveOn: dayFromToday(-(round % 30)) }
            : {
                kind: 'add-milestone',
                subjectId: city.projectIds[0],
                effectiveOn: today(),
                baselineOn: dayFromToday((round % 20) - 10),
              }),
        });
        count(added.status);
        const project = `${city.path}/projects/${city.projectIds[1] ?? ''}`;
        const tag = (await client.get<Project>(project)).headers.get('etag') ?? '';
        count(
          (await client.patch(project, { title: text(`Name ${String(round)}`) }, { 'if-match': tag })).status,
        );
      }
    };
    const told = new Map<string, string>();
    const read = async (server: TestApp, at: number): Promise<void> => {
      await readUntilEnough(server, at).finally(() => {
        writing = false;
      });
    };
    const readUntilEnough = async (server: TestApp, at: number): Promise<void> => {
      const anyone = server.client();
      for (let round = at; writing && (written < 120 || told.size < 200); round += 1) {
        const seen = (await anyone.get<Explanation>(`${strategyPath()}/course`)).json.knownAt;
        const instants = [seen, new Date(), new Date(Date.now() + (round % 12))].map((each) =>
          typeof each === 'string' ? each : each.toISOString(),
        );
        for (const instant of instants) {
          const knownAt = encodeURIComponent(instant);
          const question = [
            `course?on=${today()}&knownAt=${knownAt}`,
            `course/explanation?on=${today()}&knownAt=${knownAt}`,
            `data?knownAt=${knownAt}`,
            `course/change?fromOn=${dayFromToday(-20)}&fromKnownAt=${knownAt}&toOn=${today()}&toKnownAt=${knownAt}`,
            `course/series?from=${dayFromToday(-60)}&to=${today()}&knownAt=${knownAt}`,
          ][round % 5];
          const answer = await anyone.get(`${strategyPath()}/${question ?? ''}`);
          // An instant that has not come yet is refused; one that has is answered for good.
          if (answer.status === 422) expect(answer.json.errors?.[0]?.code).toBe('future');
          else expect(answer.status).toBe(200);
          const before = told.get(question ?? '');
          if (before !== undefined) expect(answer.text).toBe(before);
          if (answer.status === 200) told.set(question ?? '', answer.text);
        }
      }
    };
    const writing_ = [...writers, ...writers].map(write);
    try {
      await Promise.all([...servers, ...servers].map(read));
    } finally {
      writing = false;
      await Promise.all(writing_);
    }
    for (const [question, before] of told) {
      for (const server of servers) {
        const { text: again } = await server.client().get(`${strategyPath()}/${question}`);
        expect({ question, again }).toEqual({ question, again: before });
      }
    }
  }, 120_000);

  it('counts revisions without a gap, at instants that strictly increase', async () => {
    const { instants } = await readLedger(servers[0].databaseUrl, city);
    expect(instants.length).toBeGreaterThan(50);
    for (const [at, instant] of instants.entries())
      expect(instant.getTime()).toBeGreaterThan(instants[at - 1]?.getTime() ?? 0);
  });

  it('lets one of many writers with the same version through, and tells the others what it wrote', async () => {
    const { json: added } = await city.change({
      kind: 'add-milestone',
      subjectId: city.projectIds[0] ?? '',
      title: text('Umkämpft'),
    });
    const path = `${city.path}/milestones/${added.createdIds[0] ?? ''}`;
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, at) =>
        writers[at % 2 === 0 ? 0 : 1].patch<Milestone & Problem>(
          path,
          { promisedOn: dayFromToday(at + 1), reason: `Nummer ${String(at)}` },
          { 'if-match': '"1"' },
        ),
      ),
    );
    const won = answers.filter((answer) => answer.status === 200);
    const lost = answers.filter((answer) => answer.status === 412);
    expect([won.length, lost.length]).toEqual([1, 15]);
    const { undo: _, ...winner } = won[0]?.json ?? {};
    for (const answer of lost) expect(answer.json.current).toMatchObject(winner);
    expect((await city.cdo.get<Milestone>(path)).json.promises).toHaveLength(1);
  });

  it('records one of many equal scope changes', async () => {
    const { json: added } = await city.change({
      kind: 'add-milestone',
      subjectId: city.projectIds[0] ?? '',
      title: text('Nur einmal fallen lassen'),
    });
    const [subjectId = ''] = added.createdIds;
    const drop = { kind: 'drop-milestone', subjectId, reason: 'Entfällt', effectiveOn: today() };
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        writers[at % 2 === 0 ? 0 : 1].post<ScopeChangeResult & Problem>(
          `${strategyPath()}/scope-changes`,
          drop,
          {
            'if-match': '"1"',
          },
        ),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array<number>(11).fill(412)]);
    expect(answers.find((answer) => answer.status === 412)?.json.current).toMatchObject({
      id: subjectId,
      version: 2,
      left: { how: 'dropped' },
    });
  });

  it('shows past titles in past answers, also while the revision is the last one', async () => {
    const client = servers[0].client();
    const titleAt = async (knownAt?: string) => {
      const query = knownAt === undefined ? '' : `&knownAt=${encodeURIComponent(knownAt)}`;
      const { json } = await client.get<Explanation>(
        `${strategyPath()}/course/explanation?on=${today()}${query}`,
      );
      const projects = json.tree.flatMap((pillar) => pillar.projects);
      return { project: projects.find(({ id }) => id === city.projectIds[0])?.title.texts.de, ...json };
    };
    const before = await titleAt();
    const path = `${city.path}/projects/${city.projectIds[0] ?? ''}`;
    const { headers } = await city.cdo.get<Project>(path);
    const renamed = await city.cdo.patch<Project>(
      path,
      { title: text('Ganz anders') },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect(renamed.json.title.texts.de).toBe('Ganz anders');
    expect((await titleAt()).project).toBe('Ganz anders');
    expect((await titleAt()).revision).toBe(before.revision);
    expect((await titleAt(before.knownAt)).project).toBe(before.project);
    await city.change({ kind: 'set-weight', subjectId: city.projectIds[0] ?? '', weight: 7 });
    expect((await titleAt(before.knownAt)).project).toBe(before.project);
    const { json } = await client.get<PlanData>(
      `${strategyPath()}/data?knownAt=${encodeURIComponent(before.knownAt)}`,
    );
    expect(json.subjects.find(({ id }) => id === city.projectIds[0])?.title.texts.de).toBe(before.project);
  });

  it('leaves room for everybody else, however many ask what was known while somebody writes', async () => {
    const [server] = servers;
    const waiting = `select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and application_name = 'wegmarke' and wait_event_type = 'Lock'`;
    const reader = server.client();
    await asOwner(server.databaseUrl, async (owner) => {
      const waitingNow = async () => (await owner.query<{ waiting: number }>(waiting)).rows[0]?.waiting;
      await owner.query('begin');
      await owner.query('select from strategy where id = $1 for update', [city.strategyId]);
      const known = new Date().toISOString();
      const asked = Array.from({ length: 30 }, () =>
        reader.get(`${strategyPath()}/account?knownAt=${known}`),
      );
      for (let read = 0; read < 30 || (await waitingNow()) === 0; read += 1)
        expect((await reader.get(`${city.path}/strategies`)).status).toBe(200);
      expect(await waitingNow()).toBe(1);
      await owner.query('rollback');
      expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
    });
  });

  it('knows nothing before the first record', async () => {
    const client = servers[1].client();
    const [first] = (await readLedger(servers[0].databaseUrl, city)).instants;
    const before = encodeURIComponent(new Date((first?.getTime() ?? 0) - 1).toISOString());
    const questions = [
      `course?knownAt=${before}`,
      `course/series?knownAt=${before}`,
      `course/explanation?knownAt=${dayFromToday(-1)}`,
      `course/change?fromOn=${today()}&fromKnownAt=${before}&toOn=${today()}`,
      `data?knownAt=2001-01-01`,
    ];
    for (const question of questions) {
      const { status, json } = await client.get<NoRecord>(`${strategyPath()}/${question}`);
      expect([question, status, json]).toEqual([question, 200, { noRecord: true }]);
    }
    const at = encodeURIComponent(first?.toISOString() ?? '');
    const known = await client.get<Explanation>(`${strategyPath()}/course?knownAt=${at}`);
    expect([known.status, known.json.revision]).toEqual([200, 1]);
  });

  it('is kept from everyone: no row of the ledger or of texts is changed or taken away', async () => {
    const statements = ['ledger_entry', 'ledger_revision', 'description'].flatMap((table) => [
      `update ${table} set municipality_id = municipality_id`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]);
    await asOwner(servers[0].databaseUrl, async (owner) => {
      for (const statement of statements)
        await expect(owner.query(statement)).rejects.toThrow(/is append-only/);
    });
    for (const statement of statements) {
      await expect(servers[0].database.queryOnce(statement)).rejects.toThrow(/permission denied/);
    }
    expect((await readLedger(servers[0].databaseUrl, city)).entries.length).toBeGreaterThan(50);
  });
});
