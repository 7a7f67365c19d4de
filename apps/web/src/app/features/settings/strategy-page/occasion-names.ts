import type { FieldText, Language, Occasion } from '@wegmarke/domain/contracts';

/**
 * What somebody has typed, as a text in several languages; languages that were not asked for keep theirs, emptied ones
 * go. Null where nothing is left in the language that it is first written in.
 */
export function namedOf(
  typed: readonly (readonly [Language, string])[],
  before: FieldText | null,
): FieldText | null {
  const all = { ...before?.texts, ...Object.fromEntries(typed) };
  const texts: FieldText['texts'] = Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''));
  const source = before?.source ?? typed[0]?.[0];
  return source === undefined || texts[source] === undefined ? null : { source, texts };
}

/** By the server's own rule: the same day and name. */
export function isThereAlready({ on, title }: Occasion, others: readonly Occasion[]): boolean {
  const name = nameOf(title);
  return others.some((other) => other.on === on && nameOf(other.title) === name);
}

function nameOf({ source, texts }: FieldText): string {
  return (texts[source] ?? '').trim().toLowerCase();
}
