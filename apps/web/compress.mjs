import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Below this a compressed copy saves nothing. */
const SMALLEST = 1024;
const COMPRESSED = new Set(['.js', '.css', '.svg', '.json', '.txt']);

/** Lays a .br and a .gz beside every text file of the build, so that the server compresses none of them again. */
function compressAll(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!COMPRESSED.has(extname(name)) || statSync(file).size < SMALLEST) continue;
    const content = readFileSync(file);
    const best = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: best }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

compressAll(join(import.meta.dirname, '../../dist/web/browser'));
