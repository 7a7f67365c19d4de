import { dirname, join, resolve } from 'node:path';
import { Trouble, fileTrouble } from '../trouble.mjs';
import { accountPasses, databaseAccount } from './account.mjs';

const {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} = process.getBuiltinModule('node:fs');

/** Where root keeps what another account must reach, the first that can be made. */
const SHELVES = ['/var/lib/wegmarke', '/var/tmp/wegmarke'];

/**
 * Where the database lives and under which account: `{ home, account, shelf }`. `home` is `dataDir` itself, or,
 * when the account cannot enter it, a folder on the shelf that `dataDir/location` then names for every later start.
 */
export function findHome(dataDir, durable) {
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true });
    const location = join(folder, 'location');
    const moved = existsSync(location) ? readFileSync(location, 'utf8').trim() : undefined;
    if (moved && !existsSync(moved)) {
      throw new Trouble(
        `The database of ${folder} was kept in ${moved}, which is gone. Bring that folder back, or delete ${location} to begin anew.`,
      );
    }
    const account = databaseAccount(statSync(moved ?? folder));
    const home = moved ?? reachable(folder, account) ?? move(folder, location, account, durable);
    secure(home, account);
    return { home, account, shelf: account.uid === undefined ? () => home : shelf };
  } catch (error) {
    throw fileTrouble(error, folder);
  }
}

/** Asking for another account costs a process; where its database lies already, it got there before. */
function reachable(folder, account) {
  return account.uid === undefined || holdsDatabase(folder, account) || accountPasses(account, '-x', folder)
    ? folder
    : undefined;
}

function holdsDatabase(folder, account) {
  return (
    statSync(folder).uid === account.uid &&
    readdirSync(folder).some((name) => existsSync(join(folder, name, 'PG_VERSION')))
  );
}

function move(folder, location, account, durable) {
  if (accountPasses(account, '-x', dirname(folder))) return folder;
  const kept = shelf();
  const { createHash } = process.getBuiltinModule('node:crypto');
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16);
  const home = join(kept, `${durable ? 'data' : THROWAWAY}-${name}`);
  if (!durable) sweep(kept);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (!durable) writeFileSync(join(home, 'belongs-to'), folder);
  writeFileSync(location, `${home}\n`, { mode: 0o600 });
  return home;
}

/** Databases of tests: whoever deletes the folder that one was asked for in means the database, wherever it is. */
const THROWAWAY = 'throwaway';

function sweep(kept) {
  for (const name of readdirSync(kept).filter((one) => one.startsWith(`${THROWAWAY}-`))) {
    const owner = join(kept, name, 'belongs-to');
    if (existsSync(owner) && !existsSync(readFileSync(owner, 'utf8'))) {
      rmSync(join(kept, name), { recursive: true, force: true });
    }
  }
}

/** A folder of root's that all may enter; anything else under that name is not trusted. */
function shelf() {
  for (const path of SHELVES) {
    try {
      mkdirSync(path, { recursive: true, mode: 0o755 });
      const found = lstatSync(path);
      if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) continue;
      chmodSync(path, 0o755);
      return path;
    } catch {
      continue;
    }
  }
  throw new Trouble(
    `No folder was found that PostgreSQL's account can reach: neither ${SHELVES.join(' nor ')} can be written to. Start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** The database's folder is for its account alone. */
function secure(home, account) {
  const found = statSync(home);
  if (account.uid !== undefined && found.uid !== account.uid) chownSync(home, account.uid, account.gid);
  if ((found.mode & 0o077) !== 0) chmodSync(home, 0o700);
}

/** Refuses to begin with less than `needed` bytes: a database that runs full later loses more than a start. */
export function requireSpace(folder, needed) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= needed) return;
  const megabytes = (bytes) => Math.floor(bytes / 1e6);
  throw new Trouble(
    `Only ${megabytes(bavail * bsize)} MB are free in ${folder}, ${megabytes(needed)} MB are needed. Free some space, or choose another place with DATA_DIR.`,
  );
}
