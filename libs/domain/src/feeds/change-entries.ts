import type { Revision } from '../contracts';
import { entryDeed, entryToward, entryValue } from '../sentences';
import type { WordKey, Words } from '../words';
import type { FeedEntry, FeedText } from './atom-file';

export interface ToldChange {
  readonly revision: Revision;
  readonly id: string;
  readonly address: string;
  readonly municipality: string;
}

/** More of one change is counted, not listed: an import may have thousands. */
const MOST_ITEMS = 30;

/** A revision as a feed or a mail tells it: what was done to what, why, and what it did to the figure. */
export function changeEntry(
  { revision, id, address, municipality }: ToldChange,
  words: Words<WordKey>,
): FeedEntry {
  const own = (text: string): FeedText => ({ text, language: words.language });
  const kinds = words.list(revision.kinds.map((kind) => words.say(`ledger.kind.${kind}`)));
  const subjects = [...new Set(revision.entries.map(({ title }) => words.field(title)))].filter(
    (title) => title !== '',
  );
  const [first] = subjects;
  const rest = revision.entryCount - MOST_ITEMS;
  return {
    id,
    updatedAt: revision.recordedAt,
    title: own(
      first === undefined
        ? kinds
        : words.say('feeds.changeTitle', { kinds, title: first, more: subjects.length - 1 }),
    ),
    address,
    author: revision.office ? words.field(revision.office) : municipality,
    paragraphs: [...reasons(revision, words), ...figures(revision, words).map(own)],
    items: [
      ...revision.entries.slice(0, MOST_ITEMS).map((entry) => {
        const said = [
          entryDeed(words, entry),
          words.field(entry.title),
          entryValue(words, entry),
          entryToward(words, entry),
        ];
        return own(said.filter((text) => text !== '').join(' · '));
      }),
      ...(rest > 0 ? [own(words.say('ledger.moreEntries', { count: rest }))] : []),
    ],
  };
}

function reasons({ reason, reasonTexts, paper }: Revision, words: Words<WordKey>): FeedText[] {
  const told = reasonTexts ? words.fieldWithLanguage(reasonTexts) : null;
  const text = told ?? (reason === null ? null : { text: reason, language: words.language });
  const papers =
    paper === null ? [] : [{ text: words.say('feeds.paper', { paper }), language: words.language }];
  return [...(text ? [text] : []), ...papers];
}

function figures({ before, after }: Revision, words: Words<WordKey>): string[] {
  const now = after.today.actual;
  const then = before?.today.actual ?? null;
  if (now === null || then === null || now.exact === then.exact) return [];
  return [words.say('feeds.moved', { from: words.percent(then, 1), to: words.percent(now, 1) })];
}
