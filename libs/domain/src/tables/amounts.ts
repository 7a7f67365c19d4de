/** A number as people write it in tables. */
export interface Amount {
  readonly value: number;
  /** A sign of money stood beside it. */
  readonly money: boolean;
  readonly percent: boolean;
}

/** Which mark stands before the decimals, for numbers such as `1.234` that could mean either. */
export type DecimalMark = 'comma' | 'point';

const MONEY = /€|£|\$|¥|\b(?:eur|euro|gbp|usd|chf|teur)\b/giu;
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/(?:mrd|milliarden?|mld|miljard|bn|billion)\.?$/iu, 1_000_000_000],
  [/(?:mio|mill|millionen?|million|miljoen|mln|m)\.?$/iu, 1_000_000],
  [/(?:tsd|tausend|thousand|duizend|t|k)\.?$/iu, 1_000],
];
const THOUSANDS_OF_MONEY = /\bteur\b/iu;

/**
 * Reads `1.234,56 €`, `£1.90m`, `2,013.02`, `(1 200)`, `45 %`, `12.500,–`, `1,5 Mio. EUR`, `1’000`.
 * Null where the text is no number.
 *
 * @param decimals which mark the column uses, where a number alone does not tell
 */
export function parseAmount(text: string, decimals: DecimalMark): Amount | null {
  const money = MONEY.test(text);
  MONEY.lastIndex = 0;
  let rest = text
    .replace(MONEY, ' ')
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();
  const percent = /%$|\bprozent$|\bpercent$|\bprocent$/iu.test(rest);
  rest = rest.replace(/%$|\bprozent$|\bpercent$|\bprocent$/iu, '').trim();
  const inBrackets = /^\((.*)\)$/u.exec(rest)?.[1];
  rest = (inBrackets ?? rest).replace(/(?<=\d)[.,](?:-{1,2}|–|—)$/u, '').trim();
  let scale = THOUSANDS_OF_MONEY.test(text) ? 1_000 : 1;
  for (const [pattern, factor] of SCALES) {
    const shorter = rest.replace(pattern, '').trim();
    if (shorter !== rest && /\d$/u.test(shorter)) {
      rest = shorter;
      scale *= factor;
      break;
    }
  }
  const signed = /^([+\-−–]?) ?(\d[\d.,'’ ]*)$/u.exec(rest);
  if (!signed) return null;
  const plain = plainDigits(signed[2] ?? '', decimals);
  if (plain === null) return null;
  const negative = (signed[1] !== '' && signed[1] !== '+') !== (inBrackets !== undefined);
  const value = Number(plain) * scale;
  return Number.isFinite(value) ? { value: negative ? -value : value, money, percent } : null;
}

/** Digits with at most one point. Null where marks stand where no way of writing has them. */
function plainDigits(text: string, decimals: DecimalMark): string | null {
  const digits = text.replace(/(?<=\d)['’ ](?=\d{3}(?!\d))/gu, '');
  if (/['’ ]/u.test(digits) || /[.,]$/u.test(digits)) return null;
  const [dots, commas] = [digits.split('.').length - 1, digits.split(',').length - 1];
  if (dots === 0 && commas === 0) return digits;
  if (dots > 0 && commas > 0) {
    const mark = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
    return grouped(digits, mark);
  }
  const only = dots > 0 ? '.' : ',';
  const own = decimals === 'comma' ? ',' : '.';
  if (dots + commas > 1) return /^\d{1,3}(?:[.,]\d{3})+$/u.test(digits) ? digits.replaceAll(only, '') : null;
  // One mark, three digits behind it: it groups thousands unless the column uses it before decimals.
  if (only !== own && /^\d{1,3}[.,]\d{3}$/u.test(digits) && !digits.startsWith('0'))
    return digits.replace(only, '');
  return digits.replace(only, '.');
}

function grouped(digits: string, mark: '.' | ','): string | null {
  const other = mark === '.' ? ',' : '.';
  const [whole = '', fraction = '', ...more] = digits.split(mark);
  if (more.length > 0 || fraction.includes(other)) return null;
  const parts = whole.split(other);
  const isGrouped = parts.every((part, at) => (at === 0 ? part.length <= 3 : part.length === 3));
  return isGrouped ? `${parts.join('')}.${fraction}` : null;
}

/** What the numbers of a column use before their decimals; `fallback` where none of them tells. */
export function guessDecimals(texts: readonly string[], fallback: DecimalMark): DecimalMark {
  let comma = 0;
  let point = 0;
  for (const text of texts) {
    const digits = text.replace(/[^\d.,]/gu, '');
    if (/\..*,/u.test(digits) || /,\d{1,2}$/u.test(digits)) comma += 1;
    else if (/,.*\./u.test(digits) || /^\d+\.\d{1,2}$/u.test(digits)) point += 1;
  }
  if (comma === point) return fallback;
  return comma > point ? 'comma' : 'point';
}
