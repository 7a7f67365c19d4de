import type { ChangeItem, ChangePart, CourseChanges, EditionChange } from '../contracts';
import { changeSentence } from '../sentences';
import type { Block, Spans } from './document';
import { cell, column, row, type Telling } from './telling';

/** Since the day compared with: a sentence a level, by parts, opened to what is behind them. */
export function changesSection(telling: Telling): Block[] {
  const { change, texts } = telling.content;
  const heading = telling.heading(2, telling.say('report.section.changes'), 'changes');
  const written = telling.paragraphs(texts.changes);
  if (!change) return [heading, ...written, telling.paragraph(telling.say('report.nothingCompared'))];
  return [
    heading,
    ...written,
    telling.paragraph(comparedWith(telling, change), 'note'),
    ...levels(telling, 'report.changesToday', change.today),
    ...levels(telling, 'report.changesAdopted', change.asAdopted),
    ...opened(telling, change.items.parts),
  ];
}

function comparedWith(telling: Telling, { comparedOn, occasion }: EditionChange): string {
  const on = telling.words.date(comparedOn);
  return occasion === null
    ? telling.say('report.comparedWith', { on })
    : telling.say('report.comparedWithOccasion', { on, occasion });
}

function levels(
  telling: Telling,
  key: 'report.changesToday' | 'report.changesAdopted',
  { changes }: CourseChanges,
): Block[] {
  const items = changes.map((level): Spans => [
    { text: changeSentence(telling.words, level), ...(level.pillarId === null ? { strong: true } : {}) },
  ]);
  return [telling.heading(3, telling.say(key)), { kind: 'list', ordered: false, items }];
}

/** What is behind the strategy's change, part by part. */
function opened(telling: Telling, parts: readonly ChangePart[]): Block[] {
  if (parts.every(({ items }) => items.length === 0)) return [];
  return [
    telling.heading(3, telling.say('report.changesOpened')),
    ...parts.map((part): Block => ({
      kind: 'table',
      caption: telling.say('report.part', {
        part: telling.say(`part.${part.kind}`),
        points: telling.points(part.amount.points),
      }),
      columns: [
        column(telling.say('report.what'), 4),
        column(telling.say('report.validFrom'), 1.2),
        column(telling.say('report.why'), 3),
        ...(part.kind === 'work' ? [column(telling.say('report.points'), 1, 'end')] : []),
      ],
      rows: part.items.map((item) =>
        row(
          cell(subject(telling, item)),
          telling.day(item.validOn),
          cell(why(telling, item)),
          ...(part.kind === 'work' ? [item.amount ? telling.points(item.amount.points) : telling.none] : []),
        ),
      ),
    })),
  ];
}

function subject(telling: Telling, item: ChangeItem): Spans {
  const { toTitle } = item;
  return [
    { text: `${telling.say(`entry.${item.kind}`)}: ` },
    { ...telling.field(item.title), strong: true },
    ...(toTitle
      ? [
          {
            text: ` ${telling.say(item.kind.endsWith('-merged') ? 'changes.into' : 'changes.toward', {
              title: telling.words.field(toTitle),
            })}`,
          },
        ]
      : []),
  ];
}

function why(telling: Telling, { reason, reasonTexts, paper, office }: ChangeItem): Spans {
  const spans = [
    ...(reasonTexts ? [telling.field(reasonTexts)] : reason === null ? [] : [{ text: reason }]),
    ...(paper === null ? [] : [{ text: telling.say('changes.paper', { paper }) }]),
    ...(office === null ? [] : [telling.field(office)]),
  ];
  if (spans.length === 0) return [{ text: telling.none }];
  return spans.flatMap((span, index) => (index === 0 ? [span] : [{ text: ' · ' }, span]));
}
