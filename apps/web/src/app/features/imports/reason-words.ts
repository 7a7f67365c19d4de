import { isDay, writeDay } from '@wegmarke/domain/calendar';
import type { ImportReason } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';

/** A reason in words; its code where it has none. */
export function sayReason(words: Words<WordKey>, { code, value }: ImportReason): string {
  const key = `member.import.reason.${code}`;
  return words.has(key) ? words.say(key, { value: withDays(words, value ?? '') }) : code;
}

/** Days that were understood are told as the reader writes them; what the file has stays as it is. */
function withDays(words: Words<WordKey>, value: string): string {
  return value.replace(/(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g, (day) =>
    isDay(day) ? writeDay(day, words.language) : day,
  );
}
