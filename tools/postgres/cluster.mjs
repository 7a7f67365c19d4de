import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Trouble } from '../trouble.mjs';
import { runAs } from './account.mjs';
import { requireSpace } from './home.mjs';
import { alive } from './processes.mjs';

const { chownSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } =
  process.getBuiltinModule('node:fs');

/** The role that owns the database and migrates it; the API works as another one. */
export const OWNER = 'wegmarke_owner';
export const DATABASE = 'wegmarke';

/** The environment of PostgreSQL's programs: nothing of ours, messages in the language that is read here. */
export const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Creates the cluster of `version` in `home` if there is none, again if an earlier attempt was cut off.
 * Returns `{ cluster, password }`.
 */
export async function ensureCluster({ home, version, binaries, account, durable, onProgress }) {
  const cluster = join(home, String(version));
  const marker = join(home, `${version}.unfinished`);
  const secret = join(home, 'password');

  if (existsSync(marker)) {
    const pid = Number(readFileSync(marker, 'utf8'));
    if (pid !== process.pid && alive(pid)) {
      throw new Trouble(
        `The database in ${home} is just being set up by process ${pid}. Wait for it, then start again.`,
      );
    }
    onProgress('An earlier set-up of the database was cut off: beginning it again');
    rmSync(cluster, { recursive: true, force: true });
  } else if (existsSync(join(cluster, 'PG_VERSION'))) {
    if (!existsSync(secret)) {
      throw new Trouble(
        `The file ${secret} is missing, without which nobody can sign in to the database. Bring it back from your backup.`,
      );
    }
    requireSpace(home, 64e6);
    return { cluster, password: readFileSync(secret, 'utf8').trim() };
  } else if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    throw new Trouble(
      `${cluster} is not empty and holds no database. Move it away, or choose another folder with DATA_DIR.`,
    );
  }

  requireSpace(home, 400e6);
  onProgress(`Creating the database in ${home}`);
  writeFileSync(marker, String(process.pid), { mode: 0o600 });
  if (!existsSync(secret)) {
    const { randomBytes } = process.getBuiltinModule('node:crypto');
    writeFileSync(secret, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (account.uid !== undefined) chownSync(secret, account.uid, account.gid);
  }
  const locale =
    version >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale-provider=icu', '--icu-locale=und'];
  await run(
    join(binaries, 'bin', 'initdb'),
    [
      ...['-D', cluster, '-U', OWNER, '-E', 'UTF8', '--locale=C', ...locale],
      ...['-A', 'scram-sha-256', `--pwfile=${secret}`, '--data-checksums', '--no-instructions'],
      ...(durable ? [] : ['--no-sync']),
    ],
    account,
    home,
  );
  const quiet = durable ? [] : ['-F'];
  const single = ['--single', ...quiet, '-D', cluster, 'postgres'];
  await run(join(binaries, 'bin', 'postgres'), single, account, home, `CREATE DATABASE ${DATABASE}\n`);
  rmSync(marker);
  return { cluster, password: readFileSync(secret, 'utf8').trim() };
}

/** Runs a program of PostgreSQL to its end; what it wrote tells why it failed. */
function run(program, args, account, home, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...runAs(account),
      cwd: home,
      env: ENVIRONMENT,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 && !/\b(ERROR|FATAL|PANIC):/.test(said)) resolve();
      else reject(databaseTrouble(said, home));
    });
  });
}

/** The plain sentence for what PostgreSQL said when it would not start. */
export function databaseTrouble(said, home, port) {
  if (/No space left on device/.test(said)) {
    return new Trouble(`There is no space left for the database in ${home}. Free some, then start again.`);
  }
  if (/Address already in use/.test(said)) {
    return new Trouble(
      `Port ${port} is in use by another program. Stop that one, or choose another port for the database.`,
    );
  }
  if (/lock file .* already exists/.test(said)) {
    return new Trouble(
      `The database in ${home} is already in use. Stop the other one, or choose another folder with DATA_DIR.`,
    );
  }
  if (/Permission denied|EACCES|has wrong ownership|has invalid permissions/.test(said)) {
    return new Trouble(
      `PostgreSQL may not use the folder ${home}. Give it to the account that starts Wegmarke, or choose another one with DATA_DIR.`,
    );
  }
  if (/could not (create|resize) shared memory|Cannot allocate memory/.test(said)) {
    return new Trouble('There is not enough memory for PostgreSQL. Close other programs, then start again.');
  }
  const line =
    said.split('\n').findLast((one) => /FATAL|PANIC|ERROR|error/.test(one)) ?? said.trim().split('\n').at(-1);
  return new Trouble(
    `PostgreSQL did not start in ${home}: ${line?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '') || 'it gave no reason'}`,
  );
}
