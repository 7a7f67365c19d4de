import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { charactersOf, named, readWoff, writeFont } from './font-file';

/** Subsets in the order in which they are asked for a glyph. */
const SUBSETS = [
  ['ibm-plex-sans', 'latin'],
  ['ibm-plex-sans', 'latin-ext'],
  ['ibm-plex-sans-arabic', 'arabic'],
  ['ibm-plex-sans', 'greek'],
  ['ibm-plex-sans', 'cyrillic'],
  ['ibm-plex-sans', 'cyrillic-ext'],
  ['ibm-plex-sans', 'vietnamese'],
] as const;
const WEIGHTS = [400, 500, 600] as const;

/** The fonts of the product, as a typesetter takes them. */
export interface Fonts {
  /** OpenType files. */
  readonly files: readonly Buffer[];
  /** Names by which to ask for them, the first one first. */
  readonly families: readonly string[];
  /** Code points that have a glyph in every weight. */
  readonly characters: ReadonlySet<number>;
}

let kept: Fonts | null = null;

/** Read from the installed packages and unwrapped once a process: about 0.9 MB. */
export function loadFonts(): Fonts {
  kept ??= readFonts();
  return kept;
}

function readFonts(): Fonts {
  const require = createRequire(import.meta.url);
  const files: Buffer[] = [];
  const characters = new Set<number>();
  for (const [font, subset] of SUBSETS) {
    const folder = join(dirname(require.resolve(`@fontsource/${font}/package.json`)), 'files');
    const weights = WEIGHTS.map((weight) =>
      readWoff(readFileSync(join(folder, `${font}-${subset}-${String(weight)}-normal.woff`))),
    );
    const [first, ...others] = weights.map(charactersOf);
    for (const code of first ?? []) if (others.every((other) => other.has(code))) characters.add(code);
    files.push(...weights.map((tables) => writeFont(named(tables, familyOf(subset)))));
  }
  return { files, families: SUBSETS.map(([, subset]) => familyOf(subset)), characters };
}

function familyOf(subset: string): string {
  return `wegmarke ${subset}`;
}
