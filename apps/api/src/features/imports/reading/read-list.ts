import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readTable } from './read-table';
import { UnreadableFile } from './unreadable-file';

/** Runs in a thread of its own, so that no file, however made, takes time or memory from everybody else. */
const { path, fileName } = workerData as { readonly path: string; readonly fileName: string };
try {
  parentPort?.postMessage({ table: readTable(readFileSync(path), fileName) });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  parentPort?.postMessage({ unreadable: error.code });
}
