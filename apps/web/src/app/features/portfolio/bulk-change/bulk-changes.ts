import type { Phase, PlanChange } from '@wegmarke/domain/contracts';
import type { ProjectRow } from '@wegmarke/domain/portfolio';

/** What is done to many projects at once. */
export const BULK_KINDS = [
  'office',
  'department',
  'phase',
  'weight',
  'pillar',
  'publish',
  'confirm',
] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** Those that move a figure: their effect is shown before, and an adopted plan wants a reason. */
const MOVING: ReadonlySet<BulkKind> = new Set(['weight', 'pillar', 'publish']);
export const movesFigures = (kind: BulkKind): boolean => MOVING.has(kind);

export interface BulkInput {
  readonly kind: BulkKind;
  /** An id, a phase or a weight; empty: no department; of no meaning for `publish` and `confirm`. */
  readonly value: string;
}

/** One change for each project that it changes: what is so already is left out. */
export function changesOf({ kind, value }: BulkInput, rows: readonly ProjectRow[]): readonly PlanChange[] {
  return rows.flatMap(({ project }): readonly PlanChange[] => {
    const subjectId = project.id;
    switch (kind) {
      case 'office':
        return project.officeId === value ? [] : [{ kind: 'describe-project', subjectId, officeId: value }];
      case 'department': {
        const departmentId = value === '' ? null : value;
        return project.departmentId === departmentId
          ? []
          : [{ kind: 'describe-project', subjectId, departmentId }];
      }
      case 'phase':
        return project.phase === value
          ? []
          : [{ kind: 'describe-project', subjectId, phase: value as Exclude<Phase, 'stopped'> }];
      case 'weight':
        return project.weight === Number(value)
          ? []
          : [{ kind: 'set-weight', subjectId, weight: Number(value) }];
      case 'pillar':
        return project.pillarId === value ? [] : [{ kind: 'move', subjectId, intoId: value }];
      case 'publish':
        return project.published ? [] : [{ kind: 'publish', subjectId }];
      case 'confirm':
        return [];
    }
  });
}
