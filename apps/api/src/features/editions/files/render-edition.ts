import { parentPort, workerData } from 'node:worker_threads';
import type { EditionContent } from '@wegmarke/domain/contracts';
import type { RenderedFormat } from './formats';
import { RENDERERS } from './renderers';

/** What the thread is given. */
export interface RenderTask {
  /** The edition's JSON. */
  readonly json: Uint8Array;
  readonly contentHash: string;
  readonly formats: readonly RenderedFormat[];
}

/** What it tells, once a format, in their order. */
export interface RenderedFile {
  readonly format: RenderedFormat;
  readonly bytes: Uint8Array;
}

/** Runs in a thread of its own: a page that takes long to set keeps nobody waiting. */
async function renderAll({ json, contentHash, formats }: RenderTask): Promise<void> {
  const content = JSON.parse(Buffer.from(json).toString('utf8')) as EditionContent;
  for (const format of formats) {
    const render = RENDERERS[format];
    if (!render) throw new Error(`Nothing makes files of the format ${format}.`);
    parentPort?.postMessage({
      format,
      bytes: await render(content, contentHash),
    } satisfies RenderedFile);
  }
}

await renderAll(workerData as RenderTask);
