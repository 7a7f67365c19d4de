import { join } from 'node:path';
import { findRunning, startPostgres } from '../postgres.mjs';
import { say } from '../progress.mjs';

/**
 * Hands `work` the address of the database that `npm start` uses: the one in the settings, the embedded one where it is
 * running, else the embedded one started for as long as it takes.
 */
export async function withDatabase({ databaseUrl, dataDir, backupDir }, work) {
  if (databaseUrl !== undefined) return work(databaseUrl);
  const folder = join(dataDir, 'postgres');
  const running = findRunning({ dataDir: folder });
  if (running !== undefined) return work(running);
  const database = await startPostgres({
    dataDir: folder,
    backupDir,
    onProgress: (step) => say(`${step} …`),
  });
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
}
