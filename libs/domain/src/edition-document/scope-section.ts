import type { MilestoneStatus, ScopeAccountRow } from '../contracts';
import type { Block, Cell, Row } from './document';
import { cell, column, row, type Telling } from './telling';

const FLOWS = ['adopted', 'added', 'parts', 'dropped', 'merged', 'split', 'moved', 'inScope'] as const;
const STATUSES: readonly MilestoneStatus[] = ['done', 'late', 'open', 'dropped', 'merged', 'split'];

/** How what was adopted became what is in scope: an account that adds up. */
export function scopeSection(telling: Telling): Block[] {
  const { content } = telling;
  const { rows } = content.account;
  const [all] = rows;
  return [
    telling.heading(2, telling.say('report.section.scope'), 'scope'),
    ...telling.paragraphs(content.texts.scope),
    telling.paragraph(telling.say('ledger.accountLead'), 'note'),
    ...(all ? [telling.paragraph(telling.say('ledger.accountSentence', flowsOf(all)))] : []),
    flowTable(telling, rows),
    ...(rows.some(({ status }) => status !== null) ? [statusTable(telling, rows)] : []),
  ];
}

function flowsOf(account: ScopeAccountRow): Record<(typeof FLOWS)[number], number> {
  const { adopted, added, parts, dropped, merged, split, moved, inScope } = account;
  return { adopted, added, parts, dropped, merged, split, moved, inScope };
}

function flowTable(telling: Telling, rows: readonly ScopeAccountRow[]): Block {
  return {
    kind: 'table',
    caption: telling.say('ledger.accountTitle'),
    columns: [
      column(telling.say('chart.tablePillar'), 3),
      ...FLOWS.map((flow) => column(telling.say(`ledger.col.${flow}`), 1.2, 'end')),
    ],
    rows: totalLast(rows, (each): Row =>
      row(head(telling, each), ...FLOWS.map((flow) => cell(signed(telling, flow, each[flow])))),
    ),
  };
}

/** What leaves is taken off: it carries its sign, so that a row can be added up as it stands. */
function signed(telling: Telling, flow: (typeof FLOWS)[number], count: number): string {
  const isLeaving = flow === 'dropped' || flow === 'merged' || flow === 'split';
  const value = isLeaving ? -count : count;
  if (value === 0 || flow === 'adopted' || flow === 'inScope') return telling.count(Math.abs(value));
  return telling.ltr(`${value < 0 ? '−' : '+'}${telling.count(Math.abs(value))}`);
}

function statusTable(telling: Telling, rows: readonly ScopeAccountRow[]): Block {
  return {
    kind: 'table',
    caption: telling.say('ledger.statusTitle'),
    columns: [
      column(telling.say('chart.tablePillar'), 3),
      ...STATUSES.map((status) => column(telling.say(`state.${status}`), 1.2, 'end')),
      column(telling.say('ledger.col.adopted'), 1.2, 'end'),
    ],
    rows: totalLast(
      rows.filter(({ status }) => status !== null),
      (each): Row =>
        row(
          head(telling, each),
          ...STATUSES.map((status) => telling.count(each.status?.[status] ?? 0)),
          telling.count(each.adopted),
        ),
    ),
  };
}

function head(telling: Telling, { title, number }: ScopeAccountRow): Cell {
  if (!title) return cell({ text: telling.say('ledger.total'), strong: true });
  return cell([...(number === null ? [] : [{ text: `${telling.count(number)} ` }]), telling.field(title)]);
}

/** The account has the strategy first; on paper a sum stands below what it is the sum of. */
function totalLast(rows: readonly ScopeAccountRow[], tell: (account: ScopeAccountRow) => Row): Row[] {
  const pillars = rows.filter(({ pillarId }) => pillarId !== null).map(tell);
  const all = rows
    .filter(({ pillarId }) => pillarId === null)
    .map((each): Row => ({ ...tell(each), total: true }));
  return [...pillars, ...all];
}
