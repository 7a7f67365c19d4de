import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What belongs to the database but lies beside it: what seals its secrets, and makes the application's password. */
const KEYS = ['secret.key', 'app-role.key'];

/** Every whole file below `folder`, as paths within it; none where there is no folder. */
export async function filesBelow(folder) {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Copies uploaded files that are new, and the keys. A file is named by its content, so what is there is never copied
 * again; its time says when it was last seen at its origin. Returns how many were new.
 */
export async function copyFiles({ dataDir, backupDir }, now = new Date()) {
  const from = join(dataDir, 'documents');
  const to = join(backupDir, 'documents');
  await mkdir(backupDir, { recursive: true });
  let added = 0;
  for (const path of await filesBelow(from)) {
    const target = join(to, path);
    const there = await stat(target).catch(unlessMissing);
    if (there === undefined) {
      if ((await copyOnce(join(from, path), target).catch(unlessMissing)) === undefined) continue;
      added += 1;
    }
    await utimes(target, now, now);
  }
  for (const key of KEYS)
    await copyOnce(join(dataDir, key), join(backupDir, 'keys', key)).catch(unlessMissing);
  return added;
}

/** Brings the files of the restored database, `wanted` by name, and the keys. Returns how many of them were nowhere. */
export async function bringFiles({ backupDir, brokenDataDir, into, wanted }) {
  const missing = new Set(wanted);
  const places = [join(backupDir, 'documents'), ...(brokenDataDir ? [join(brokenDataDir, 'documents')] : [])];
  for (const place of places) {
    for (const path of await filesBelow(place)) {
      if (!missing.has(path)) continue;
      await copyOnce(join(place, path), join(into, 'documents', path));
      missing.delete(path);
    }
  }
  for (const key of KEYS) await copyOnce(join(backupDir, 'keys', key), join(into, key)).catch(unlessMissing);
  return missing.size;
}

/** Under its name only once it is whole. */
async function copyOnce(from, to) {
  await stat(from);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const beside = `${to}.${process.pid}`;
  try {
    await copyFile(from, beside);
    await rename(beside, to);
    return true;
  } finally {
    await rm(beside, { force: true });
  }
}

function unlessMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}
