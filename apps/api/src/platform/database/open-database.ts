import type { Settings } from '../config/settings';
import { isUnavailable } from '../errors/database-errors';
import { appAddresses, checkAppRole, ensureAppRole, ownerAddress } from './app-role';
import { type AppAddresses, Database } from './database';
import { isLeftReady } from './left-ready';
import { migrate, type Migrations } from './migrate';
import { StartError } from './start-error';

const WAIT_MILLISECONDS = 30_000;
const PAUSE_MILLISECONDS = 50;

/**
 * The application's pool at once; its `prepared` settles when the database is migrated and the application's role is
 * checked, unless an earlier start left all of it ready. Waits a while for a server that is still starting.
 * `prepared` rejects with a StartError, one sentence for whoever runs the process.
 */
export async function openDatabase(settings: Settings, migrations: Migrations): Promise<Database> {
  const addresses = await appAddresses(settings);
  return new Database(addresses, settings.databasePool, async (database) => {
    try {
      await prepare(database, addresses, settings, migrations);
    } catch (error) {
      await database.close();
      throw error;
    }
  });
}

async function prepare(
  database: Database,
  { url: pooled, direct }: AppAddresses,
  settings: Settings,
  migrations: Migrations,
): Promise<void> {
  // Past any pooler, as everything until the application's role has its settings.
  const asked =
    direct === pooled ? database : new Database({ url: direct, direct }, 1, () => Promise.resolve());
  const ready = await waitForServer(settings, () => isReady(asked, migrations));
  if (asked !== database) await asked.close();
  if (ready) return;
  const { url, role } = await waitForServer(settings, () => ensureAppRole(settings));
  await migrate(ownerAddress(settings), migrations, role);
  await checkAppRole(url);
}

/** Where something is missing, it is done or told by its own step. */
async function isReady(database: Database, migrations: Migrations): Promise<boolean> {
  try {
    return await isLeftReady(database, migrations);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    return false;
  }
}

async function waitForServer<T>(settings: Settings, work: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + WAIT_MILLISECONDS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (Date.now() > giveUpAt) {
        const { host, pathname } = new URL(ownerAddress(settings));
        throw new StartError(
          `PostgreSQL does not answer at ${host}${pathname}: start it, or correct DATABASE_URL.`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
  }
}
