import type { AuditEvent, Erasure, List, PersonalData, RetentionPolicy } from '@wegmarke/domain/contracts';
import { RefusalLog } from '../src/platform/audit/refusal-log';
import { TestApp } from './support/app';
import { carryOutRetention, FREE_TEXTS, KEPT_BACK, PERSONAL_PLACES, verifyCity } from './support/audited';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

describe('personal data', () => {
  let app: TestApp;
  let city: PlanCity;
  let admin: HttpClient;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'datenstadt');
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query(
        `with added as (
           insert into account (id, email, name) values (gen_random_uuid(), 'admin@datenstadt.example', 'Adele Verwaltung') returning id
         ), person_ as (
           insert into person (municipality_id, id, name) values ($1, gen_random_uuid(), 'Adele Verwaltung') returning id
         ), password as (
           insert into credential (account_id, password_hash)
           select added.id, (select password_hash from credential limit 1) from added
         )
         insert into membership (municipality_id, account_id, person_id, roles)
         select $1, added.id, person_.id, '{admin}' from added, person_`,
        [city.municipalityId],
      );
      await owner.query(
        `update person set name = 'Hedwig Sonderbar' where municipality_id = $1 and id = $2`,
        [city.municipalityId, city.headPersonId],
      );
    });
    admin = await app.signIn('admin@datenstadt.example');
  });
  afterAll(() => app.stop());

  const verify = () => verifyCity(app, city);
  const figures = async () =>
    (await app.client().get(`${city.path}/strategies/${city.strategyId}/course`)).text;

  it('is looked for wherever a table names a person or an account', async () => {
    const { references, columns } = await asOwner(app.databaseUrl, async (owner) => {
      const found = await owner.query<{ place: string }>(
        `select c.conrelid::regclass || '.' || a.attname as place
         from pg_constraint c, unnest(c.conkey, c.confkey) as k (own, other)
         join pg_attribute a on true
         where c.contype = 'f' and c.confrelid in ('person'::regclass, 'account'::regclass, 'membership'::regclass)
           and a.attrelid = c.conrelid and a.attnum = k.own and a.attname <> 'municipality_id'`,
      );
      const all = await owner.query<{ place: string }>(
        `select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'public'`,
      );
      return {
        references: found.rows.map(({ place }) => place),
        columns: new Set(all.rows.map(({ place }) => place)),
      };
    });
    const known = PERSONAL_PLACES.map(({ table, column }) => `${table}.${column}`);
    expect(references.length).toBeGreaterThan(30);
    expect(references.filter((place) => !known.includes(place))).toEqual([]);
    expect(known.filter((place) => !columns.has(place))).toEqual([]);
    const texts = FREE_TEXTS.flatMap(({ table, id, columns: own }) =>
      [id, ...own].map((one) => `${table}.${one}`),
    );
    expect(texts.filter((place) => !columns.has(place))).toEqual([]);
  });

  it('is handed out to the person and to an admin, without secrets, and that is noted', async () => {
    const path = `${city.path}/people/${city.headPersonId}/personal-data`;
    const own = await city.head.get<PersonalData>(path);
    expect(own.status).toBe(200);
    expect(own.json.person.name).toBe('Hedwig Sonderbar');
    const tables = own.json.rows.map(({ table }) => table);
    expect(tables).toEqual(
      expect.arrayContaining(['person', 'appointment', 'membership', 'account', 'session']),
    );
    for (const { items } of own.json.rows)
      for (const item of items) for (const name of KEPT_BACK) expect(Object.keys(item)).not.toContain(name);
    const byAdmin = await admin.get<PersonalData>(path);
    expect(byAdmin.status).toBe(200);
    expect(byAdmin.json.rows.map(({ table }) => table)).not.toContain('session');
    expect((await city.cdo.get(path)).status).toBe(403);
    expect((await app.client().get(path)).status).toBe(401);
    const { json } = await admin.get<List<AuditEvent>>(`${city.path}/audit?kind=personal-data`);
    expect(json.items).toHaveLength(2);
  });

  it('is named where the log is read, by what the person is called now', async () => {
    const { json } = await admin.get<List<AuditEvent>>(`${city.path}/audit?kind=appointment`);
    const named = Object.assign({}, ...json.items.map(({ titles }) => titles)) as AuditEvent['titles'];
    expect(named).toMatchObject({
      [city.headPersonId]: { kind: 'name', name: 'Hedwig Sonderbar' },
      [city.officeId]: { kind: 'text', text: { texts: { de: 'Leitung Schulverwaltung' } } },
    });
    expect(json.items.flatMap(({ titles }) => Object.keys(titles))).not.toContain(json.items[0]?.subject?.id);
  });

  it('is asked to be erased by the person, and the wish taken back', async () => {
    const path = `${city.path}/erasure-requests`;
    expect((await city.head.post<List<object>>(path)).json.items).toHaveLength(1);
    expect((await city.cdo.get<List<object>>(path)).json.items).toEqual([]);
    expect((await admin.get<List<{ name: string }>>(path)).json.items).toMatchObject([
      { name: 'Hedwig Sonderbar' },
    ]);
    expect((await city.head.delete(path)).status).toBe(200);
    expect((await admin.get<List<object>>(path)).json.items).toEqual([]);
    await city.head.post(path);
  });

  it('is erased without a figure or a link of the chain moving, and free texts are listed', async () => {
    const help = await city.head.post(`${city.path}/milestones/${city.milestoneIds[0] ?? ''}/help-requests`, {
      text: 'Bitte bei Hedwig Sonderbar melden.',
    });
    expect(help.status).toBe(201);
    const path = `${city.path}/people/${city.headPersonId}/erasure`;
    expect((await city.cdo.post(path)).status).toBe(403);
    const holding = await admin.post(path);
    expect([holding.status, holding.json.code]).toEqual([409, 'holds-office']);
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(`update appointment set until_on = $2 where person_id = $1`, [
        city.headPersonId,
        dayFromToday(-1),
      ]),
    );
    const before = { figures: await figures(), chain: await verify() };
    expect(before.chain.trouble).toBeNull();
    const { status, json } = await admin.post<Erasure>(path);
    expect(status).toBe(200);
    expect(json.accountForgotten).toBe(true);
    expect(json.texts).toContainEqual(expect.objectContaining({ table: 'help_request', field: 'text' }));

    expect(await figures()).toBe(before.figures);
    const after = await verify();
    expect(after.trouble).toBeNull();
    expect(after.links).toBeGreaterThan(before.chain.links);
    expect((await city.head.get('/session')).status).toBe(401);
    await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ table: string }>(
        `select table_name as table from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
      );
      const holding_: string[] = [];
      for (const { table } of rows) {
        const { rowCount } = await owner.query(
          `select from ${table} t where to_jsonb(t)::text ilike any ('{%Sonderbar%,%head@datenstadt%}')`,
        );
        if (rowCount) holding_.push(table);
      }
      // What somebody wrote, and its words for the search, is for somebody to decide about: it was listed above.
      const listed = ['help_request', 'search_text', 'search_word', 'search_term'];
      expect(holding_.filter((table) => !listed.includes(table))).toEqual([]);
    });
    const log = await admin.get<List<AuditEvent>>(`${city.path}/audit?kind=erasure`);
    expect(log.json.items.map(({ action }) => action)).toContain('erasure.carried-out');
    for (const read of [`history/${city.headPersonId}`, 'audit?limit=200', 'audit/exports/audit.csv'])
      expect((await admin.get(`${city.path}/${read}`)).text).not.toContain('Sonderbar');
  });

  it('keeps events as long as the municipality says, and the chain of what was let go of intact', async () => {
    const path = `${city.path}/retention`;
    expect((await city.cdo.get(path)).status).toBe(403);
    expect((await admin.get<RetentionPolicy>(path)).json).toMatchObject({
      refusalsDays: 90,
      eventsYears: 10,
    });
    const input = { refusalsDays: 30, eventsYears: 1, invitationsDays: 1, mailsDays: 7 };
    expect((await admin.send('PUT', path, { ...input, refusalsDays: 1 })).status).toBe(422);
    expect((await admin.send('PUT', path, input)).status).toBe(200);

    // Some that are old: written by the database itself, with the day that it takes them for.
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query('begin');
      await owner.query(`select set_config('app.municipality_id', $1, true)`, [city.municipalityId]);
      for (const [action, age] of [
        ['access.refused', '40 days'],
        ['access.refused', '5 days'],
        ['export.made', '400 days'],
        ['export.made', '40 days'],
      ])
        await owner.query(
          `insert into audit_event (municipality_id, id, recorded_at, actor_kind, action)
           values ($1, gen_random_uuid(), clock_timestamp() - $3::interval, 'system', $2)`,
          [city.municipalityId, action, age],
        );
      await owner.query('commit');
    });
    const count = async (kind: string) =>
      (await admin.get<List<AuditEvent>>(`${city.path}/audit?kind=${kind}`)).json.total;
    const before = [await count('access'), await count('export')];
    const known = (await verify()).head;
    await carryOutRetention(app);
    expect([await count('access'), await count('export')]).toEqual([
      (before[0] ?? 0) - 1,
      (before[1] ?? 0) - 1,
    ]);
    const verified = await verifyCity(app, city, known ? [known] : []);
    expect(verified.trouble).toBeNull();
    expect(await count('retention')).toBeGreaterThan(2);
    // Gone without an event that says so is gone against the rules.
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query('set session_replication_role = replica');
      await owner.query(`delete from audit_event where municipality_id = $1 and action = 'access.refused'`, [
        city.municipalityId,
      ]);
    });
    expect((await verify()).trouble).toMatch(/is gone/);
  });

  it('never leaves the log by the application’s own hand', async () => {
    const prune = (before: string) =>
      app.database.queryOnce(
        `select set_config('app.municipality_id', $1, false), prune_events($1::uuid, 'event', $2::timestamptz)`,
        [city.municipalityId, before],
      );
    await expect(prune(today())).rejects.toMatchObject({ code: '42501' });
    await expect(app.database.queryOnce(`delete from audit_event`)).rejects.toMatchObject({ code: '42501' });
  });

  it('counts refusals by the minute, however many there are', async () => {
    const other = await makePlanCity(app, 'andrangstadt');
    const refusals = app.app.get(RefusalLog);
    await refusals.flush();
    for (let at = 0; at < 30; at += 1) await other.council.get(`${other.path}/inbox`);
    for (let at = 0; at < 5; at += 1) await other.council.get(`${other.path}/audit`);
    await refusals.flush();
    await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ detail: object; actor: string | null }>(
        `select detail, actor_person_id as actor from audit_event where municipality_id = $1 and action = 'access.refused'`,
        [other.municipalityId],
      );
      expect(rows).toHaveLength(1);
      expect(rows[0]?.detail).toEqual({ status: 403, code: 'forbidden', network: '127.0.0.0/16', count: 35 });
      expect(rows[0]?.actor).not.toBeNull();
    });
  });
});
