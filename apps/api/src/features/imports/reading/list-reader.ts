import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { TableFile } from '@wegmarke/domain/tables';
import { LIMITS } from './limits';
import { UnreadableFile, type UnreadableCode } from './unreadable-file';

/** Beside the server's bundle, or beside one of its parts; where the server runs from its sources, in the build. */
const PLACES = ['read-list.js', '../read-list.js', '../../../../../../dist/api/read-list.js'];
/** Lists that are read at the same time; others wait. */
const AT_ONCE = 2;

interface Told {
  readonly table?: TableFile;
  readonly unreadable?: UnreadableCode;
}

/** Reads lists away from the path of requests, within bounds of time and memory. */
@Injectable()
export class ListReader {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /**
   * @param path of a file on disk
   * @throws UnreadableFile with the reason for a person
   */
  async read(path: string, fileName: string): Promise<TableFile> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
    try {
      return await inWorker(path, fileName);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}

function inWorker(path: string, fileName: string): Promise<TableFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: { path, fileName },
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.readMegabytes },
      execArgv: [],
    });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const timer = setTimeout(
      () => end(() => reject(new UnreadableFile('reading-took-too-long'))),
      LIMITS.readMilliseconds,
    );
    worker.once('message', ({ table, unreadable }: Told) =>
      end(() => {
        if (table) resolve(table);
        else reject(new UnreadableFile(unreadable ?? 'not-a-list'));
      }),
    );
    worker.once('error', (error: Error & { code?: string }) =>
      end(() =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnreadableFile('reading-took-too-much') : error,
        ),
      ),
    );
  });
}

function workerFile(): string {
  const found = PLACES.map((place) => join(import.meta.dirname, place)).find((path) => existsSync(path));
  if (found === undefined) throw new Error('The reader of lists is not built: run the build.');
  return found;
}
