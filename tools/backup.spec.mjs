import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBackupArguments, readRestoreArguments, requireBackupDir } from './backup/arguments.mjs';
import { takeBase } from './backup/base.mjs';
import { copyFiles, filesBelow } from './backup/files.mjs';
import { restore } from './backup/restore.mjs';
import { prune } from './backup/retention.mjs';
import { startPostgres } from './postgres.mjs';
import { checkSettings } from './start/settings.mjs';

let folder;
let backupDir;
let dataDir;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wegmarke-backup-'));
  [backupDir, dataDir] = [join(folder, 'backups'), join(folder, 'data')];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-05-04T12:00:00Z');
const daysAgo = (days) => new Date(NOW.getTime() - days * 86_400_000);

function layDown(name, endedAt, startSegment) {
  const base = join(backupDir, 'base', name);
  mkdirSync(base, { recursive: true });
  writeFileSync(join(base, 'backup.json'), JSON.stringify({ endedAt, startSegment }));
}

describe('what is asked for', () => {
  test('is an instant with its distance from UTC, or the last there is', () => {
    expect(readRestoreArguments(['--to', '2026-05-04T09:30:00+02:00'], NOW)).toEqual({
      instant: new Date('2026-05-04T07:30:00Z'),
      into: undefined,
    });
    expect(readRestoreArguments(['--to', 'latest', '--into', '/srv/there'], NOW)).toEqual({
      instant: undefined,
      into: '/srv/there',
    });
    expect(readBackupArguments(['--files'])).toEqual({ files: true });
  });

  test.each([
    ['no instant', [], /--to is missing/],
    ['an instant of no zone', ['--to', '2026-05-04T09:30'], /distance from UTC/],
    ['no instant at all', ['--to', 'yesterday'], /distance from UTC/],
    ['an instant to come', ['--to', '2026-05-04T12:00:01Z'], /still to come/],
    ['an unknown option', ['--at', 'latest'], /npm run restore -- --to INSTANT/],
  ])('%s is refused, with the way to use it', (_, args, sentence) => {
    expect(() => readRestoreArguments(args, NOW)).toThrow(sentence);
    expect(() => readRestoreArguments(args, NOW)).toThrow(/npm run restore -- --to INSTANT/);
  });

  test('needs a folder for backups, which lies beside the data', () => {
    expect(() => requireBackupDir(checkSettings({}))).toThrow(/^BACKUP_DIR is not set/);
    for (const BACKUP_DIR of [folder, join(folder, 'data', 'backups'), tmpdir()])
      expect(() => checkSettings({ DATA_DIR: folder, BACKUP_DIR })).toThrow(/^BACKUP_DIR must lie beside/);
    expect(() => checkSettings({ BACKUP_RETENTION_DAYS: '0' })).toThrow(/^BACKUP_RETENTION_DAYS must/);
    expect(checkSettings({ DATA_DIR: dataDir, BACKUP_DIR: backupDir })).toMatchObject({
      backupDir,
      backupRetentionDays: 30,
    });
  });
});

describe('in a sentence it says', () => {
  const back = (instant) =>
    restore({ backupDir, dataDir, into: join(folder, 'into'), instant, onProgress() {} });

  test('that there is no backup, or none that old', async () => {
    await expect(back(NOW)).rejects.toThrow(/^There is no backup in .*BACKUP_DIR\.$/);
    layDown('20260504T130000Z', '2026-05-04T13:00:00.000Z', '000000010000000000000002');
    await expect(back(NOW)).rejects.toThrow(
      /^The oldest backup is of 2026-05-04T13:00:00.000Z: nothing earlier/,
    );
    expect(readdirSync(folder)).toEqual(['backups']);
  });

  test('that the folder to restore to holds something', async () => {
    layDown('20260504T100000Z', '2026-05-04T10:00:00.000Z', '000000010000000000000002');
    mkdirSync(join(folder, 'into', 'mine'), { recursive: true });
    await expect(back(NOW)).rejects.toThrow(/is not empty\. Name another one with --into\.$/);
  });

  test('that the database was started without a folder for backups', async () => {
    const database = await startPostgres({ dataDir, durable: false });
    try {
      await expect(takeBase({ url: database.url, backupDir })).rejects.toThrow(
        /^The database that runs does not keep its log in BACKUP_DIR\. Stop Wegmarke, start it/,
      );
    } finally {
      await database.stop();
    }
  });

  test('that the folder for backups holds something else', async () => {
    mkdirSync(join(backupDir, 'documents'), { recursive: true });
    writeFileSync(join(backupDir, 'letter.txt'), 'mine');
    await expect(startPostgres({ dataDir, durable: false, backupDir })).rejects.toThrow(
      /holds something else\. Choose an empty one with BACKUP_DIR\.$/,
    );
  });
});

test('uploaded files are copied once, keys each time, and half-written ones never', async () => {
  const sha = 'a'.repeat(64);
  const documents = join(dataDir, 'documents', 'city', 'aa');
  mkdirSync(documents, { recursive: true });
  writeFileSync(join(documents, sha), 'content');
  writeFileSync(join(documents, `${sha}.half`), 'con');
  writeFileSync(join(dataDir, 'secret.key'), 'key');
  expect(await copyFiles({ dataDir, backupDir })).toBe(1);
  expect(await copyFiles({ dataDir, backupDir })).toBe(0);
  expect(await filesBelow(join(backupDir, 'documents'))).toEqual([join('city', 'aa', sha)]);
  expect(readdirSync(join(backupDir, 'keys'))).toEqual(['secret.key']);
});

test('what no instant of the kept days needs is taken away, and nothing else', async () => {
  layDown('a', daysAgo(50), '000000010000000000000002');
  layDown('b', daysAgo(31), '000000010000000000000005');
  layDown('c', daysAgo(2), '000000020000000000000008');
  const wal = join(backupDir, 'wal');
  mkdirSync(wal);
  const kept = ['00000002.history.gz', '000000010000000000000005.gz', '000000020000000000000009.gz'];
  const goes = ['000000010000000000000004.gz', '000000010000000000000002.00000028.backup.gz'];
  for (const name of [...kept, ...goes]) writeFileSync(join(wal, name), '');
  const documents = join(backupDir, 'documents', 'city');
  mkdirSync(documents, { recursive: true });
  for (const [name, seen] of [
    ['a', daysAgo(32)],
    ['b', daysAgo(30)],
  ]) {
    writeFileSync(join(documents, name.repeat(64)), '');
    utimesSync(join(documents, name.repeat(64)), seen, seen);
  }
  expect(await prune({ backupDir, days: 30, now: NOW })).toEqual({ bases: 1, segments: 2, files: 1 });
  expect(readdirSync(join(backupDir, 'base'))).toEqual(['b', 'c']);
  expect(readdirSync(wal).sort()).toEqual(kept.sort());
  expect(readdirSync(documents)).toEqual(['b'.repeat(64)]);
});
