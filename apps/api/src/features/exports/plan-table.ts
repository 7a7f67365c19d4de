import type { PlanLine } from './exports.repository';
import { type Column, type Said, tableOf, type ViewTable } from './view-table';

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

export const planTable = (lines: readonly PlanLine[], words: Said): ViewTable => tableOf(PLAN, lines, words);

/** Cut by semicolons; one at the end where a name holds a comma, so that it is not cut there. */
function partnersText(partners: readonly string[]): string | null {
  if (partners.length === 0) return null;
  const text = partners.join('; ');
  return partners.length === 1 && text.includes(',') ? `${text};` : text;
}
