import type {
  DepartmentRecord,
  InboxAnswer,
  List,
  Milestone,
  OfficeRecord,
  OpenAsk,
  Problem,
  Project,
  ProjectUpdate,
  ProjectUpdateVersion,
  Reorganisation,
} from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const tag = ({ version }: { version: number }) => ({ 'if-match': `"${String(version)}"` });
const ROUNDS = 24;

describe('an office that has ended', () => {
  let app: TestApp;
  let city: PlanCity;
  let owner: Client;

  beforeAll(async () => {
    app = await TestApp.start({ env: { DATABASE_POOL: '10' } });
    city = await makePlanCity(app, 'endstadt');
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    await owner.query(
      `update membership set roles = '{admin}' where municipality_id = $1 and person_id in (
      select person_id from appointment a join office o on o.id = a.office_id where o.kind = 'cdo')`,
      [city.municipalityId],
    );
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  /** A department with an office of its own. */
  const place = async (title: string): Promise<{ departmentId: string; officeId: string }> => {
    const made = await city.cdo.post<DepartmentRecord>(`${city.path}/departments`, { title: text(title) });
    const office = { kind: 'head', title: text(`Leitung ${title}`), departmentId: made.json.id };
    const { json } = await city.cdo.post<OfficeRecord>(`${city.path}/offices`, office);
    return { departmentId: made.json.id, officeId: json.id };
  };
  const end = ({ departmentId, officeId }: { departmentId: string; officeId: string }, title: string) =>
    city.cdo.post<Reorganisation & Problem>(`${city.path}/reorganisations`, {
      kind: 'rename',
      effectiveOn: today(),
      departmentIds: [departmentId],
      becomes: [{ id: departmentId, title: text(title) }],
      offices: [{ officeId, successorId: city.officeId }],
    });
  const waiters = async (wanted: number): Promise<void> => {
    for (;;) {
      const { rows } = await owner.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
         where wait_event_type = 'Lock' and datname = current_database()`,
      );
      if ((rows[0]?.count ?? 0) >= wanted) return;
    }
  };
  const milestone = async (at: number) =>
    (await city.cdo.get<Milestone>(`${city.path}/milestones/${city.milestoneIds[at] ?? ''}`)).json;
  const inbox = async () => (await city.cdo.get<InboxAnswer>(`${city.path}/inbox`)).json.items;

  it('hands what waits for it to its successor, and says so', async () => {
    const ending = await place('Altes Amt');
    const [projectId = ''] = city.projectIds;
    const updates = `${city.path}/projects/${projectId}/updates`;
    const asked = await city.cdo.post<ProjectUpdate>(updates, {
      happened: text('Es geht voran.'),
      ask: { officeId: ending.officeId, text: text('Wer prüft?'), answerBy: dayFromToday(5) },
    });
    expect(asked.status).toBe(201);
    const own = `${city.path}/milestones/${city.milestoneIds[0] ?? ''}`;
    await city.head.post(`${own}/help-requests`, { text: 'Hilfe bitte' }, tag(await milestone(0)));
    const help = (await inbox()).find(({ kind }) => kind === 'help-request');
    const holder = { officeId: ending.officeId };
    const held = `${city.path}/inbox/help-requests/${help?.id ?? ''}/holder`;
    expect((await city.cdo.send('PUT', held, holder)).status).toBeLessThan(300);
    const suggested = await city.head.post(
      `${own}/owner-suggestions`,
      { officeId: ending.officeId, reason: 'Nicht bei uns' },
      tag(await milestone(0)),
    );
    expect(suggested.status).toBeLessThan(300);

    const ended = await end(ending, 'Neues Amt');
    expect([ended.status, ended.json.handed]).toEqual([201, { helpRequests: 1, suggestions: 1, asks: 1 }]);
    const { json: office } = await city.cdo.get<OfficeRecord>(`${city.path}/offices/${ending.officeId}`);
    expect([office.closedOn, office.successorId]).toEqual([today(), city.officeId]);
    const items = await inbox();
    expect(items.find(({ kind }) => kind === 'help-request')).toMatchObject({
      holder: { id: city.officeId },
      handedFrom: { id: ending.officeId },
    });
    expect(items.find(({ kind }) => kind === 'owner-suggestion')).toMatchObject({
      suggestedOffice: { id: city.officeId },
      handedFrom: { id: ending.officeId },
    });
    const { json: asks } = await city.head.get<List<OpenAsk>>(`${city.path}/asks`);
    expect(asks.items.map(({ id }) => id)).toContain(asked.json.id);
    const { json: list } = await city.cdo.get<List<ProjectUpdate>>(updates);
    expect(list.items[0]?.ask).toMatchObject({
      office: { id: city.officeId },
      handedFrom: { id: ending.officeId },
    });
    const history = `${city.path}/updates/${asked.json.id}/versions`;
    const { json: versions } = await city.cdo.get<List<ProjectUpdateVersion>>(history);
    expect(versions.items.map(({ ask }) => ask?.office.id)).toEqual([ending.officeId, city.officeId]);

    // Nothing new may be asked of it, held by it or suggested for it.
    const again = { happened: text('Und weiter.'), ask: { officeId: ending.officeId, text: text('Wer?') } };
    expect((await city.cdo.post(updates, again)).status).toBe(422);
    expect((await city.cdo.send('PUT', held, holder)).status).toBe(422);
    const twice = await city.head.post(
      `${own}/owner-suggestions`,
      { officeId: ending.officeId, reason: 'Doch' },
      tag(await milestone(0)),
    );
    expect(twice.status).toBe(422);
  });

  it('is asked nothing again where its answer is taken back: its successor is', async () => {
    const ending = await place('Antwortamt');
    const updates = `${city.path}/projects/${city.projectIds[1] ?? ''}/updates`;
    const asked = await city.cdo.post<ProjectUpdate>(updates, {
      happened: text('Stand.'),
      ask: { officeId: ending.officeId, text: text('Passt das?') },
    });
    const answer = `${city.path}/updates/${asked.json.id}/answer`;
    expect((await city.cdo.send('PUT', answer, { answer: text('Ja.') })).status).toBeLessThan(300);
    const ended = await end(ending, 'Antwortamt neu');
    expect(ended.json.handed.asks).toBe(0);
    const reopened = await city.cdo.delete<ProjectUpdate>(answer);
    expect(reopened.status).toBeLessThan(300);
    const { json } = await city.cdo.get<List<ProjectUpdate>>(updates);
    expect(json.items[0]?.ask).toMatchObject({
      office: { id: city.officeId },
      handedFrom: { id: ending.officeId },
      answer: null,
    });
  });

  it('answers for nothing that had left the plan and is taken in again', async () => {
    const ending = await place('Fallamt');
    const { json: project } = await city.cdo.post<Project>(`${city.path}/projects`, {
      strategyId: city.strategyId,
      pillarId: city.pillarIds[0],
      title: text('Fällt weg'),
      ...ending,
    });
    const dropped = await city.change({ kind: 'drop-project', subjectId: project.id });
    expect([dropped.status, dropped.json]).toMatchObject([201, {}]);
    expect((await end(ending, 'Fallamt neu')).status).toBe(201);
    const undo = `${city.path}/strategies/${city.strategyId}/revisions/${String(dropped.json.revision)}/undo`;
    expect((await city.cdo.post(undo, { reason: 'Doch' })).status).toBe(201);
    const { json } = await city.cdo.get<Project>(`${city.path}/projects/${project.id}`);
    expect([json.office.id, json.department?.id]).toEqual([city.officeId, ending.departmentId]);
  });

  it.each<['plan change' | 'new project' | 'direct edit']>([
    ['plan change'],
    ['new project'],
    ['direct edit'],
  ])('is left with nothing by a %s at the same moment, whoever comes first', async (how) => {
    const [projectId = ''] = city.projectIds;
    for (let round = 0; round < ROUNDS; round += 1) {
      const ending = await place(`${how} ${String(round)}`);
      const { json: project } = await city.cdo.get<Project>(`${city.path}/projects/${projectId}`);
      const give = () => {
        const changes = [{ kind: 'describe-project', subjectId: projectId, officeId: ending.officeId }];
        if (how === 'plan change')
          return city.cdo.post(`${city.path}/strategies/${city.strategyId}/changes`, { changes });
        if (how === 'direct edit') {
          const own = `${city.path}/projects/${projectId}`;
          return city.cdo.patch(own, { officeId: ending.officeId }, tag(project));
        }
        return city.cdo.post(`${city.path}/projects`, {
          strategyId: city.strategyId,
          pillarId: city.pillarIds[0],
          title: text(`Neu ${String(round)}`),
          ...ending,
        });
      };
      const close = () => end(ending, `Nach ${String(round)}`);
      const isForced = round >= ROUNDS / 2;
      if (isForced) {
        await owner.query('begin');
        await owner.query(`select 1 from strategy where id = $1 for update`, [city.strategyId]);
      }
      // Whoever waits for the plan's lock first gets it first.
      const inOrder = async <First, Second>(first: () => Promise<First>, second: () => Promise<Second>) => {
        const one = first();
        if (isForced) await waiters(1);
        const other = second();
        if (isForced) {
          await waiters(2);
          await owner.query('commit');
        }
        return Promise.all([one, other]);
      };
      const givesFirst = round % 2 === 0;
      const [given, closed] = givesFirst
        ? await inOrder(give, close)
        : await inOrder(close, give).then(([second, first]) => [first, second] as const);
      expect(closed.status).toBe(201);
      expect([200, 201, 409, 422]).toContain(given.status);
      if (isForced) expect(given.status < 300).toBe(givesFirst);
      const { rows } = await owner.query(
        `select t.id from (select id, municipality_id, office_id from project union all
           select id, municipality_id, office_id from milestone) t
         join office o on o.municipality_id = t.municipality_id and o.id = t.office_id
         where t.municipality_id = $1 and o.closed_on is not null`,
        [city.municipalityId],
      );
      expect(rows).toEqual([]);
    }
  });

  it('is succeeded by nobody whom it succeeds, in one act or in two at the same moment', async () => {
    const [one, two] = [await place('Kreis eins'), await place('Kreis zwei')];
    const ends = (from: typeof one, to: typeof one) => ({
      officeId: from.officeId,
      successorId: to.officeId,
    });
    const act = (departmentId: string, title: string, offices: readonly object[]) =>
      city.cdo.post<Reorganisation & Problem>(`${city.path}/reorganisations`, {
        kind: 'rename',
        effectiveOn: today(),
        departmentIds: [departmentId],
        becomes: [{ id: departmentId, title: text(title) }],
        offices,
      });
    for (const [officeId, at] of [
      [one.officeId, 0],
      [two.officeId, 1],
    ] as const) {
      const { json: person } = await city.cdo.post<{ id: string }>(`${city.path}/people`, {
        name: `Kreis ${String(at)}`,
      });
      const appointment = { officeId, personId: person.id, kind: 'regular', fromOn: today() };
      expect((await city.cdo.post(`${city.path}/appointments`, appointment)).status).toBe(201);
    }
    const merged = await city.cdo.post(`${city.path}/reorganisations`, {
      kind: 'merge',
      effectiveOn: today(),
      departmentIds: [one.departmentId, two.departmentId],
      becomes: [{ title: text('Kreis') }],
      offices: [ends(one, two), ends(two, one)],
    });
    expect([merged.status, merged.json.code]).toEqual([422, 'invalid-fields']);

    await owner.query('begin');
    await owner.query('select from office where id = any ($1) for update', [[one.officeId, two.officeId]]);
    const answers = Promise.all([
      act(one.departmentId, 'Rund', [ends(one, two)]),
      act(two.departmentId, 'Runder', [ends(two, one)]),
    ]);
    await waiters(2);
    await owner.query('commit');
    const statuses = (await answers).map(({ status }) => status).sort();
    expect([statuses[0], (statuses[1] ?? 0) >= 400 && (statuses[1] ?? 0) < 500]).toEqual([201, true]);
    const { json } = await city.cdo.get<List<OfficeRecord>>(`${city.path}/offices`);
    const left = json.items.filter(({ id }) => [one.officeId, two.officeId].includes(id));
    expect(left).toHaveLength(1);
  });

  it('takes nothing, whoever writes to the database', async () => {
    const ending = await place('Mauer');
    const { json: project } = await city.cdo.get<Project>(
      `${city.path}/projects/${city.projectIds[0] ?? ''}`,
    );
    const other = new Client({ connectionString: app.databaseUrl });
    await other.connect();
    const give = (client: Client) =>
      client.query(`update project set office_id = $2 where id = $1`, [project.id, ending.officeId]);
    const close = (client: Client) =>
      client.query(`update office set closed_on = current_date where id = $1`, [ending.officeId]);
    // Whoever gives waits for whoever closes, and then finds it ended.
    await owner.query('begin');
    await close(owner);
    const late = give(other).then(
      () => 'given',
      (error: unknown) => (error as { code?: string }).code,
    );
    await owner.query('commit');
    expect(await late).toBe('WM001');
    await other.end();
  });
});
