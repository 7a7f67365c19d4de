import type { EditionContent } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';
import type { WrittenSheet } from '../../../../platform/workbook/write-workbook';

type Said = Words<WordKey>;

/** What the workbook is of, by which rules it computes, what in it is given rather than computed, and what its names mean. */
export function notesSheet(
  content: EditionContent,
  contentHash: string,
  words: Said,
  names: readonly { readonly name: string; readonly refersTo: string; readonly heading?: string }[],
): WrittenSheet {
  const { municipality, explanation } = content;
  const facts: readonly (readonly [WordKey, string | number | null])[] = [
    ['workbook.note.title', content.title],
    ['workbook.note.place', municipality.name],
    ['workbook.note.strategy', words.field(content.strategy.title)],
    ['workbook.note.number', content.number],
    ['workbook.note.address', content.address],
    ['workbook.note.hash', contentHash],
    ['workbook.on', content.on],
    [
      'workbook.note.knownAt',
      `${words.instant(content.knownAt, municipality.timeZone)} (${content.knownAt})`,
    ],
    ['ledger.file.revision', content.revision],
    ['explain.rule', words.say('workbook.note.ruleVersion', { version: content.ruleVersion })],
    [
      'workbook.note.limits',
      words.say('explain.ruleText', { version: content.ruleVersion, ...explanation.tolerances }),
    ],
    ['workbook.note.sampleLabel', content.sample ? words.say('workbook.note.sample') : null],
  ];
  const rules: readonly (readonly [WordKey, WordKey])[] = [
    ['workbook.note.figures', 'workbook.note.figuresText'],
    ['workbook.note.scopes', 'workbook.note.scopesText'],
    ['workbook.note.successors', 'workbook.note.successorsText'],
    ['workbook.note.given', 'workbook.note.givenText'],
    ['workbook.note.rounding', 'workbook.note.roundingText'],
    ['workbook.note.check', 'workbook.note.checkText'],
  ];
  return {
    name: words.say('workbook.sheet.notes'),
    table: 'NoteTable',
    columns: [
      { heading: words.say('workbook.note.what'), kind: 'long' },
      { heading: words.say('workbook.note.text'), kind: 'long' },
    ],
    rows: [
      ...facts.filter(([, value]) => value !== null).map(([label, value]) => [words.say(label), value]),
      ...rules.map(([label, text]) => [words.say(label), words.say(text)]),
      ...names.map(({ name, refersTo, heading }) => [
        name,
        heading === undefined ? refersTo : `${refersTo}: ${heading}`,
      ]),
    ],
  };
}
