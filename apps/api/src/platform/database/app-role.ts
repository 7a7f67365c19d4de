import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Settings } from '../config/settings';
import { databaseCode } from '../errors/database-errors';
import type { AppAddresses } from './database';
import { quoteIdentifier } from './migrate';
import { StartError } from './start-error';

const APP_ROLE = 'wegmarke_app';
/** As PostgreSQL counts. */
export const OLDEST_VERSION = 160_000;

/** Whether the current role may do all that the owner of a table may. */
export const OWNS_TABLES = `exists (
          select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            and pg_has_role(current_user, c.relowner, 'member')
        )`;

/** SQLSTATE: the role is missing, or its password is another. */
const REFUSED_LOGIN = new Set(['28P01', '28000']);
/** SQLSTATE: another instance makes or changes the role at this moment. */
const RACED = new Set(['23505', '42710', 'XX000']);

/**
 * The address with which the application works. Where none is given, the owner makes a role whose password follows
 * from the owner's secret: several instances agree on it, and nobody has to store it.
 *
 * @throws StartError where the server is too old or the role cannot be made
 */
export async function ensureAppRole(settings: Settings): Promise<{ url: string; role: string }> {
  await checkVersion(ownerAddress(settings));
  // Past any pooler: it would keep sessions that were begun before the role got its settings.
  const { direct: url } = await appAddresses(settings);
  if (settings.databaseAppUrl !== null) return { url, role: await asClient(url, currentRole) };
  if (!(await canConnect(url))) await makeRole(ownerAddress(settings), new URL(url).password);
  return { url, role: APP_ROLE };
}

/** Where the owner migrates: past any pooler, because that takes locks of a session. */
export function ownerAddress({ databaseUrl, databaseDirectUrl }: Settings): string {
  return databaseDirectUrl ?? databaseUrl;
}

/** Where the application connects, and where past a pooler. */
export async function appAddresses(settings: Settings): Promise<AppAddresses> {
  const url = await appAddress(settings);
  if (settings.databaseDirectUrl === null) return { url, direct: url };
  const direct = new URL(settings.databaseDirectUrl);
  const { username, password } = new URL(url);
  Object.assign(direct, { username, password });
  return { url, direct: direct.href };
}

/** The address with which the application works; its role may not be there yet. */
export async function appAddress(settings: Settings): Promise<string> {
  if (settings.databaseAppUrl !== null) return settings.databaseAppUrl;
  const url = new URL(settings.databaseUrl);
  url.username = APP_ROLE;
  url.password = createHmac('sha256', await ownerSecret(settings))
    .update('application role')
    .digest('base64url');
  return url.href;
}

/** @throws StartError where the role could get around row-level security */
export async function checkAppRole(appUrl: string): Promise<void> {
  const [role] = await asClient(appUrl, async (client) => {
    const { rows } = await client.query<{
      name: string;
      superuser: boolean;
      bypass: boolean;
      owner: boolean;
    }>(`
      select current_user as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
        ${OWNS_TABLES} as owner
      from pg_roles r where r.rolname = current_user`);
    return rows;
  });
  const power = role?.superuser
    ? 'is a superuser'
    : role?.bypass
      ? 'has BYPASSRLS'
      : role?.owner
        ? 'owns tables'
        : null;
  if (power !== null) {
    throw new StartError(
      `The application's database role "${role?.name}" ${power} and would not be held by the wall between municipalities: give another one in DATABASE_APP_URL.`,
    );
  }
}

async function checkVersion(url: string): Promise<void> {
  const version = await asClient(url, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    return Number(rows[0]?.version);
  });
  if (version < OLDEST_VERSION) {
    throw new StartError(
      `PostgreSQL must be version 16 or newer, but the server is version ${Math.floor(version / 10_000)}.`,
    );
  }
}

async function currentRole(client: Client): Promise<string> {
  const { rows } = await client.query<{ role: string }>('select current_user as role');
  return rows[0]?.role ?? '';
}

async function canConnect(url: string): Promise<boolean> {
  try {
    await asClient(url, currentRole);
    return true;
  } catch (error) {
    if (REFUSED_LOGIN.has(databaseCode(error) ?? '')) return false;
    // Connecting may not be granted yet: then the password has been accepted.
    if (databaseCode(error) === '42501') return true;
    throw error;
  }
}

async function makeRole(ownerUrl: string, password: string): Promise<void> {
  const attributes = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
  await asClient(ownerUrl, async (client) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { rowCount } = await client.query('select from pg_roles where rolname = $1', [APP_ROLE]);
        const verb = rowCount === 0 ? 'create' : 'alter';
        await client.query(`${verb} role ${quoteIdentifier(APP_ROLE)} ${attributes} password '${password}'`);
        return;
      } catch (error) {
        if (attempt < 5 && RACED.has(databaseCode(error) ?? '')) continue;
        if (databaseCode(error) !== '42501') throw error;
        throw new StartError(
          `The role of DATABASE_URL may not create the application's role: grant it CREATEROLE, or give the application's own address in DATABASE_APP_URL.`,
        );
      }
    }
  });
}

/** The owner's password; without one, a secret kept beside the data. */
async function ownerSecret(settings: Settings): Promise<string> {
  const { password } = new URL(ownerAddress(settings));
  if (password !== '') return password;
  const file = join(settings.dataDir, 'app-role.key');
  await mkdir(settings.dataDir, { recursive: true });
  // Written only where it is missing; whoever comes second reads what the first wrote.
  await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 }).catch(
    (error: unknown) => {
      if (databaseCode(error) !== 'EEXIST') throw error;
    },
  );
  return readFile(file, 'utf8');
}

async function asClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'wegmarke-start',
  });
  // A connection that breaks also fails the query that is under way.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
