import type {
  ChangeItem,
  ChangePartKind,
  EditionContent,
  LevelChange,
  Resolution,
  ScopeAccountRow,
} from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';
import type { ColumnKind, WrittenCell, WrittenSheet } from '../../../../platform/workbook/write-workbook';
import { columnName } from '../../../../platform/workbook/workbook-xml';
import { formula } from './formula-sheet';

type Said = Words<WordKey>;

interface Column<Line> {
  readonly heading: WordKey;
  readonly kind: ColumnKind;
  readonly cell: (line: Line) => WrittenCell;
}

function sheetOf<Line>(
  words: Said,
  name: WordKey,
  table: string,
  columns: readonly Column<Line>[],
  lines: readonly Line[],
): WrittenSheet {
  return {
    name: words.say(name),
    table,
    columns: columns.map(({ heading, kind }) => ({ heading: words.say(heading), kind })),
    rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
  };
}

interface ChangeLine {
  readonly scope: 'fact.today' | 'fact.adopted';
  readonly level: LevelChange;
  readonly what: 'from' | 'to' | ChangePartKind;
  readonly points: number;
  readonly exact: string;
}

/** How each figure moved since the day compared with: its two ends and the parts between them. */
export function changesSheet({ change }: EditionContent, words: Said): WrittenSheet {
  const lines = (['fact.today', 'fact.adopted'] as const).flatMap(
    (scope) =>
      (scope === 'fact.today' ? change?.today : change?.asAdopted)?.changes.flatMap((level) =>
        linesOfLevel(scope, level),
      ) ?? [],
  );
  return sheetOf<ChangeLine>(
    words,
    'workbook.sheet.changes',
    'ChangeTable',
    [
      { heading: 'workbook.scope', kind: 'text', cell: ({ scope }) => words.say(scope) },
      {
        heading: 'workbook.level',
        kind: 'text',
        cell: ({ level: { title } }) => (title ? words.field(title) : words.say('explain.strategy')),
      },
      {
        heading: 'explain.barsPart',
        kind: 'text',
        cell: ({ what }) =>
          what === 'from' || what === 'to' ? words.say(`workbook.${what}`) : words.say(`part.${what}`),
      },
      { heading: 'workbook.points', kind: 'percent', cell: ({ points }) => points },
      { heading: 'explain.exact', kind: 'text', cell: ({ exact }) => exact },
    ],
    lines,
  );
}

function linesOfLevel(scope: ChangeLine['scope'], level: LevelChange): ChangeLine[] {
  const { from, to, parts } = level;
  return [
    ...(from ? [{ scope, level, what: 'from' as const, points: from.percent, exact: from.exact }] : []),
    ...parts.map(({ kind, amount }) => ({ scope, level, what: kind, ...amount })),
    ...(to ? [{ scope, level, what: 'to' as const, points: to.percent, exact: to.exact }] : []),
  ];
}

interface ItemLine {
  readonly kind: ChangePartKind;
  readonly item: ChangeItem;
}

/** The entries behind the strategy's change, today's scope. */
export function itemsSheet({ change }: EditionContent, words: Said): WrittenSheet {
  const lines = (change?.items.parts ?? []).flatMap(({ kind, items }) =>
    items.map((item) => ({ kind, item })),
  );
  return sheetOf<ItemLine>(
    words,
    'workbook.sheet.items',
    'ItemTable',
    [
      { heading: 'explain.barsPart', kind: 'text', cell: ({ kind }) => words.say(`part.${kind}`) },
      { heading: 'ledger.file.deed', kind: 'text', cell: ({ item }) => deedOf(item, words) },
      { heading: 'ledger.file.subject', kind: 'text', cell: ({ item }) => words.field(item.title) },
      {
        heading: 'ledger.file.toward',
        kind: 'text',
        cell: ({ item }) => item.toTitle && words.field(item.toTitle),
      },
      { heading: 'ledger.file.validOn', kind: 'day', cell: ({ item }) => item.validOn },
      { heading: 'ledger.file.recordedAt', kind: 'text', cell: ({ item }) => item.recordedAt },
      {
        heading: 'ledger.file.reason',
        kind: 'long',
        cell: ({ item }) => (item.reasonTexts ? words.field(item.reasonTexts) : item.reason),
      },
      { heading: 'ledger.file.paper', kind: 'text', cell: ({ item }) => item.paper },
      {
        heading: 'project.office',
        kind: 'text',
        cell: ({ item }) => item.office && words.field(item.office),
      },
      { heading: 'workbook.points', kind: 'percent', cell: ({ item }) => item.amount?.points ?? null },
      { heading: 'explain.exact', kind: 'text', cell: ({ item }) => item.amount?.exact ?? null },
    ],
    lines,
  );
}

function deedOf({ kind }: ChangeItem, words: Said): string {
  return kind === 'retracted' ? words.say('ledger.kind.taken-back') : words.say(`ledger.e.${kind}`);
}

const ENTERED = ['adopted', 'added', 'parts'] as const;
const LEFT = ['dropped', 'merged', 'split'] as const;

/** How what was adopted became what is in scope: every line adds up, by a formula. */
export function accountSheet({ account }: EditionContent, words: Said): WrittenSheet {
  const counts = [...ENTERED, ...LEFT, 'moved'] as const;
  const columns: Column<{ readonly row: ScopeAccountRow; readonly at: number }>[] = [
    {
      heading: 'workbook.level',
      kind: 'text',
      cell: ({ row: { title } }) => (title ? words.field(title) : words.say('explain.strategy')),
    },
    ...counts.map((count) => ({
      heading: `ledger.col.${count}` as const,
      kind: 'number' as const,
      cell: ({ row }: { row: ScopeAccountRow }) => row[count],
    })),
    {
      heading: 'ledger.file.inScope',
      kind: 'number',
      cell: ({ row, at }) => {
        const of = (index: number): string => `${columnName(index + 1)}${String(at + 2)}`;
        const text = `${of(0)}+${of(1)}+${of(2)}-${of(3)}-${of(4)}-${of(5)}+${of(6)}`;
        return formula(text, row.inScope);
      },
    },
  ];
  const lines = account.rows.map((row, at) => ({ row, at }));
  return sheetOf(words, 'workbook.sheet.account', 'AccountTable', columns, lines);
}

export function resolutionsSheet({ resolutions }: EditionContent, words: Said): WrittenSheet {
  return sheetOf<Resolution>(
    words,
    'workbook.sheet.resolutions',
    'ResolutionTable',
    [
      { heading: 'workbook.reference', kind: 'text', cell: ({ reference }) => reference },
      { heading: 'workbook.resolution', kind: 'text', cell: ({ title }) => words.field(title) },
      { heading: 'workbook.body', kind: 'text', cell: ({ body }) => body },
      { heading: 'workbook.decidedOn', kind: 'day', cell: ({ decidedOn }) => decidedOn },
      { heading: 'workbook.item', kind: 'text', cell: ({ item }) => item },
      { heading: 'workbook.role', kind: 'text', cell: ({ role }) => words.say(`resolution.role.${role}`) },
      {
        heading: 'workbook.result',
        kind: 'text',
        cell: ({ result }) => result && words.say(`resolution.result.${result}`),
      },
      {
        heading: 'workbook.state',
        kind: 'text',
        cell: ({ state }) => words.say(`resolution.state.${state}`),
      },
      { heading: 'workbook.milestonesDone', kind: 'number', cell: ({ milestones }) => milestones.done },
      { heading: 'workbook.milestonesLate', kind: 'number', cell: ({ milestones }) => milestones.late },
      { heading: 'workbook.milestones', kind: 'number', cell: ({ milestones }) => milestones.total },
      {
        heading: 'workbook.projectsTouched',
        kind: 'text',
        cell: ({ projects }) => projects.map(({ title }) => words.field(title)).join('; ') || null,
      },
    ],
    resolutions,
  );
}
