import { type Block, type EditionDocument, PAGE_MARK, PAGES_MARK } from '@wegmarke/domain/edition-document';
import { coursePictures } from './course-picture';
import { loadFonts } from './fonts/fonts';
import { accentOf } from './print-colours';
import { breakable, printable } from './printable';
import { shortened } from './shortened';
import { signs } from './signs';

const SHAPED_LINES: ReadonlySet<string> = new Set(['actual', 'plan', 'road', 'limit']);
const TITLE_ON_TOP = 70;
const TITLE_IN_HEADER = 40;

/** An edition as the template takes it: plain JSON in which every text can be set. */
export function sheetOf(document: EditionDocument): string {
  const accent = accentOf(document.masthead.colour);
  const rightToLeft = document.direction === 'rtl';
  const { footer, masthead } = document;
  const sheet = {
    title: document.title,
    // Above all pages but the first.
    running: {
      strategy: { ...masthead.strategy, text: shortened(masthead.strategy.text, TITLE_IN_HEADER) },
      report: shortened(document.title, TITLE_IN_HEADER),
    },
    author: document.author,
    language: document.language,
    rightToLeft,
    accent,
    masthead: {
      ...masthead,
      strategy: { ...masthead.strategy, text: shortened(masthead.strategy.text, TITLE_ON_TOP) },
    },
    footer: {
      lines: [
        [footer.edition, footer.hash].filter((text) => text !== '').join(' · '),
        ...(footer.address === null ? [] : [footer.address]),
        ...(footer.note === '' ? [] : [footer.note]),
      ],
      page: pageParts(footer.page),
    },
    blocks: document.blocks.flatMap((block) => blocksOf(block, accent)),
  };
  const { families } = loadFonts();
  return JSON.stringify({ ...(printed(sheet) as object), families, signs: signs(accent, rightToLeft) });
}

function blocksOf(block: Block, accent: string): object[] {
  if (block.kind === 'course-figure') return coursePictures(block, accent);
  if (block.kind === 'legend') {
    return [{ ...block, items: block.items.map((item) => ({ ...item, line: SHAPED_LINES.has(item.sign) })) }];
  }
  return [block];
}

/** `Seite {page} von {pages}` cut at its numbers. */
function pageParts(text: string): (string | { readonly text: string })[] {
  return text
    .split(new RegExp(`(${PAGE_MARK}|${PAGES_MARK})`))
    .filter((part) => part !== '')
    .map((part) => (part === PAGE_MARK ? 'page' : part === PAGES_MARK ? 'pages' : { text: part }));
}

/** What is copied or drawn as it stands: checksums and addresses, pictures, the document's own properties. */
const AS_IT_STANDS: ReadonlySet<string> = new Set(['svg', 'title', 'author', 'alternative']);

/** Every text in it as it can be set. */
function printed(value: unknown, name = ''): unknown {
  if (typeof value === 'string')
    return AS_IT_STANDS.has(name) ? printable(value) : breakable(printable(value));
  if (Array.isArray(value)) return value.map((each) => printed(each, name));
  if (typeof value === 'object' && value !== null) {
    const isCode = 'style' in value && value.style === 'code';
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        isCode && key === 'spans' ? each : printed(each, key),
      ]),
    );
  }
  return value;
}
