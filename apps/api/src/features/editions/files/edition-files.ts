import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { EDITION_FORMATS, type EditionFormat } from '@wegmarke/domain/contracts';
import { builtFile } from '../../../platform/threads/built-file';
import { RENDERED_FORMATS } from './formats';
import type { RenderedFile, RenderTask } from './render-edition';
import { sha256 } from './sha256';

/** A file of an edition, ready to be stored. */
export interface MadeFile {
  readonly format: EditionFormat;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
}

/** Longer than the largest report takes; short enough for the job to be tried again in its time. */
const PATIENCE_MILLISECONDS = 120_000;
const MOST_MEGABYTES = 1_024;

/** Files that an edition has, its JSON included. */
export const FILES_OF_AN_EDITION = 1 + RENDERED_FORMATS.length;

/** Makes the files of an edition, off the path of requests. */
@Injectable()
export class EditionFiles {
  /** @param progress told how many files are done; awaited before the next is taken */
  async make(json: Buffer, progress: (done: number) => Promise<void>): Promise<readonly MadeFile[]> {
    const contentHash = sha256(json);
    const files: MadeFile[] = [{ format: 'json', bytes: json, hash: contentHash }];
    if (RENDERED_FORMATS.length === 0) return files;
    await progress(files.length);
    let told = Promise.resolve();
    await inThread({ json, contentHash, formats: RENDERED_FORMATS }, ({ format, bytes }) => {
      files.push({ format, bytes, hash: sha256(bytes) });
      const done = files.length;
      told = told.then(() => progress(done));
    });
    await told;
    // As they are listed, whichever was made first.
    return files.sort((a, b) => EDITION_FORMATS.indexOf(a.format) - EDITION_FORMATS.indexOf(b.format));
  }
}

function inThread(task: RenderTask, take: (file: RenderedFile) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(builtFile('render-edition.js'), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      execArgv: [],
    });
    let missing = task.formats.length;
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const timer = setTimeout(
      () => end(() => reject(new Error('The files of an edition took too long to make.'))),
      PATIENCE_MILLISECONDS,
    );
    worker.on('message', (file: RenderedFile) => {
      take(file);
      missing -= 1;
      if (missing === 0) end(resolve);
    });
    worker.once('error', (error) => end(() => reject(error)));
    worker.once('exit', () => end(() => reject(new Error('The thread that makes files has ended.'))));
  });
}
