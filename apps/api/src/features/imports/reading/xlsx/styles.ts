import { readXml } from '../xml';

/** What a style says of a cell's value and ground. */
export interface CellStyle {
  readonly kind: 'day' | 'percent' | 'other';
  /** `#rrggbb`, or null where the cell has no fill. */
  readonly fill: string | null;
}

const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const PERCENT_FORMATS = new Set([9, 10]);
/** The first eight of the old palette, twice, and those that people use as lights. */
const INDEXED: Readonly<Record<number, string>> = {
  2: '#ff0000',
  3: '#00ff00',
  5: '#ffff00',
  10: '#ff0000',
  11: '#00ff00',
  13: '#ffff00',
  17: '#008000',
  42: '#ccffcc',
  43: '#ffff99',
  47: '#ffcc99',
  50: '#99cc00',
  51: '#ffcc00',
  52: '#ff9900',
  53: '#ff6600',
  57: '#339966',
};

/** Styles by their number, as cells name them. */
export function readStyles(styles: Uint8Array | undefined, theme: Uint8Array | undefined): CellStyle[] {
  if (!styles) return [];
  const palette = readPalette(theme);
  const formats = new Map<number, string>();
  const fills: (string | null)[] = [];
  const cells: CellStyle[] = [];
  let inCells = false;
  let isSolid = false;
  readXml(styles, 'workbook-damaged', {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'fill') fills.push(null);
      else if (name === 'patternFill') isSolid = attributes['patternType'] === 'solid';
      else if (name === 'fgColor' && isSolid) fills[fills.length - 1] = colourOf(attributes, palette);
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const format = Number(attributes['numFmtId'] ?? 0);
        cells.push({
          kind: kindOf(format, formats.get(format)),
          fill: fills[Number(attributes['fillId'] ?? 0)] ?? null,
        });
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return cells;
}

function kindOf(id: number, code: string | undefined): CellStyle['kind'] {
  if (DAY_FORMATS.has(id)) return 'day';
  if (PERCENT_FORMATS.has(id)) return 'percent';
  if (code === undefined) return 'other';
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./gu, '');
  if (/[dy]/iu.test(bare) && !/general/iu.test(bare)) return 'day';
  return bare.includes('%') ? 'percent' : 'other';
}

function colourOf(attributes: Readonly<Record<string, string>>, palette: readonly string[]): string | null {
  const { rgb, theme, indexed, tint } = attributes as Readonly<Partial<Record<string, string>>>;
  if (rgb !== undefined && /^[\da-f]{8}$/iu.test(rgb)) return `#${rgb.slice(2).toLowerCase()}`;
  if (indexed !== undefined) return INDEXED[Number(indexed)] ?? null;
  const base = theme === undefined ? undefined : palette[Number(theme)];
  return base === undefined ? null : tinted(base, Number(tint ?? 0));
}

/** A tint makes a colour lighter (positive) or darker. */
function tinted(colour: string, tint: number): string {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const mixed = parts.map((part) => Math.round(tint >= 0 ? part + (255 - part) * tint : part * (1 + tint)));
  return `#${mixed.map((part) => Math.min(255, Math.max(0, part)).toString(16).padStart(2, '0')).join('')}`;
}

/** The theme's colours in the order in which cells number them: light and dark change places. */
function readPalette(theme: Uint8Array | undefined): string[] {
  const found: string[] = [];
  if (!theme) return found;
  let inScheme = false;
  readXml(theme, 'workbook-damaged', {
    open: (name, attributes) => {
      if (name === 'clrScheme') inScheme = true;
      else if (inScheme && name === 'srgbClr')
        found.push(`#${(attributes['val'] ?? '000000').toLowerCase()}`);
      else if (inScheme && name === 'sysClr')
        found.push(`#${(attributes['lastClr'] ?? '000000').toLowerCase()}`);
    },
    close: (name) => {
      if (name === 'clrScheme') inScheme = false;
    },
  });
  const [dark1, light1, dark2, light2, ...accents] = found;
  return [light1 ?? '#ffffff', dark1 ?? '#000000', light2 ?? '#ffffff', dark2 ?? '#000000', ...accents];
}
