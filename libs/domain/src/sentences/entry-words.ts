import { isDay } from '../calendar';
import type { RevisionEntry } from '../contracts';
import type { WordKey, Words } from '../words';

/** What an entry did: "Wegmarke gestrichen", "Zurückgenommen: Gewicht geändert". */
export function entryDeed(words: Words<WordKey>, { kind, retracts }: RevisionEntry): string {
  if (kind !== 'retracted') return words.say(`ledger.e.${kind}`);
  const what = retracts === null || retracts === 'retracted' ? '–' : words.say(`ledger.e.${retracts}`);
  return words.say('ledger.e.retracted', { what });
}

/** What it set, and what stood there before; empty where it sets nothing. */
export function entryValue(words: Words<WordKey>, entry: RevisionEntry): string {
  const { value, was } = entry;
  switch (entry.kind) {
    case 'milestone-split':
      return typeof value === 'number' ? words.say('ledger.parts', { count: value }) : '';
    case 'weight-set':
      return words.say('ledger.weight', { weight: fromTo(words, was, value) });
    case 'baseline-set':
    case 'promise-set':
      return fromTo(words, was, value);
    case 'milestone-added':
      return value === null ? '' : said(words, value);
    default:
      return '';
  }
}

/** Where a move or a merge went. */
export function entryToward(words: Words<WordKey>, { kind, toTitle }: RevisionEntry): string {
  if (!toTitle) return '';
  const title = words.field(toTitle);
  return words.say(kind.endsWith('-merged') ? 'changes.into' : 'changes.toward', { title });
}

function fromTo(words: Words<WordKey>, was: RevisionEntry['was'], value: RevisionEntry['value']): string {
  if (was === null) return said(words, value);
  return words.say('ledger.was', { was: said(words, was), value: said(words, value) });
}

function said(words: Words<WordKey>, value: string | number | null): string {
  if (value === null) return words.say('ledger.undated');
  if (typeof value === 'number') return words.number(value);
  return isDay(value) ? words.date(value) : value;
}
