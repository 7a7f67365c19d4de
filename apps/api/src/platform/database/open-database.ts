import type { Settings } from '../config/settings';
import { isUnavailable } from '../errors/database-errors';
import { appAddress, checkAppRole, ensureAppRole } from './app-role';
import { Database } from './database';
import { isLeftReady } from './left-ready';
import { migrate, type Migrations } from './migrate';
import { StartError } from './start-error';

const WAIT_MILLISECONDS = 30_000;
const PAUSE_MILLISECONDS = 50;

/**
 * Migrates, checks the application's role and opens its pool. Waits a while for a server that is still starting.
 * @throws StartError with one sentence for whoever runs the process
 */
export async function openDatabase(settings: Settings, migrations: Migrations): Promise<Database> {
  const ready = await waitForServer(settings, () => openLeftReady(settings, migrations));
  if (ready) return ready;
  const { url, role } = await waitForServer(settings, () => ensureAppRole(settings));
  await migrate(settings.databaseUrl, migrations, role);
  await checkAppRole(url);
  return Database.open(url, settings.databasePool);
}

/** The pool, where an earlier start left everything ready; otherwise null, and what is missing is done or told by its own step. */
async function openLeftReady(settings: Settings, migrations: Migrations): Promise<Database | null> {
  let database: Database | null = null;
  try {
    database = await Database.open(await appAddress(settings), settings.databasePool);
    if (await isLeftReady(database, migrations)) return database;
  } catch (error) {
    if (isUnavailable(error)) throw error;
  }
  await database?.close();
  return null;
}

async function waitForServer<T>(settings: Settings, work: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + WAIT_MILLISECONDS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (Date.now() > giveUpAt) {
        const { host, pathname } = new URL(settings.databaseUrl);
        throw new StartError(
          `PostgreSQL does not answer at ${host}${pathname}: start it, or correct DATABASE_URL.`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
  }
}
