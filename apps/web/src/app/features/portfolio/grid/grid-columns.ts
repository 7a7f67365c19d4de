import type { WordKey } from '@wegmarke/domain/words';
import type { Column, Flag, Group, Sort } from '@wegmarke/domain/portfolio';

/** What stands at the head of a column. */
export const COLUMN_WORDS: Readonly<Record<Sort, WordKey>> = {
  title: 'project.project',
  pillar: 'project.pillar',
  office: 'project.office',
  department: 'project.department',
  phase: 'project.phase',
  health: 'project.health',
  progress: 'project.actualPlanned',
  next: 'project.next',
  milestones: 'member.portfolio.column.milestones',
  evidence: 'member.portfolio.column.evidence',
  weight: 'project.weight',
  attested: 'project.attested',
};

/** Tracks of the row's grid: what has words may grow. */
const WIDTHS: Readonly<Record<Column, string>> = {
  pillar: '76px',
  office: 'minmax(176px, 1.3fr)',
  department: 'minmax(110px, 0.8fr)',
  phase: '84px',
  health: '120px',
  progress: '164px',
  next: 'minmax(160px, 1.4fr)',
  milestones: '124px',
  evidence: '76px',
  weight: '64px',
  attested: '132px',
};

export function tracksOf(columns: readonly Column[], isSelectable: boolean): string {
  return [
    ...(isSelectable ? ['36px'] : []),
    'minmax(200px, 1.7fr)',
    ...columns.map((column) => WIDTHS[column]),
  ].join(' ');
}

export const GROUP_WORDS: Readonly<Record<Group, WordKey>> = {
  pillar: 'project.pillar',
  department: 'project.department',
  office: 'project.office',
  phase: 'project.phase',
  health: 'project.health',
};

export const flagWord = (flag: Flag): WordKey => `member.flag.${flag}`;
