import { join } from 'node:path';
import { fileTrouble } from '../trouble.mjs';

const { existsSync, mkdirSync, openSync, renameSync, statSync } = process.getBuiltinModule('node:fs');

/** The server's log in the data folder, `{ path, descriptor }`; one older file is kept when it has grown large. */
export function openLog(dataDir) {
  const path = join(dataDir, 'server.log');
  try {
    mkdirSync(dataDir, { recursive: true });
    if (existsSync(path) && statSync(path).size > 20e6) renameSync(path, `${path}.1`);
    return { path, descriptor: openSync(path, 'a', 0o600) };
  } catch (error) {
    throw fileTrouble(error, dataDir);
  }
}
