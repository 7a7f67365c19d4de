import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { loadFonts } from './fonts/fonts';

/** As far as it is in use: Typst 0.14 in a native module of its own for every platform. */
interface NativeCompiler {
  compile(options: { mainFileContent: string; inputs: Readonly<Record<string, string>> }): NativeResult;
  pdf(document: unknown, options: { pdfStandard: string }): Buffer;
  fetchDiagnostics(error: unknown): unknown;
  evictCache(age: number): void;
}

interface NativeResult {
  readonly result: unknown;
  hasError(): boolean;
  takeError(): unknown;
}

interface NativeModule {
  readonly NodeCompiler: {
    create(options: {
      workspace: string;
      fontArgs: readonly { readonly fontBlobs: readonly Buffer[] }[];
    }): NativeCompiler;
  };
}

/** The typesetter is not installed on this machine. */
export class NoTypesetter extends Error {
  constructor(name: string) {
    super(`No PDF can be made on this machine: the package ${name} is not installed.`);
  }
}

let kept: NativeCompiler | null = null;

/** Whether this machine can set anything: its platform's package is installed. */
export function hasTypesetter(): boolean {
  try {
    createRequire(import.meta.url).resolve(packageName());
    return true;
  } catch {
    return false;
  }
}

function packageName(): string {
  const library = process.platform === 'linux' ? '-gnu' : '';
  return `@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}${library}`;
}

/**
 * Sets a template with its inputs as PDF/UA-1, tagged. The same source, inputs and fonts give the same bytes.
 *
 * @throws NoTypesetter where the machine has none
 */
export function typeset(source: string, inputs: Readonly<Record<string, string>>): Uint8Array {
  kept ??= createCompiler();
  try {
    const compiled = kept.compile({ mainFileContent: source, inputs });
    if (compiled.hasError()) {
      throw new Error(
        `The template cannot be set: ${JSON.stringify(kept.fetchDiagnostics(compiled.takeError()))}`,
      );
    }
    return new Uint8Array(kept.pdf(compiled.result, { pdfStandard: 'ua-1' }));
  } finally {
    // What was memoised for one edition is of no use to the next.
    kept.evictCache(0);
  }
}

function createCompiler(): NativeCompiler {
  if (!hasTypesetter()) throw new NoTypesetter(packageName());
  const module = createRequire(import.meta.url)(packageName()) as NativeModule;
  // The template imports nothing and reads no file; the folder is only where it would look.
  return module.NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: loadFonts().files }] });
}
