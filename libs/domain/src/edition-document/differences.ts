import type { EditionDifference } from '../contracts';
import type { Block, Row, Span } from './document';
import { cell, column, row, type Telling } from './telling';

/** What stands otherwise than in the edition before. */
export function differencesSection(telling: Telling): Block[] {
  const { previous, differences } = telling.content;
  if (!previous) return [];
  const values = { number: telling.count(previous.number), on: telling.words.date(previous.on) };
  return [
    telling.heading(2, telling.say('report.differences')),
    ...(differences.length === 0
      ? [telling.paragraph(telling.say('report.noDifferences', values))]
      : [
          telling.paragraph(telling.say('report.differencesSince', values), 'note'),
          {
            kind: 'table' as const,
            caption: telling.say('report.differences'),
            columns: [
              column(telling.say('report.what'), 3),
              column(telling.say('report.before'), 2.5),
              column(telling.say('report.after'), 2.5),
            ],
            rows: differences.map((difference) => differenceRow(telling, difference)),
          },
        ]),
  ];
}

function differenceRow(telling: Telling, { kind, section, title, before, after }: EditionDifference): Row {
  const where: Span = { text: telling.say(`report.section.${section}`) };
  return row(
    cell([
      { text: `${telling.say(`report.difference.${kind}`)}: ` },
      ...(title ? [{ ...telling.field(title), strong: true as const }, { text: ', ' }] : []),
      where,
    ]),
    before ?? telling.none,
    after ?? telling.none,
  );
}
