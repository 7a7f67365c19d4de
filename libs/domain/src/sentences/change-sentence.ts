import type { LevelChange } from '../contracts';
import type { WordKey, Words } from '../words';

/**
 * How a figure moved, in one sentence with its parts in points: "Bildung stieg von 41,0 % auf 44,5 %. In Punkten: +5,0
 * durch Arbeit und −1,5 durch Gestrichenes." Rose and fell as the figures read, so that nobody sees a rise to the same.
 */
export function changeSentence(
  words: Words<WordKey>,
  { title, from, to, parts }: Pick<LevelChange, 'title' | 'from' | 'to' | 'parts'>,
): string {
  const name = title === null ? words.say('sentence.strategy') : words.field(title);
  if (!from && !to) return words.say('sentence.none', { title: name });
  if (!from && to) return words.say('sentence.began', { title: name, to: words.percent(to, 1) });
  if (from && !to) return words.say('sentence.ended', { title: name, from: words.percent(from, 1) });
  if (!from || !to) return '';
  const ends = { title: name, from: words.percent(from, 1), to: words.percent(to, 1) };
  if (parts.length === 0) return words.say('sentence.stayed', { title: name, to: ends.to });
  const told = words.list(
    parts.map(({ kind, amount }) =>
      words.say(`sentence.part.${kind}`, { points: words.points(amount.points) }),
    ),
  );
  if (from.percent === to.percent)
    return words.say('sentence.stayedParts', { title: name, to: ends.to, parts: told });
  return words.say(from.percent < to.percent ? 'sentence.rose' : 'sentence.fell', { ...ends, parts: told });
}
