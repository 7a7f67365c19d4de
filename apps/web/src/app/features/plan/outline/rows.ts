import type {
  OutlineMilestone,
  OutlinePillar,
  OutlineProject,
  PlanOutline,
} from '@wegmarke/domain/contracts';

interface Placed {
  readonly id: string;
  /** From 1, among its siblings. */
  readonly position: number;
  readonly siblings: number;
}

export type PillarRow = Placed & {
  readonly kind: 'pillar';
  readonly level: 1;
  readonly parentId: null;
  readonly item: OutlinePillar;
};
export type ProjectRow = Placed & {
  readonly kind: 'project';
  readonly level: 2;
  readonly parentId: string;
  readonly item: OutlineProject;
};
export type MilestoneRow = Placed & {
  readonly kind: 'milestone';
  readonly level: 3;
  readonly parentId: string;
  readonly item: OutlineMilestone;
  /** Of its project: whose office answers where the milestone names none. */
  readonly projectOfficeId: string;
};

/** A line of the outline. */
export type PlanRow = PillarRow | ProjectRow | MilestoneRow;
export type RowKind = PlanRow['kind'];

/** Every line of a plan, those of closed branches included. */
export function allRows(outline: PlanOutline): readonly PlanRow[] {
  return rowsOf(outline, () => true);
}

/** The lines that show while some branches are closed. */
export function openRows(outline: PlanOutline, closed: ReadonlySet<string>): readonly PlanRow[] {
  return rowsOf(outline, (id) => !closed.has(id));
}

function rowsOf(outline: PlanOutline, isOpen: (id: string) => boolean): PlanRow[] {
  const rows: PlanRow[] = [];
  outline.pillars.forEach((pillar, at) => {
    const { id } = pillar;
    const siblings = outline.pillars.length;
    rows.push({ kind: 'pillar', level: 1, id, parentId: null, item: pillar, position: at + 1, siblings });
    if (isOpen(id))
      pillar.projects.forEach((project, index) => addProject(rows, pillar, project, index, isOpen));
  });
  return rows;
}

function addProject(
  rows: PlanRow[],
  pillar: OutlinePillar,
  project: OutlineProject,
  at: number,
  isOpen: (id: string) => boolean,
): void {
  rows.push({
    kind: 'project',
    level: 2,
    id: project.id,
    parentId: pillar.id,
    item: project,
    position: at + 1,
    siblings: pillar.projects.length,
  });
  if (!isOpen(project.id)) return;
  project.milestones.forEach((milestone, index) => {
    rows.push({
      kind: 'milestone',
      level: 3,
      id: milestone.id,
      parentId: project.id,
      item: milestone,
      projectOfficeId: project.officeId,
      position: index + 1,
      siblings: project.milestones.length,
    });
  });
}

/** Whether lines can stand below it. */
export function childCount(row: PlanRow): number {
  if (row.kind === 'pillar') return row.item.projects.length;
  return row.kind === 'project' ? row.item.milestones.length : 0;
}

/** Those of the lines that no other of them stands above: what happens to a project happens to its milestones. */
export function topmost(rows: readonly PlanRow[], chosen: ReadonlySet<string>): readonly PlanRow[] {
  const parents = new Map(rows.map(({ id, parentId }) => [id, parentId]));
  return rows.filter((row) => {
    if (!chosen.has(row.id)) return false;
    for (let above = row.parentId; above !== null; above = parents.get(above) ?? null)
      if (chosen.has(above)) return false;
    return true;
  });
}
