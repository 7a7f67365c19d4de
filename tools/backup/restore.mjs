import { randomBytes } from 'node:crypto';
import { chmod, chown, copyFile, cp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../postgres.mjs';
import { recoverySettings } from '../postgres/archive.mjs';
import { findHome, requireSpace } from '../postgres/home.mjs';
import { Trouble, fileTrouble } from '../trouble.mjs';
import { listBases } from './base.mjs';
import { bringFiles } from './files.mjs';

const { existsSync, readFileSync, readdirSync } = process.getBuiltinModule('node:fs');

/**
 * Lays out in the folder `into`, which must not hold anything, the database and its files as they were at `instant`
 * (undefined: the last there is). What broke is only read. Returns `{ from, lastChange, short, missingFiles }`: the copy
 * it began with, the last confirmed change within (a Date, null where nothing came after the copy), whether the archive
 * ended before `instant`, and how many uploaded files were nowhere.
 */
export async function restore({ backupDir, dataDir, into, instant, onProgress }) {
  const base = chooseBase(backupDir, instant);
  if (existsSync(into) && readdirSync(into).length > 0)
    throw new Trouble(`The folder ${into} is not empty. Name another one with --into.`);
  const work = join(dirname(into), `${basename(into)}.${randomBytes(4).toString('hex')}.unfinished`);
  try {
    const { home, account } = findHome(join(work, 'postgres'), true);
    try {
      onProgress(`Laying out the copy of ${base.endedAt.toISOString()}`);
      requireSpace(home, 64e6);
      const cluster = join(home, '18');
      await cp(join(base.folder, 'cluster'), cluster, { recursive: true });
      await chmod(cluster, 0o700);
      await copyFile(join(base.folder, 'password'), join(home, 'password'));
      await writeFile(join(cluster, 'recovery.signal'), '');
      if (account.uid !== undefined) await own(home, account);
      onProgress(`Taking over what was written after it${instant ? `, until ${instant.toISOString()}` : ''}`);
      const recovered = await recover({ backupDir, dataDir, work, instant });
      const brokenDataDir = existsSync(dataDir) ? dataDir : undefined;
      const missingFiles = await bringFiles({
        backupDir,
        brokenDataDir,
        into: work,
        wanted: recovered.wanted,
      });
      await rm(into, { recursive: true, force: true });
      await rename(work, into);
      return { from: base.endedAt, missingFiles, lastChange: recovered.lastChange, short: recovered.short };
    } catch (error) {
      await rm(home, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw fileTrouble(error, into, 'Allow it, or name another one with --into.');
  }
}

function chooseBase(backupDir, instant) {
  const bases = listBases(backupDir);
  const [oldest] = bases;
  if (oldest === undefined)
    throw new Trouble(`There is no backup in ${backupDir}. Name the folder of your backups with BACKUP_DIR.`);
  const base = instant === undefined ? bases.at(-1) : bases.findLast(({ endedAt }) => endedAt <= instant);
  if (base === undefined)
    throw new Trouble(
      `The oldest backup is of ${oldest.endedAt.toISOString()}: nothing earlier can be restored. Give a later instant.`,
    );
  return base;
}

async function own(folder, { uid, gid }) {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    await chown(join(entry.parentPath, entry.name), uid, gid);
}

async function recover({ backupDir, dataDir, work, instant }) {
  const lines = [];
  const start = (until) =>
    startPostgres({
      dataDir: join(work, 'postgres'),
      settings: recoverySettings({ backupDir, brokenLog: logOf(dataDir), instant: until }),
      log: (line) => lines.push(line),
    });
  let short = false;
  const database = await start(instant).catch((error) => {
    if (!lines.some((line) => line.includes('recovery ended before configured recovery target'))) throw error;
    short = true;
    return start(undefined);
  });
  try {
    const wanted = await contentsOf(database.url);
    const done = lines.findLast((line) => line.includes('last completed transaction was at log time'));
    const lastChange = done === undefined ? null : new Date(done.replace(/^.*log time /, ''));
    return { wanted, lastChange, short };
  } finally {
    await database.stop();
  }
}

/** The log of the database that broke, or undefined where nothing is left of it. */
function logOf(dataDir) {
  const folder = join(dataDir, 'postgres');
  const location = join(folder, 'location');
  const home = existsSync(location) ? readFileSync(location, 'utf8').trim() : folder;
  const log = join(home, '18', 'pg_wal');
  return existsSync(log) ? log : undefined;
}

/** Where the uploaded files lie that the database knows, as paths within their store; see contentKey of the documents. */
async function contentsOf(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: there } = await client.query(`select from pg_tables where tablename = 'document_content'`);
    if (there.length === 0) return [];
    const { rows } = await client.query(
      `select municipality_id || '/' || left(sha256, 2) || '/' || sha256 as path from document_content`,
    );
    return rows.map(({ path }) => path);
  } finally {
    await client.end();
  }
}
