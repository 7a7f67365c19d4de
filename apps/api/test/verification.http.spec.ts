import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlanChangesResult } from '@wegmarke/domain/contracts';
import type { Client } from 'pg';
import { AuditLog } from '../src/platform/audit/audit-log';
import { TestApp } from './support/app';
import { type Anchor, headOf, verifyCity } from './support/audited';
import { asOwner } from './support/database';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

/** All that the chain holds together. */
const CHAINED = [
  'audit_event',
  'chain_link',
  'ledger_revision',
  'ledger_entry',
  'plan_text_change',
  'ledger_undo',
] as const;

/** Another value of the type than the one that stands there. */
const OTHER: Readonly<Record<string, (column: string) => string>> = {
  uuid: () => 'gen_random_uuid()',
  text: (column) => `coalesce(${column}, '') || 'x'`,
  date: (column) => `${column} + 1`,
  timestamptz: (column) => `${column} + interval '1 microsecond'`,
  int4: (column) => `coalesce(${column}, 0) + 1`,
  int8: (column) => `coalesce(${column}, 0) + 1`,
  jsonb: () => `'{"changed": true}'::jsonb`,
  bytea: (column) => `sha256(${column})`,
  _uuid: (column) => `${column} || gen_random_uuid()`,
};

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

describe('verifying chain and projection', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'pruefstadt');
    const strategy = `${city.path}/strategies/${city.strategyId}`;
    const changes = [
      {
        kind: 'describe-project',
        subjectId: city.projectIds[0],
        title: text('Anders'),
        benefit: text('Nützlich'),
      },
    ];
    const made = await city.cdo.post<PlanChangesResult>(`${strategy}/changes`, { changes, reason: 'Besser' });
    expect(made.status).toBe(201);
    const undone = await city.cdo.post(`${strategy}/revisions/${String(made.json.revision)}/undo`, {
      reason: 'Doch nicht',
    });
    expect(undone.status).toBe(201);
    const log = app.app.get(AuditLog);
    for (const rows of [1, 2])
      await log.record(
        city.municipalityId,
        { kind: 'system' },
        { action: 'export.made', subject: { kind: 'strategy', id: city.strategyId }, detail: { rows } },
      );
  });
  afterAll(() => app.stop());

  const verify = (anchors: readonly Anchor[] = []) => verifyCity(app, city, anchors);
  const trouble = async (anchors?: readonly Anchor[]) => (await verify(anchors)).trouble;
  const head = () => headOf(app, city);

  /** Does it as whoever may do everything, past triggers and references, and afterwards undoes it. */
  async function tampered<T>(
    change: (owner: Client) => Promise<unknown>,
    look: () => Promise<T>,
  ): Promise<T> {
    const tables = [...CHAINED, 'milestone', 'project', 'strategy'];
    return asOwner(app.databaseUrl, async (owner) => {
      await owner.query('set session_replication_role = replica');
      for (const table of tables)
        await owner.query(`create temp table kept_${table} as select * from ${table}`);
      await change(owner);
      const seen = await look();
      for (const table of tables) {
        const { rows } = await owner.query<{ names: string }>(
          `select string_agg(quote_ident(attname), ', ') as names from pg_attribute
           where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
          [table],
        );
        const names = rows[0]?.names ?? '';
        await owner.query(`delete from ${table}`);
        await owner.query(`insert into ${table} (${names}) select ${names} from kept_${table}`);
      }
      return seen;
    });
  }

  it('finds nothing where nobody has changed anything', async () => {
    const verified = await verify([await head()]);
    expect(verified).toMatchObject({ trouble: null, strategies: 1, head: await head() });
    expect(verified.links).toBeGreaterThan(15);
  });

  it('finds every column of every row that is chained, whoever changed it', async () => {
    let checked = 0;
    for (const table of CHAINED) {
      const columns = await asOwner(app.databaseUrl, async (owner) => {
        const { rows } = await owner.query<{ name: string; type: string }>(
          `select column_name as name, udt_name as type from information_schema.columns
           where table_schema = 'public' and table_name = $1 and column_name <> 'municipality_id' order by 1`,
          [table],
        );
        return rows;
      });
      for (const { name, type } of columns) {
        const other = OTHER[type]?.(name);
        expect([table, name, type, typeof other]).toEqual([table, name, type, 'string']);
        const change = (owner: Client) =>
          owner.query(
            `update ${table} set ${name} = ${other ?? ''} where ctid = (select ctid from ${table} where municipality_id = $1
             order by random() limit 1)`,
            [city.municipalityId],
          );
        expect([table, name, await tampered(dropChecks(change), trouble)]).not.toEqual([table, name, null]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(40);
    expect(await trouble()).toBeNull();
  }, 240_000);

  /** In the way of some of the values only; they come back with nothing else, as each suite has its own database. */
  const dropChecks =
    (change: (owner: Client) => Promise<unknown>) =>
    async (owner: Client): Promise<void> => {
      const { rows } = await owner.query<{ drop: string }>(
        `select format('alter table %s drop constraint if exists %I cascade', conrelid::regclass, conname) as drop
         from pg_constraint where contype in ('c', 'u', 'p') and connamespace = 'public'::regnamespace and conrelid = any ($1::regclass[])`,
        [[...CHAINED]],
      );
      for (const { drop } of rows) await owner.query(drop);
      await change(owner);
    };

  it.each(CHAINED)('finds a row of %s that is gone', async (table) => {
    const change = (owner: Client) =>
      owner.query(
        `delete from ${table} where ctid = (select ctid from ${table} where municipality_id = $1 limit 1)`,
        [city.municipalityId],
      );
    expect(await tampered(change, trouble)).not.toBeNull();
  });

  it.each([
    [
      'an event',
      `insert into audit_event (municipality_id, id, actor_kind, action) values ($1, gen_random_uuid(), 'system', 'person.added')`,
    ],
    [
      'a revision',
      `insert into ledger_revision (municipality_id, strategy_id, revision, recorded_at)
      select municipality_id, strategy_id, max(revision) + 1, now() from ledger_revision where municipality_id = $1 group by 1, 2`,
    ],
    [
      'an entry',
      `insert into ledger_entry (municipality_id, strategy_id, revision, position, id, valid_on, subject_id, value)
      select municipality_id, strategy_id, revision, 99, gen_random_uuid(), valid_on, subject_id, value from ledger_entry
      where municipality_id = $1 limit 1`,
    ],
    [
      'an entry of no revision',
      `insert into ledger_entry (municipality_id, strategy_id, revision, position, id, valid_on, subject_id, value)
      select municipality_id, strategy_id, 9999, 0, gen_random_uuid(), valid_on, subject_id, value from ledger_entry
      where municipality_id = $1 limit 1`,
    ],
    [
      'a title of an earlier day',
      `insert into description (municipality_id, strategy_id, subject_id, field, recorded_at, value)
      select municipality_id, strategy_id, gen_random_uuid(), 'title', recorded_at, '{}' from ledger_revision
      where municipality_id = $1 limit 1`,
    ],
  ])('finds %s that was put in past the chain', async (_, statement) => {
    expect(await tampered((owner) => owner.query(statement, [city.municipalityId]), trouble)).not.toBeNull();
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query('set session_replication_role = replica');
      await owner.query(`delete from description where value = '{}'`);
    });
  });

  it('finds links and contents that changed places', async () => {
    const swapLinks = (owner: Client) =>
      owner.query(
        `update chain_link set sequence = case sequence when 3 then 4 else 3 end + 1000000 where municipality_id = $1
         and sequence in (3, 4)`,
        [city.municipalityId],
      );
    const back = (owner: Client) =>
      owner.query(
        `update chain_link set sequence = sequence - 1000000 where municipality_id = $1 and sequence > 1000000`,
        [city.municipalityId],
      );
    const swap = async (owner: Client) => {
      await swapLinks(owner);
      await back(owner);
    };
    expect(await tampered(swap, trouble)).toMatch(/Link 3/);
    const exchange = (owner: Client) =>
      owner.query(
        `update audit_event e set detail = o.detail from audit_event o
         where e.municipality_id = $1 and o.municipality_id = $1 and e.action = 'export.made'
           and o.action = 'export.made' and o.id <> e.id`,
        [city.municipalityId],
      );
    expect(await tampered(exchange, trouble)).toMatch(/is not what was recorded/);
  });

  it('finds an end that was cut off: of the plan ledger always, of the log by a head that somebody wrote down', async () => {
    const known = await head();
    const cut = (owner: Client) =>
      owner.query(
        `with gone as (delete from chain_link where municipality_id = $1 and sequence = $2 returning event_id)
         delete from audit_event e using gone where e.id = gone.event_id`,
        [city.municipalityId, known.sequence],
      );
    expect(await tampered(cut, () => trouble([known]))).toMatch(/its end has been cut off/);
    const cutLedger = async (owner: Client) => {
      const { rows } = await owner.query<{ at: string; revision: number }>(
        `select sequence as at, revision from chain_link where municipality_id = $1 and kind = 'revision'
         order by sequence desc limit 1`,
        [city.municipalityId],
      );
      for (const table of ['ledger_entry', 'plan_text_change', 'ledger_undo', 'ledger_revision'])
        await owner.query(`delete from ${table} where municipality_id = $1 and revision = $2`, [
          city.municipalityId,
          rows[0]?.revision,
        ]);
      await owner.query(
        `with gone as (delete from chain_link where municipality_id = $1 and sequence >= $2 returning event_id)
         delete from audit_event e using gone where e.id = gone.event_id`,
        [city.municipalityId, rows[0]?.at],
      );
    };
    expect(await tampered(cutLedger, trouble)).toMatch(/says it is at revision/);
  });

  it('finds a projection that is not what the plan ledger gives', async () => {
    for (const statement of [
      `update milestone set completed_on = '${dayFromToday(-1)}' where id = '${city.milestoneIds[2] ?? ''}'`,
      `update project set weight = 7 where id = '${city.projectIds[0] ?? ''}'`,
      `update milestone set promised_on = '${today()}' where id = '${city.milestoneIds[0] ?? ''}'`,
    ])
      expect(await tampered((owner) => owner.query(statement), trouble)).toMatch(/the plan ledger says/);
    expect(await trouble()).toBeNull();
  });

  it('is a command that ends with 1 where something is wrong, and says what', async () => {
    const run = async (...more: string[]) => {
      const file = join(import.meta.dirname, '../../../dist/api/verify.js');
      const env = { ...process.env, DATABASE_URL: app.databaseUrl, DATA_DIR: '/tmp', NODE_ENV: 'production' };
      return promisify(execFile)(process.execPath, [file, ...more], { env }).then(
        ({ stdout }) => ({ code: 0, said: stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, said: error.stdout }),
      );
    };
    const { sequence, hash } = await head();
    const good = await run(city.slug, `${String(sequence)}:${hash}`);
    expect(good.code).toBe(0);
    expect(good.said).toContain(`Head ${String(sequence)}:${hash}`);
    expect((await run()).said).toContain('operators: ');
    const bad = await tampered(
      (owner) => owner.query(`update ledger_entry set valid_on = valid_on - 1 where revision = 1`),
      () => run(city.slug),
    );
    expect(bad.code).toBe(1);
    expect(bad.said).toContain('pruefstadt: NOT INTACT. Link ');
    expect(bad.said).toContain('revision 1 of strategy');
    expect((await run('nirgends')).code).toBe(1);
  });
});
