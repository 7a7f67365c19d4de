/** Takes no ink: characters that only join, part or colour others. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
/** Hyphens and dashes that people type for one another. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** The slash of full width and the one of fractions. */
const SLASHES = /[\u2044\u2215\uff0f]/g;
/**
 * Words that say "a paper", and nothing of which: what stands behind them names it. Not among them is any word that
 * tells one series of numbers from another, as "Antrag" does, nor one with letters of its own, as `DHH/2025/1704` has.
 */
const DESIGNATION =
  /^(?:(?:beschluss|sitzungs)?vorlagen?(?:[- ]?(?:nummer|nr))?|paper|voorstel|raadsvoorstel)(?:[. ]*(?:nummer|number|nr|no|№))?[.: ]+(?=\S)/;
/** A bare number may be counted in several series: then the word before it is part of the name. */
const TELLS_ITSELF = /\d.*[/.-].*\d|\p{L}.*[/.-].*\d|\d.*[/.-].*\p{L}/u;

/**
 * The same for every way of writing one paper's reference: `2026/0065/1`, `2026 / 0065 / 1` and
 * `Vorlage 2026/0065/1`. Nothing that tells papers apart is lost: digits with their leading zeros, letters, separators
 * and their order stay, so that two papers never become one; in doubt one paper is taken for two. Idempotent.
 * Null where nothing is left that could name a paper.
 */
export function referenceKey(reference: string): string | null {
  const written = reference
    .normalize('NFC')
    .replace(UNSEEN, (unseen) => (/\s/.test(unseen) ? ' ' : ''))
    .replace(DASHES, '-')
    .replace(SLASHES, '/')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?([/-]) ?/g, '$1')
    .trim();
  const bare = written.replace(DESIGNATION, '');
  const key = TELLS_ITSELF.test(bare) ? bare : written;
  return key === '' ? null : key;
}

/** Whether two people mean the same paper. */
export function isSamePaper(one: string, other: string): boolean {
  const key = referenceKey(one);
  return key !== null && key === referenceKey(other);
}
