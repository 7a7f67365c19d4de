import type { ExportView, ProjectSummary } from '@wegmarke/domain/contracts';
import type { Cell } from '@wegmarke/domain/tables';
import type { WordKey, Words } from '@wegmarke/domain/words';
import type { PlanLine } from './exports.repository';

type Said = Words<WordKey>;

/** A column of a file: its heading, and what it says of an item. */
interface Column<Item> {
  readonly heading: WordKey;
  readonly isDay?: true;
  readonly cell: (item: Item, words: Said) => Cell;
}

/** A view as a table, ready to be written in any format. */
export interface ViewTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly dayColumns: ReadonlySet<number>;
}

/** Headings that an import understands again, so that what was taken along and edited can come back. */
const PLAN: readonly Column<PlanLine>[] = [
  { heading: 'member.export.id', cell: ({ projectId }) => projectId },
  { heading: 'member.export.pillar', cell: ({ pillar }, words) => words.field(pillar) },
  { heading: 'member.export.project', cell: ({ project }, words) => words.field(project) },
  { heading: 'member.export.office', cell: ({ office }, words) => words.field(office) },
  {
    heading: 'member.export.department',
    cell: ({ department }, words) => department && words.field(department),
  },
  { heading: 'member.export.phase', cell: ({ phase }, words) => words.say(`phase.${phase}`) },
  { heading: 'member.export.weight', cell: ({ weight }) => weight },
  { heading: 'member.export.milestone', cell: ({ milestone }, words) => milestone && words.field(milestone) },
  { heading: 'member.export.milestoneWeight', cell: ({ milestoneWeight }) => milestoneWeight },
  { heading: 'member.export.baseline', isDay: true, cell: ({ baselineOn }) => baselineOn },
  { heading: 'member.export.promise', isDay: true, cell: ({ promisedOn }) => promisedOn },
  { heading: 'member.export.completed', isDay: true, cell: ({ completedOn }) => completedOn },
  { heading: 'member.export.benefit', cell: ({ benefit }, words) => benefit && words.field(benefit) },
  {
    heading: 'member.export.description',
    cell: ({ description }, words) => description && words.field(description),
  },
  { heading: 'member.export.partners', cell: ({ partners }) => partnersText(partners) },
];

const PORTFOLIO: readonly Column<ProjectSummary>[] = [
  { heading: 'member.export.id', cell: ({ id }) => id },
  { heading: 'member.export.pillar', cell: ({ pillar }, words) => words.field(pillar.title) },
  { heading: 'member.export.project', cell: ({ title }, words) => words.field(title) },
  { heading: 'member.export.office', cell: ({ office }, words) => words.field(office.title) },
  { heading: 'member.export.holder', cell: ({ office }) => office.holder?.name ?? null },
  {
    heading: 'member.export.department',
    cell: ({ department }, words) => department && words.field(department.title),
  },
  { heading: 'member.export.phase', cell: ({ phase }, words) => words.say(`phase.${phase}`) },
  { heading: 'member.export.weight', cell: ({ weight }) => weight },
  { heading: 'member.export.course', cell: ({ health }, words) => words.say(`health.${health}`) },
  { heading: 'member.export.actual', cell: ({ actual }) => actual?.percent ?? null },
  { heading: 'member.export.planned', cell: ({ planned }) => planned?.percent ?? null },
  { heading: 'member.export.done', cell: ({ milestones }) => milestones.done },
  { heading: 'member.export.total', cell: ({ milestones }) => milestones.total },
  { heading: 'member.export.overdue', cell: ({ milestones }) => milestones.overdue },
  {
    heading: 'member.export.next',
    cell: ({ nextMilestone }, words) => nextMilestone && words.field(nextMilestone.title),
  },
  {
    heading: 'member.export.nextOn',
    isDay: true,
    cell: ({ nextMilestone }) => nextMilestone && (nextMilestone.promisedOn ?? nextMilestone.baselineOn),
  },
  { heading: 'member.export.attested', isDay: true, cell: ({ lastAttestedOn }) => lastAttestedOn },
];

export const planTable = (lines: readonly PlanLine[], words: Said): ViewTable => tableOf(PLAN, lines, words);
export const portfolioTable = (projects: readonly ProjectSummary[], words: Said): ViewTable =>
  tableOf(PORTFOLIO, projects, words);

export const sheetTitle = (view: ExportView, words: Said): string => words.say(`member.export.view.${view}`);

function tableOf<Item>(columns: readonly Column<Item>[], items: readonly Item[], words: Said): ViewTable {
  return {
    headings: columns.map(({ heading }) => words.say(heading)),
    rows: items.map((item) => columns.map(({ cell }) => cell(item, words))),
    dayColumns: new Set(columns.flatMap(({ isDay }, at) => (isDay ? [at] : []))),
  };
}

/** Cut by semicolons; one at the end where a name holds a comma, so that it is not cut there. */
function partnersText(partners: readonly string[]): string | null {
  if (partners.length === 0) return null;
  const text = partners.join('; ');
  return partners.length === 1 && text.includes(',') ? `${text};` : text;
}
