import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { TableFormat } from '@wegmarke/domain/tables';
import { builtFile } from '../../../platform/threads/built-file';
import { LIMITS } from './limits';
import { UnreadableFile, type UnreadableCode } from './unreadable-file';

/** Lists that are read at the same time; others wait. */
const AT_ONCE = 2;

/** A list as it was read. */
export interface ReadList {
  readonly format: TableFormat;
  /** The `TableFile`: JSON, gzipped. */
  readonly packed: Uint8Array;
}

interface Told {
  readonly list?: ReadList;
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
  async read(path: string, fileName: string): Promise<ReadList> {
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

function inWorker(path: string, fileName: string): Promise<ReadList> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(builtFile('read-list.js'), {
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
    worker.once('message', ({ list, unreadable }: Told) =>
      end(() => {
        if (list) resolve(list);
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
