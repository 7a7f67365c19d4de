import { MIGRATIONS } from '../../src/migrations/migrations';
import type { Settings } from '../../src/platform/config/settings';
import type { Database } from '../../src/platform/database/database';
import { openDatabase } from '../../src/platform/database/open-database';

/** The application's pool on a database that is migrated and checked, as the server has it when it is ready. */
export async function openReady(settings: Settings): Promise<Database> {
  const database = await openDatabase(settings, MIGRATIONS);
  await database.prepared;
  return database;
}
