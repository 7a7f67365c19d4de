/** Length is what makes a password hard to guess; what it is made of is left to whoever chooses it. */
export const FEWEST_CHARACTERS = 12;
/** Long enough for any sentence, short enough that nobody keeps the server busy with one. */
export const MOST_CHARACTERS = 1000;

export type LengthFault = 'too-short' | 'too-long';

/** One form for what looks the same: keyboards and systems compose letters differently. */
export const normalisePassword = (password: string): string => password.normalize('NFC');

/** What is wrong with the length of a new password, counted as its writer counts; null where nothing is. */
export function lengthFault(password: string): LengthFault | null {
  const length = Array.from(normalisePassword(password)).length;
  if (length < FEWEST_CHARACTERS) return 'too-short';
  return length > MOST_CHARACTERS ? 'too-long' : null;
}
