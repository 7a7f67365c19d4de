const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A title with at most `length` letters; what is cut off is said by three dots. */
export function shortened(title: string, length: number): string {
  const letters = Array.from(LETTERS.segment(title), ({ segment }) => segment);
  if (letters.length <= length) return title;
  return `${letters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}
