import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { MIGRATIONS } from '../../src/migrations/migrations';
import { ensureAppRole } from '../../src/platform/database/app-role';
import { migrate } from '../../src/platform/database/migrate';
import { testSettings } from './settings';

const TEMPLATE = 'wegmarke_template';

/** The owner's address of a database on the shared PostgreSQL. */
function addressOf(database: string): string {
  const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs statements as the owner of a database: superuser, row-level security does not hold it. */
export async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** An empty database, not migrated. */
export async function createEmptyDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(addressOf('postgres'), (client) => client.query(`create database ${name}`));
  return addressOf(name);
}

/** A migrated database of one's own: a copy of a template that the first suite makes. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(addressOf('postgres'), async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('${TEMPLATE}'))`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount === 0) {
      await client.query(`create database ${TEMPLATE}_new`);
      await prepare(addressOf(`${TEMPLATE}_new`));
      await client.query(`alter database ${TEMPLATE}_new rename to ${TEMPLATE}`);
    }
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  return addressOf(name);
}

async function prepare(url: string): Promise<void> {
  const { role } = await ensureAppRole(testSettings(url));
  await migrate(url, MIGRATIONS, role);
}
