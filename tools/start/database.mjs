import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '../postgres.mjs';
import { say } from '../progress.mjs';

/** A database that keeps dying has a reason that another start does not mend. */
const MOST_RESTARTS = 5;

/** The embedded database, started again where it ends before `stopping` is aborted; see startPostgres. */
export async function startDatabase({ dataDir, backupDir }, stopping, onSpawn) {
  let restarts = 0;
  const database = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    backupDir,
    onProgress: (step) => say(`${step} …`),
    onExit: () => void revive(),
    onSpawn,
  });
  // The server waits for its database to come back, so nobody has to start anything again.
  const revive = async () => {
    while (!stopping.aborted && restarts < MOST_RESTARTS) {
      restarts += 1;
      say('The database ended unexpectedly: starting it again …');
      try {
        await database.restart();
        say('The database is back; everything that was confirmed is there.');
        return;
      } catch (error) {
        say(error.message);
        await pause(1000);
      }
    }
    if (!stopping.aborted)
      say('The database does not stay up. Stop with Ctrl-C and look for the reason above.');
  };
  return database;
}
