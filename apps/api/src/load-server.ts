import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

type Server = typeof import('./server');

type Bundle = (
  exports: object,
  require: NodeJS.Require,
  module: { readonly exports: object },
  file: string,
  folder: string,
) => void;

/** By then everything that a start runs has been compiled. */
const KEPT_AFTER_MILLISECONDS = 3_000;
const STAMP_BYTES = 64;

/**
 * Loads the server from what V8 made of it at an earlier start: compiling it anew would be a third of a start. Node's own
 * compile cache keeps only what is compiled before the first line runs, which is next to nothing of a bundle.
 *
 * @param folder the build's, with `server.cjs`
 */
export function loadServer(folder: string): Server {
  const file = join(folder, 'server.cjs');
  const keptIn = join(folder, 'server.compiled');
  const stamp = stampOf(file);
  const cachedData = readKept(keptIn, stamp);
  // The build writes nothing but ASCII.
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
  if (cachedData === undefined || script.cachedDataRejected === true) keepLater(script, keptIn, stamp);
  const module = { exports: {} };
  const run = script.runInThisContext() as Bundle;
  run(module.exports, createRequire(file), module, file, folder);
  return module.exports as Server;
}

/** What the compiled code belongs to; V8 itself checks its own version, and of the text the length alone. */
function stampOf(path: string): Buffer {
  const { size, mtimeMs } = statSync(path);
  return Buffer.from(`${String(size)} ${String(mtimeMs)}`.padEnd(STAMP_BYTES));
}

function readKept(keptIn: string, stamp: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(keptIn);
    return kept.subarray(0, STAMP_BYTES).equals(stamp) ? kept.subarray(STAMP_BYTES) : undefined;
  } catch {
    return undefined;
  }
}

/** Once, whether the server runs on or is ended before. Where it may not be written, every start compiles. */
function keepLater(script: Script, keptIn: string, stamp: Buffer): void {
  const keep = (): void => {
    clearTimeout(soon);
    process.off('exit', keep);
    try {
      const unfinished = `${keptIn}.${String(process.pid)}`;
      writeFileSync(unfinished, Buffer.concat([stamp, script.createCachedData()]));
      renameSync(unfinished, keptIn);
    } catch {
      return;
    }
  };
  const soon = setTimeout(keep, KEPT_AFTER_MILLISECONDS).unref();
  process.on('exit', keep);
}
