import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from '../trouble.mjs';

const { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } = process.getBuiltinModule('node:fs');

/** Whether a process of that number runs (also one that we may not signal, but not one ended and still listed). */
export function alive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return status(pid)[0] !== 'Z';
}

/** When a process began, so that a number used again is not taken for the old process; '' where unknown. */
function began(pid) {
  return status(pid)[19] ?? '';
}

/** The fields of /proc/PID/stat from the state on; empty on systems without. */
function status(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
  } catch {
    return [];
  }
}

/** Notes that this process looks after the database in `home`. */
export function signRunner(home) {
  writeFileSync(join(home, 'runner'), `${process.pid} ${began(process.pid)}\n`, { mode: 0o600 });
}

function runnerAlive(home) {
  const file = join(home, 'runner');
  if (!existsSync(file)) return undefined;
  const [pid, start] = readFileSync(file, 'utf8').trim().split(' ');
  return alive(Number(pid)) && began(Number(pid)) === (start ?? '') ? Number(pid) : undefined;
}

/** The process of PostgreSQL that runs on `cluster` by its lock file, or undefined when that is stale or missing. */
export function runningPostmaster(cluster) {
  const lock = join(cluster, 'postmaster.pid');
  if (!existsSync(lock)) return undefined;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!pid || !alive(pid)) return undefined;
  if (process.platform !== 'linux') return pid;
  try {
    // The number may have gone to another program, typically after a restart of the machine or container.
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return undefined;
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(cluster) ? pid : undefined;
  } catch (error) {
    return error.code === 'EACCES' ? pid : undefined;
  }
}

/**
 * Makes sure that nothing runs on `cluster`: a database left over from a start that was killed is stopped, one that
 * somebody looks after is left alone and reported. A stale lock file is taken away.
 */
export async function clearLeftovers(home, cluster, onProgress) {
  let pid = runningPostmaster(cluster);
  const busy = (other) =>
    new Trouble(
      `The database in ${home} is already in use by process ${other}. Stop that one, or choose another folder with DATA_DIR.`,
    );
  if (pid !== undefined) {
    const runner = runnerAlive(home);
    if (runner !== undefined || !existsSync(join(home, 'runner'))) throw busy(runner ?? pid);
    onProgress('Waiting for the database of an interrupted start to close');
    for (const signal of ['SIGINT', 'SIGQUIT']) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if (error.code === 'EPERM') throw busy(pid);
      }
      for (let waited = 0; waited < 20_000 && pid !== undefined; waited += 50) {
        await pause(50);
        pid = runningPostmaster(cluster);
      }
      if (pid === undefined) break;
    }
    if (pid !== undefined) throw busy(pid);
  }
  const lock = join(cluster, 'postmaster.pid');
  if (existsSync(lock) && runningPostmaster(cluster) === undefined) rmSync(lock, { force: true });
}
