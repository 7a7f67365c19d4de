import pg from 'pg';
import type { DataSource, MigrationInterface } from 'typeorm';
import { databaseCode } from '../errors/database-errors';
import { ROLE_SETTINGS } from './database';

export type Migrations = readonly (new () => MigrationInterface)[];

/** Any number; the same in every instance. */
const MIGRATION_LOCK = 7_265_317_001;

/** Tables to which the application may only add. */
export const APPEND_ONLY = [
  'ledger_revision',
  'ledger_entry',
  'description',
  'plan_text_change',
  'ledger_undo',
  'reorganisation',
  'project_update',
  'appointment_change',
  'audit_event',
  'chain_link',
  'edition',
  'edition_file',
  'release',
  'release_row',
];

/**
 * Brings the schema up to date, once: instances that start together wait for the first.
 * Afterwards hands the application's role its rights, and none more.
 *
 * @param ownerUrl the connection that owns, or will own, the tables
 * @param appRole name of the application's role, which exists
 */
export async function migrate(ownerUrl: string, migrations: Migrations, appRole: string): Promise<void> {
  const { DataSource } = await import('typeorm');
  // Two connections: one holds the lock, the other migrates.
  const owner = new DataSource({
    type: 'postgres',
    driver: pg,
    url: ownerUrl,
    applicationName: 'wegmarke-migrate',
    migrations: [...migrations],
    migrationsTableName: 'migration',
    poolSize: 2,
    poolErrorHandler: () => undefined,
    logging: false,
  });
  await owner.initialize();
  const lock = owner.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await owner.runMigrations({ transaction: 'each' });
    await grant(owner, appRole);
    await setUpSessions(owner, appRole);
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    await lock.release();
    await owner.destroy();
  }
}

async function grant(owner: DataSource, appRole: string): Promise<void> {
  const role = quoteIdentifier(appRole);
  const appendOnly = APPEND_ONLY.join(', ');
  const [{ database }] = await owner.query<[{ database: string }]>('select current_database() as database');
  await owner.query(`
    grant connect on database ${quoteIdentifier(database)} to ${role};
    grant usage on schema public to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    grant usage on schema released to ${role};
    grant select on all tables in schema released to ${role};
    grant usage on all sequences in schema public to ${role};
    revoke update, delete on ${appendOnly} from ${role};
    revoke insert, update, delete on migration from ${role};
    grant usage on schema pgboss to ${role};
    grant select on pgboss.version to ${role};
    grant update (maintained_on, cron_on, monitored_on) on pgboss.version to ${role};
    grant select, insert, update on pgboss.queue to ${role};
    grant select, insert, update, delete on pgboss.job, pgboss.schedule to ${role};
    grant select, insert, delete on pgboss.archive to ${role};
    grant execute on function move_in(uuid, text, jsonb), move_in_municipality(jsonb), move_out(uuid, text),
      mark_for_removal(uuid, text) to ${role};
  `);
}

/**
 * What the application asks of its sessions is also a setting of its role, for poolers that hand on nothing of the kind.
 * A role that was handed out by somebody else may not be ours to change: then whoever runs the pooler sets them.
 */
async function setUpSessions(owner: DataSource, appRole: string): Promise<void> {
  const [{ database }] = await owner.query<[{ database: string }]>('select current_database() as database');
  const target = `role ${quoteIdentifier(appRole)} in database ${quoteIdentifier(database)}`;
  for (const [name, value] of Object.entries(ROLE_SETTINGS)) {
    try {
      await owner.query(`alter ${target} set ${name} = '${value}'`);
    } catch (error) {
      if (databaseCode(error) !== '42501') throw error;
    }
  }
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
