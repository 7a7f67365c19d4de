import type { LiveEvent, Milestone, Project, Strategy } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { LiveReader } from './support/live-reader';
import { makePlanCity, type PlanCity, today } from './support/plan-city';

const isPlan = (event: LiveEvent): event is Extract<LiveEvent, { type: 'plan' }> => event.type === 'plan';

describe('whoever listens', () => {
  let app: TestApp;
  let city: PlanCity;
  let other: PlanCity;
  const readers: LiveReader[] = [];

  beforeAll(async () => {
    app = await TestApp.start({ env: { LIVE_CONNECTIONS: '30', DATABASE_POOL: '10' } });
    city = await makePlanCity(app, 'hoerstadt');
    other = await makePlanCity(app, 'nachbarstadt');
  });
  afterEach(() => {
    for (const reader of readers.splice(0)) reader.leave();
  });
  afterAll(() => app.stop());

  const listen = async (client: HttpClient | null = null, at = city): Promise<LiveReader> => {
    const reader = await LiveReader.open(`${app.baseUrl}/api/v1${at.path}/live`, client?.cookie);
    readers.push(reader);
    return reader;
  };
  /** Resolves once the state of the strategy has been told: from then on everything is heard. */
  const settled = async (reader: LiveReader): Promise<LiveReader> => {
    await reader.next(isPlan);
    return reader;
  };
  const complete = async (completedOn: string | null, at = city): Promise<void> => {
    const path = `${at.path}/milestones/${at.milestoneIds[0] ?? ''}`;
    const tag = (await at.cdo.get<Milestone>(path)).headers.get('etag') ?? '';
    expect((await at.cdo.patch(path, { completedOn }, { 'if-match': tag })).status).toBe(200);
  };
  /** Ends the connection on which the server listens to the database. */
  const cutOff = () =>
    asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'wegmarke-live'`,
      ),
    );
  const stateOf = async (): Promise<Strategy> =>
    (await city.cdo.get<Strategy>(`${city.path}/strategies/${city.strategyId}`)).json;

  /** That an event tells of the plan as it stands now. */
  const isNow = async (): Promise<(event: LiveEvent) => boolean> => {
    const { revision } = await stateOf();
    return (event) => isPlan(event) && event.revision === revision;
  };

  it('is told at once where the strategy stands, and then whenever its plan moves', async () => {
    const reader = await listen(city.head);
    expect(reader.response.status).toBe(200);
    const before = await stateOf();
    expect(await reader.next()).toEqual({
      type: 'plan',
      strategyId: city.strategyId,
      revision: before.revision,
      version: before.version,
    });
    await complete(today());
    const after = await stateOf();
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(await reader.next(await isNow())).toMatchObject({ version: after.version });

    const path = `${city.path}/projects/${city.projectIds[0] ?? ''}`;
    const tag = (await city.cdo.get<Project>(path)).headers.get('etag') ?? '';
    const text = { source: 'de', texts: { de: 'Anderer Titel' } };
    expect((await city.cdo.patch(path, { title: text }, { 'if-match': tag })).status).toBe(200);
    const { version } = await stateOf();
    await reader.next((event) => isPlan(event) && event.version === version);
    await complete(null);
  });

  it('is told the same by every process', async () => {
    const second = await TestApp.start({ databaseUrl: app.databaseUrl });
    const reader = await LiveReader.open(`${second.baseUrl}/api/v1${city.path}/live`, city.head.cookie);
    readers.push(await settled(reader));
    await complete(today());
    await reader.next(await isNow());
    await complete(null);
    await second.stop();
  });

  it('hears nothing of a write that was refused, nor of another municipality', async () => {
    const reader = await settled(await listen(city.head));
    const there = await settled(await listen(other.head, other));
    const refused = await city.change({
      kind: 'drop-project',
      subjectId: city.projectIds[0] ?? '',
      effectiveOn: '1999-01-01',
    });
    expect(refused.status).toBe(422);
    await complete(today(), other);
    expect(await there.next(isPlan)).toMatchObject({ strategyId: other.strategyId });
    const before = await stateOf();
    await complete(today());
    const { revision } = await stateOf();
    const heard: LiveEvent[] = [];
    do heard.push(await reader.next());
    while (!heard.some((event) => isPlan(event) && event.revision === revision));
    for (const event of heard.slice(0, -1))
      expect(event).toMatchObject({ strategyId: city.strategyId, revision: before.revision });
    await Promise.all([complete(null), complete(null, other)]);
  });

  it('as the public hears of published strategies alone; members hear of offices and requests, too', async () => {
    const [open, member] = [await settled(await listen()), await settled(await listen(city.council))];
    const path = `${city.path}/milestones/${city.milestoneIds[1] ?? ''}/help-requests`;
    expect((await city.head.post(path, { text: 'Bitte helfen' })).status).toBe(201);
    expect(await member.next(({ type }) => type === 'changed')).toEqual({
      type: 'changed',
      topic: 'milestones',
    });
    const publish = (published: boolean) =>
      asOwner(app.databaseUrl, (owner) =>
        owner.query(`update strategy set published = $2, version = version + 1 where id = $1`, [
          city.strategyId,
          published,
        ]),
      );
    await publish(false);
    // That it is gone is told once; from then on nothing.
    const { version: gone } = await stateOf();
    await open.next((event) => isPlan(event) && event.version === gone);
    await complete(today());
    await member.next(await isNow());
    const late = await listen();
    await publish(true);
    const { version } = await stateOf();
    expect(await open.next()).toMatchObject({ type: 'plan', version });
    expect(await late.next()).toMatchObject({ type: 'plan', version });
    await complete(null);
  });

  it('reads through proxies: nothing is held back, packed or kept', async () => {
    const { response } = await listen();
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(headers).not.toHaveProperty('content-encoding');
    const head = await fetch(`${app.baseUrl}/api/v1${city.path}/live`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
  });

  it('is let go when the session ends, by signing out or by time', async () => {
    const [leaving, forgotten] = [
      await app.signIn('head@hoerstadt.example'),
      await app.signIn('head@hoerstadt.example'),
    ];
    const [out, expired, staying] = [await listen(leaving), await listen(forgotten), await listen(city.head)];
    await Promise.all([out, expired, staying].map(settled));
    await leaving.delete('/session');
    await out.end();
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `update session set expires_at = clock_timestamp() where token_hash = sha256(convert_to($1, 'utf8'))`,
        [forgotten.cookie.split('=')[1]],
      ),
    );
    // Sessions that end by time are looked for now and then, and whenever the database was away.
    await cutOff();
    await expired.end();
    await complete(today());
    await staying.next(await isNow());
    await complete(null);
  });

  it('is let go who is no member any more', async () => {
    const { email } = await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        `with a as (insert into account (id, email, name) values (gen_random_uuid(), 'kurz@hoerstadt.example', 'Kurz') returning id),
           c as (insert into credential (account_id, password_hash) select a.id, (select password_hash from credential limit 1) from a),
           p as (insert into person (municipality_id, id, name) values ($1, gen_random_uuid(), 'Kurz') returning id)
         insert into membership (municipality_id, account_id, person_id) select $1, a.id, p.id from a, p returning account_id as id`,
        [city.municipalityId],
      );
      return { email: 'kurz@hoerstadt.example', id: rows[0]?.id };
    });
    const reader = await settled(await listen(await app.signIn(email)));
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `delete from membership where municipality_id = $1 and account_id = (select id from account where email = $2)`,
        [city.municipalityId, email],
      ),
    );
    await reader.end();
  });

  it('is told to look again after the database was away', async () => {
    const [member, open] = [await settled(await listen(city.head)), await settled(await listen())];
    await cutOff();
    expect(await member.next(({ type }) => type === 'gap')).toEqual({ type: 'gap' });
    await open.next(await isNow());
    await complete(today());
    await member.next(await isNow());
    await complete(null);
  });

  it('finds a place as long as there is one: so many windows a person, so many readers a process', async () => {
    const windows = await Promise.all(Array.from({ length: 20 }, () => listen(city.head)));
    expect(windows.map(({ response }) => response.status)).toEqual(Array<number>(20).fill(200));
    const another = (await listen(city.head)).response;
    expect([another.status, another.headers.get('retry-after')]).toEqual([429, '60']);
    const rest = await Promise.all(Array.from({ length: 10 }, () => listen(city.cdo)));
    expect(rest.every(({ response }) => response.status === 200)).toBe(true);
    expect((await listen(city.council)).response.status).toBe(503);
    for (const reader of [...windows, ...rest]) reader.leave();
    // A place that was left is free again, once the server has seen it.
    let again = await listen(city.council);
    while (again.response.status !== 200) again = await listen(city.council);
    await settled(again);
  });

  it('is let go when the server closes, which is not held up', async () => {
    const closing = await TestApp.start({ databaseUrl: app.databaseUrl });
    const reader = await LiveReader.open(`${closing.baseUrl}/api/v1${city.path}/live`);
    await reader.next(isPlan);
    await closing.stop();
    await reader.end();
  });

  it('costs little: hundreds hear one change', async () => {
    const large = await TestApp.start({
      databaseUrl: app.databaseUrl,
      env: { LIVE_CONNECTIONS: '1000', TRUST_PROXY: 'on' },
    });
    const open = (at: number) =>
      fetchAs(`${large.baseUrl}/api/v1${city.path}/live`, `203.0.113.${String(at % 250)}`);
    const crowd = await Promise.all(Array.from({ length: 400 }, (_, at) => open(at)));
    for (const reader of crowd) await reader.next(isPlan);
    await complete(today());
    const isNew = await isNow();
    for (const reader of crowd) await reader.next(isNew);
    await complete(null);
    await large.stop();
  });

  const fetchAs = async (url: string, address: string): Promise<LiveReader> => {
    const reader = await LiveReader.open(url, '', { 'x-forwarded-for': address });
    readers.push(reader);
    return reader;
  };
});
