import type { ImportReason } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';

/** A reason in words; its code where it has none. */
export function sayReason(words: Words<WordKey>, { code, value }: ImportReason): string {
  const key = `member.import.reason.${code}`;
  return words.has(key) ? words.say(key, { value: value ?? '' }) : code;
}
