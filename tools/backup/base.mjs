import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { walFolder } from '../postgres/archive.mjs';
import { Trouble } from '../trouble.mjs';

const { existsSync, readFileSync, readdirSync } = process.getBuiltinModule('node:fs');

/** What PostgreSQL makes anew at its start; the folders themselves must be there. */
const MADE_ANEW = new Set([
  ...['pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'],
  ...['pg_wal/archive_status', 'pg_wal/summaries'],
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|.*pgsql_tmp.*|.*\/pg_internal\.init|pg_internal\.init|pg_wal\/[^/]+)$/;
/** Longer than any healthy archive takes. */
const ARCHIVED_WITHIN = 60_000;
/** Any number: two backups at once would do the work twice. */
const LOCK = 7_302_018;

/** The whole copies in `backupDir`, oldest first: `{ name, folder, endedAt: Date, startSegment }`. */
export function listBases(backupDir) {
  const bases = join(backupDir, 'base');
  if (!existsSync(bases)) return [];
  return readdirSync(bases)
    .filter((name) => existsSync(join(bases, name, 'backup.json')) && !name.endsWith('.unfinished'))
    .sort()
    .map((name) => {
      const { endedAt, startSegment } = JSON.parse(readFileSync(join(bases, name, 'backup.json'), 'utf8'));
      return { name, folder: join(bases, name), endedAt: new Date(endedAt), startSegment };
    });
}

/**
 * Copies the cluster of a running database while it goes on, and waits until the log that belongs to the copy is in the
 * archive. Returns `{ name, files, bytes }`.
 */
export async function takeBase({ url, backupDir }) {
  const client = new pg.Client({ connectionString: url, application_name: 'wegmarke-backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const ask = async (sql, values) => (await client.query(sql, values)).rows[0];
    const { home, archiving, version } = await ask(
      `select current_setting('data_directory') as home, current_setting('archive_mode') as archiving,
              current_setting('server_version') as version`,
    );
    if (archiving !== 'on')
      throw new Trouble(
        'The database that runs does not keep its log in BACKUP_DIR. Stop Wegmarke, start it with BACKUP_DIR set, then back up again.',
      );
    if (!(await ask('select pg_try_advisory_lock($1) as free', [LOCK])).free)
      throw new Trouble('Another backup is under way. Wait for it.');
    const bases = join(backupDir, 'base');
    await mkdir(bases, { recursive: true, mode: 0o700 });
    for (const name of await readdir(bases))
      if (name.endsWith('.unfinished')) await rm(join(bases, name), { recursive: true });
    const { segment, at } = await ask(
      `select pg_walfile_name(pg_backup_start('wegmarke', true)) as segment, clock_timestamp() as at`,
    );
    const name = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const unfinished = join(bases, `${name}.unfinished`);
    const cluster = join(unfinished, 'cluster');
    await mkdir(cluster, { recursive: true, mode: 0o700 });
    const copied = await copyCluster(home, cluster);
    const failures = (await ask('select failed_count::int as failed from pg_stat_archiver')).failed;
    const end = await ask(
      `select labelfile as label, pg_walfile_name(lsn) as segment, clock_timestamp() as at from pg_backup_stop(false)`,
    );
    await writeFile(join(cluster, 'backup_label'), end.label, { mode: 0o600 });
    await copyFile(join(home, '..', 'password'), join(unfinished, 'password'));
    await archived(ask, walFolder(backupDir), end.segment, failures);
    const about = { startSegment: segment, endedAt: end.at, version };
    await writeFile(join(unfinished, 'backup.json'), JSON.stringify(about), { mode: 0o600 });
    spawnSync('sync', process.platform === 'linux' ? ['-f', unfinished] : []);
    await rename(unfinished, join(bases, name));
    return { name, ...copied };
  } finally {
    await client.end();
  }
}

async function archived(ask, wal, segment, failures) {
  const until = Date.now() + ARCHIVED_WITHIN;
  while (!existsSync(join(wal, `${segment}.gz`))) {
    const { failed } = await ask('select failed_count::int as failed from pg_stat_archiver');
    if (failed > failures || Date.now() > until)
      throw new Trouble(
        `The database cannot keep its log in ${wal}. See that the disk is not full and the folder still belongs to the account that runs PostgreSQL, then back up again.`,
      );
    await pause(100);
  }
}

/** Files may change, grow or go while they are copied: the log since the start of the backup sets that right. */
async function copyCluster(from, to, below = '') {
  let files = 0;
  let bytes = 0;
  for (const entry of await readdir(join(from, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      await mkdir(join(to, path), { mode: 0o700 });
      if (MADE_ANEW.has(path)) continue;
      const inside = await copyCluster(from, to, path).catch(unlessGone);
      files += inside?.files ?? 0;
      bytes += inside?.bytes ?? 0;
    } else if (entry.isFile() && !LEFT_OUT.test(path)) {
      const size = await copyWhole(join(from, path), join(to, path)).catch(unlessGone);
      if (size === undefined) continue;
      files += 1;
      bytes += size;
    }
  }
  return { files, bytes };
}

async function copyWhole(from, to) {
  await copyFile(from, to);
  return process.getBuiltinModule('node:fs').statSync(to).size;
}

function unlessGone(error) {
  if (error.code !== 'ENOENT') throw error;
}
