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

  beforeAll(async () => {
    const url = await createDatabase();
    owner = new Client({ connectionString: url });
    app = new Client({ connectionString: (await ensureAppRole(testSettings(url))).url });
    await Promise.all([owner.connect(), app.connect()]);
    const { rows } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'municipality_id' order by 1`,
    );
    walled = rows.map(({ name }) => name);
    await fillEveryTable();
  });

  afterAll(() => Promise.all([owner.end(), app.end()]));

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
