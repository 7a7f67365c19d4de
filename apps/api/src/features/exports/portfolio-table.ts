import {
  arrange,
  COLUMNS,
  type Column as Shown,
  type PortfolioQuery,
  type ProjectRow,
  select,
} from '@wegmarke/domain/portfolio';
import { type Column, type Said, tableOf, type ViewTable } from './view-table';

/** What every file has, so that it can come back through an import. */
const ALWAYS: readonly Column<ProjectRow>[] = [
  { heading: 'member.export.id', cell: ({ project }) => project.id },
  { heading: 'member.export.project', cell: ({ project }, words) => words.field(project.title) },
];

/** What a column of the page is in a file. */
const COLUMNS_OF: Readonly<Record<Shown, readonly Column<ProjectRow>[]>> = {
  pillar: [
    { heading: 'member.export.pillar', cell: ({ pillar }, words) => pillar && words.field(pillar.title) },
  ],
  office: [
    { heading: 'member.export.office', cell: ({ office }, words) => office && words.field(office.title) },
    { heading: 'member.export.holder', cell: ({ office }) => office?.holder?.name ?? null },
  ],
  department: [
    {
      heading: 'member.export.department',
      cell: ({ department }, words) => department && words.field(department.title),
    },
  ],
  phase: [
    { heading: 'member.export.phase', cell: ({ project }, words) => words.say(`phase.${project.phase}`) },
  ],
  health: [
    { heading: 'member.export.course', cell: ({ project }, words) => words.say(`health.${project.health}`) },
  ],
  progress: [
    { heading: 'member.export.actual', cell: ({ project }) => project.actual?.percent ?? null },
    { heading: 'member.export.planned', cell: ({ project }) => project.planned?.percent ?? null },
  ],
  next: [
    {
      heading: 'member.export.next',
      cell: ({ project: { next } }, words) => next && words.field(next.title),
    },
    { heading: 'member.export.nextOn', isDay: true, cell: ({ project: { next } }) => next?.on ?? null },
  ],
  milestones: [
    { heading: 'member.export.done', cell: ({ project }) => project.milestones.done },
    { heading: 'member.export.total', cell: ({ project }) => project.milestones.total },
    { heading: 'member.export.overdue', cell: ({ project }) => project.milestones.overdue },
    { heading: 'member.export.late', cell: ({ project }) => project.milestones.late },
  ],
  evidence: [
    {
      heading: 'member.export.evidenced',
      cell: ({ project: { evidence } }) => evidence.evidenced + evidence.verified,
    },
  ],
  weight: [{ heading: 'member.export.weight', cell: ({ project }) => project.weight }],
  attested: [
    { heading: 'member.export.attested', isDay: true, cell: ({ project }) => project.lastAttestedOn },
  ],
};

/** The rows that the portfolio's page shows for the same address, in its order. */
export function portfolioTable(rows: readonly ProjectRow[], query: PortfolioQuery, words: Said): ViewTable {
  const shown = arrange(select(rows, query), query.group, new Set()).flatMap((row) =>
    row.kind === 'project' ? [row] : [],
  );
  const columns = COLUMNS.filter((column) => query.columns.includes(column));
  return tableOf([...ALWAYS, ...columns.flatMap((column) => COLUMNS_OF[column])], shown, words);
}
