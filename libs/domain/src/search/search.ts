import type { Stretch } from '../contracts';

/** As the database folds (`search_fold`): the same word however it is typed. */
const WRITTEN: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
const ACCENTED = 'àáâãåçèéêëìíîïñòóôõøùúûýÿ';
const WITHOUT = 'aaaaaceeeeiiiinooooouuuyy';
const PLAIN: ReadonlyMap<string, string> = new Map(
  Array.from(ACCENTED, (letter, at) => [letter, WITHOUT.charAt(at)]),
);

const MOST_WORDS = 8;
const EXCERPT_BEFORE = 40;
const EXCERPT_LENGTH = 160;
/** Fewer letters than these say nothing inside a longer word. */
const LEAST_INSIDE = 3;

/** Lower case, umlauts and ß written out, accents left out. */
export function fold(text: string): string {
  return Array.from(text.toLowerCase().normalize('NFC'), foldLetter).join('');
}

function foldLetter(letter: string): string {
  return WRITTEN[letter] ?? PLAIN.get(letter) ?? letter;
}

/** The words that somebody asks for: at most eight, without signs; never a word of a query language. */
export function wordsOf(query: string): readonly string[] {
  const words =
    query
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** The text cut at what was asked for. The stretches put together are the text. */
export function highlight(text: string, words: readonly string[]): readonly Stretch[] {
  const asked = words.map(fold);
  const stretches: { text: string; hit: boolean }[] = [];
  const add = (piece: string, hit: boolean): void => {
    const last = stretches.at(-1);
    if (piece === '') return;
    if (last?.hit === hit) last.text += piece;
    else stretches.push({ text: piece, hit });
  };
  for (const [piece] of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const [from, to] = hitIn(piece, asked);
    add(piece.slice(0, from), false);
    add(piece.slice(from, to), true);
    add(piece.slice(to), false);
  }
  return stretches;
}

/** Where in a single word the hit lies; the same place twice where there is none. */
function hitIn(word: string, asked: readonly string[]): readonly [number, number] {
  const folded = fold(word);
  let best: readonly [number, number] = [word.length, word.length];
  for (const one of asked) {
    const at = one.length < LEAST_INSIDE ? (folded.startsWith(one) ? 0 : -1) : folded.indexOf(one);
    if (at >= 0 && one.length > best[1] - best[0]) best = unfold(word, at, at + one.length);
    else if (at < 0 && best[0] === best[1] && isInflected(folded, one)) best = [0, word.length];
  }
  return best;
}

/** "Schule" for "Schulen", "vergunning" for "vergunningen": the same word up to its ending. */
function isInflected(folded: string, asked: string): boolean {
  const stem = Math.max(4, Math.min(folded.length, asked.length) - 3);
  return (
    Math.abs(folded.length - asked.length) <= 3 &&
    asked.length >= stem &&
    folded.slice(0, stem) === asked.slice(0, stem)
  );
}

/** Places in the folded word as places in the written one: "ß" is one letter there and two here. */
function unfold(word: string, from: number, to: number): readonly [number, number] {
  let folded = 0;
  let [start, end] = [word.length, word.length];
  let at = 0;
  for (const letter of word) {
    if (folded <= from) start = at;
    folded += fold(letter).length;
    at += letter.length;
    if (folded >= to) {
      end = at;
      break;
    }
  }
  return [start, end];
}

/** A longer text around its first hit, cut between words; the whole text where it is short; empty without a hit. */
export function excerpt(text: string, words: readonly string[]): readonly Stretch[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const stretches = highlight(line, words);
  const first = stretches.findIndex(({ hit }) => hit);
  if (first < 0) return [];
  if (line.length <= EXCERPT_LENGTH) return stretches;
  const place = stretches.slice(0, first).reduce((sum, { text: piece }) => sum + piece.length, 0);
  const from = place <= EXCERPT_BEFORE ? 0 : line.lastIndexOf(' ', place - EXCERPT_BEFORE) + 1;
  const until =
    line.length <= from + EXCERPT_LENGTH ? line.length : line.lastIndexOf(' ', from + EXCERPT_LENGTH);
  const end = until > place ? until : from + EXCERPT_LENGTH;
  const cut = `${from > 0 ? '… ' : ''}${line.slice(from, end)}${end < line.length ? ' …' : ''}`;
  return highlight(cut, words);
}
