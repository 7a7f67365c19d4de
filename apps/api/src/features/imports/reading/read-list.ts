import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { pack } from '../packed';
import { readTable } from './read-table';
import { UnreadableFile } from './unreadable-file';

/**
 * Runs in a thread of its own, so that no file, however made, takes time or memory from everybody else. The table leaves
 * it packed, as it is stored: whoever waits for it does not unpack it.
 */
const { path, fileName } = workerData as { readonly path: string; readonly fileName: string };
try {
  const table = readTable(readFileSync(path), fileName);
  parentPort?.postMessage({ list: { format: table.format, packed: pack(table) } });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  parentPort?.postMessage({ unreadable: error.code });
}
