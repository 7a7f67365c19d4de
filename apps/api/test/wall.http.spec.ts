import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { databaseCode } from '../src/platform/errors/database-errors';
import { APPEND_ONLY } from '../src/platform/database/migrate';
import { ensureAppRole } from '../src/platform/database/app-role';
import { createDatabase } from './support/database';
import { testSettings } from './support/settings';

/** The tables that belong to no municipality. A table that joins them is a decision. */
const GLOBAL = [
  'account',
  'account_link',
  'account_mail',
  'ceremony',
  'credential',
  'migration',
  'municipality',
  'operator',
  'operator_invitation',
  'passkey',
  'recovery_code',
  'removed_content',
  'removed_municipality',
  'session',
  'sign_in',
  'throttle',
  'totp',
];
const REFUSED = '42501';

const VALUES: Readonly<Record<string, (column: string) => unknown>> = {
  uuid: () => uuid(),
  text: (column) => column,
  _text: (column) => [column],
  jsonb: () => '{}',
  date: () => '2026-01-01',
  int4: () => 1,
  int8: () => 1,
  numeric: () => 1,
  bool: () => true,
  bytea: () => Buffer.alloc(32),
  timestamptz: () => new Date(),
};

describe('the wall between municipalities', () => {
  const [ours, theirs] = [uuid(), uuid()];
  let owner: Client;
  let app: Client;
  let walled: string[];
  let appRole: string;
  let checks = 0;

  beforeAll(async () => {
    const url = await createDatabase();
    owner = new Client({ connectionString: url });
    app = new Client({ connectionString: (await ensureAppRole(testSettings(url))).url });
    await Promise.all([owner.connect(), app.connect()]);
    appRole = (await app.query<{ name: string }>('select current_user as name')).rows[0]?.name ?? '';
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'municipality_id' order by 1`,
    );
    walled = rows.map(({ name }) => name);
    await fillEveryTable();
  });

  afterAll(async () => {
    await Promise.all([owner.end(), app.end()]);
    process.stdout.write(`the wall: ${String(checks)} checks of ${String(walled.length)} tables\n`);
  });

  /** One row for each of the two, in every table; what the values mean is of no interest here. */
  async function fillEveryTable(): Promise<void> {
    await owner.query(`set session_replication_role = replica`);
    const checks = await owner.query<{ drop: string }>(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
       from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`,
    );
    for (const { drop } of checks.rows) await owner.query(drop);
    for (const table of walled) {
      const { rows } = await owner.query<{ name: string; type: string }>(
        `select column_name as name, udt_name as type from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null
           and is_generated = 'NEVER'`,
        [table],
      );
      for (const municipality of [ours, theirs]) {
        const values = rows.map(({ name, type }) =>
          name === 'municipality_id' ? municipality : VALUES[type]?.(name),
        );
        await owner.query(
          `insert into ${table} (${rows.map(({ name }) => name).join(', ')}) values (${rows.map((_, at) => `$${at + 1}`).join(', ')})`,
          values,
        );
      }
    }
    await owner.query(`set session_replication_role = default`);
  }

  /** The code of the refusal, or how many rows the statement reached. Nothing of it stays. */
  async function asOurs(text: string, values: unknown[] = []): Promise<string | number | null> {
    checks += 1;
    await app.query('begin');
    try {
      await app.query(`select set_config('app.municipality_id', $1, true)`, [ours]);
      return (await app.query(text, values)).rowCount;
    } catch (error) {
      return databaseCode(error) ?? 'unknown';
    } finally {
      await app.query('rollback');
    }
  }

  it('stands around every table that is not global', async () => {
    const { rows } = await owner.query<{ name: string; walled: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as walled from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    expect(rows.filter((row) => !row.walled).map(({ name }) => name)).toEqual(GLOBAL);
    expect(rows.filter((row) => row.walled).map(({ name }) => name)).toEqual(walled);
  });

  it('lets nobody read a row of another municipality, or any without one', async () => {
    for (const table of walled) {
      expect([table, await asOurs(`select from ${table}`)]).toEqual([table, 1]);
      expect([table, await asOurs(`select from ${table} where municipality_id = $1`, [theirs])]).toEqual([
        table,
        0,
      ]);
      expect([table, (await app.query(`select from ${table}`)).rowCount]).toEqual([table, 0]);
    }
  });

  it('lets nobody change, remove or add one', async () => {
    for (const table of walled) {
      const untouched = APPEND_ONLY.includes(table) ? REFUSED : 0;
      expect([table, await asOurs(`delete from ${table} where municipality_id = $1`, [theirs])]).toEqual([
        table,
        untouched,
      ]);
      const change = `update ${table} set municipality_id = municipality_id where municipality_id = $1`;
      expect([table, await asOurs(change, [theirs])]).toEqual([table, untouched]);
      expect([table, await asOurs(`update ${table} set municipality_id = $1`, [theirs])]).toEqual([
        table,
        REFUSED,
      ]);
      // What is generated cannot be given.
      const { rows } = await owner.query<{ names: string }>(
        `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      const names = rows[0]?.names ?? '';
      const add = `insert into ${table} (${names}) select ${names} from (select r.* from ${table} t, jsonb_populate_record(t, jsonb_build_object('municipality_id', $1::uuid)) r) x`;
      expect([table, await asOurs(add, [theirs])]).toEqual([table, REFUSED]);
    }
  });

  it('refers only to rows of the same municipality', async () => {
    const { rows } = await owner.query<{ name: string; within: boolean }>(
      `select c.conname as name,
         exists (select from unnest(c.conkey, c.confkey) k(own, other)
           join pg_attribute o on o.attrelid = c.conrelid and o.attnum = k.own
           join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.other
           where o.attname = 'municipality_id' and f.attname in ('municipality_id', 'id')
             and (f.attname = 'municipality_id' or c.confrelid = 'municipality'::regclass)) as within
       from pg_constraint c
       where c.contype = 'f' and c.connamespace = 'public'::regnamespace
         and c.conrelid::regclass::text = any($1)
         -- What belongs to no municipality is referred to by its own key.
         and not c.confrelid::regclass::text = any($2)`,
      [walled, GLOBAL.filter((table) => table !== 'municipality')],
    );
    checks += rows.length;
    expect(rows.filter(({ within }) => !within).map(({ name }) => name)).toEqual([]);
    expect(rows.length).toBeGreaterThan(20);
  });

  it('has no key over which the rows of two municipalities could meet, but of secrets', async () => {
    const { rows } = await owner.query<{ name: string; columns: string[] }>(
      `select i.indexrelid::regclass::text as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
       where i.indisunique and i.indrelid::regclass::text = any($1) group by 1 order by 1`,
      [walled],
    );
    checks += rows.length;
    const meeting = rows.filter(({ columns }) => !columns.includes('municipality_id'));
    // Drawn at random by the server: that one is taken says nothing.
    expect(meeting.filter(({ columns }) => !columns.every((name) => /^(id|.*_hash)$/.test(name)))).toEqual(
      [],
    );
  });

  it('has no view or function through which somebody sees with the rights of the owner', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select oid::regprocedure::text as name from pg_proc
       where pronamespace = 'public'::regnamespace and prosecdef
         and has_function_privilege($1, oid, 'execute')
         and prorettype <> 'trigger'::regtype
       union all
       select c.oid::regclass::text from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
         and not coalesce(c.reloptions @> '{security_invoker=true}', false)`,
      [appRole],
    );
    checks += 1;
    // They ask themselves whose rows they are given, and are asked here. A function that joins them is a decision.
    const careful = [
      'mark_for_removal(uuid,text)',
      'move_in(uuid,text,jsonb)',
      // Only adds a municipality that there is not yet.
      'move_in_municipality(jsonb)',
      'move_out(uuid,text)',
      'prune_events(uuid,text,timestamp with time zone)',
    ];
    expect(rows.map(({ name }) => name).sort()).toEqual(careful);
    for (const call of [
      `prune_events($1, 'event', '2020-01-01')`,
      `move_out($1, 'person')`,
      `move_in($1, 'person', '[]')`,
      `mark_for_removal($1, null)`,
    ])
      expect([call, await asOurs(`select ${call}`, [theirs])]).toEqual([call, REFUSED]);
  });

  it('gives the application no more than rows: no tables, no roles, no way around', async () => {
    const { rows } = await owner.query<Record<string, boolean>>(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         has_schema_privilege(rolname, 'public', 'create') as creates,
         exists (select from pg_class where relnamespace = 'public'::regnamespace and relowner = r.oid) as owns
       from pg_roles r where rolname = $1`,
      [appRole],
    );
    checks += 6;
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        creates: false,
        owns: false,
      },
    ]);
  });

  it('lets an account read its own memberships everywhere, and nothing else', async () => {
    const { rows } = await owner.query<{ id: string }>(
      'select account_id as id from membership where municipality_id = $1',
      [theirs],
    );
    await app.query('begin');
    await app.query(`select set_config('app.account_id', $1, true)`, [rows[0]?.id]);
    const { rowCount } = await app.query('select from membership');
    const offices = await app.query('select from office');
    await app.query('rollback');
    expect([rowCount, offices.rowCount]).toEqual([1, 0]);
  });

  it.each(APPEND_ONLY)('%s is only ever added to, whoever asks', async (table) => {
    for (const change of [
      `update ${table} set municipality_id = municipality_id`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      expect([change, await asOurs(change)]).toEqual([change, REFUSED]);
      await expect(owner.query(change)).rejects.toMatchObject({ code: REFUSED });
    }
  });
});
