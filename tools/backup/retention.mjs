import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { walFolder } from '../postgres/archive.mjs';
import { listBases } from './base.mjs';
import { filesBelow } from './files.mjs';

const DAY = 86_400_000;
/** A piece of the log: timeline, then its place in the log, the same on every timeline. */
const SEGMENT = /^[0-9A-F]{8}([0-9A-F]{16})(\.[0-9A-F]{8}\.backup)?\.gz(\.part)?$/;

/**
 * Takes away what is not needed to restore any instant of the last `days` days: the newest copy older than that stays,
 * as what is later builds on it. Returns `{ bases, segments, files }`, how many of each went.
 */
export async function prune({ backupDir, days, now = new Date() }) {
  const limit = now.getTime() - days * DAY;
  const bases = listBases(backupDir);
  const first = Math.max(
    0,
    bases.findLastIndex(({ endedAt }) => endedAt.getTime() <= limit),
  );
  const gone = { bases: 0, segments: 0, files: 0 };
  const oldest = bases[first];
  if (oldest === undefined) return gone;
  for (const { folder } of bases.slice(0, first)) {
    await rm(folder, { recursive: true });
    gone.bases += 1;
  }
  const wal = walFolder(backupDir);
  const needed = oldest.startSegment.slice(8);
  for (const name of await readdir(wal)) {
    const place = SEGMENT.exec(name)?.[1];
    if (place === undefined || place >= needed) continue;
    await rm(join(wal, name));
    gone.segments += 1;
  }
  const documents = join(backupDir, 'documents');
  for (const path of await filesBelow(documents)) {
    // Not seen at its origin since before the oldest instant that can be restored.
    if ((await stat(join(documents, path))).mtimeMs >= Math.min(limit, oldest.endedAt.getTime())) continue;
    await rm(join(documents, path));
    gone.files += 1;
  }
  return gone;
}
