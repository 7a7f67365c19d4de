import type { PlanChange, PlanChangeKind } from '@wegmarke/domain/contracts';
import { invalidFields } from '../../platform/errors/problem-error';
import type { FieldOf } from '../ledger/ledger.service';
import { fieldOf as fieldOfScopeChange } from './scope-change-fields';

interface Fields {
  readonly needs: readonly string[];
  readonly may?: readonly string[];
}

const PROJECT = ['departmentId', 'phase', 'benefit', 'description', 'partners', 'contributesTo'] as const;

/** What each kind of change says beside its kind. */
const FIELDS: Readonly<Record<PlanChangeKind, Fields>> = {
  'add-pillar': { needs: ['id', 'title'], may: ['summary', 'weight'] },
  'add-project': {
    needs: ['id', 'pillarId', 'title', 'officeId'],
    may: ['weight', 'source', ...PROJECT],
  },
  'add-milestone': {
    needs: ['id', 'projectId', 'title'],
    may: ['weight', 'baselineOn', 'promisedOn', 'officeId'],
  },
  remove: { needs: ['subjectId'], may: ['holds'] },
  drop: { needs: ['subjectId'] },
  publish: { needs: ['subjectId'] },
  move: { needs: ['subjectId', 'intoId'] },
  merge: { needs: ['subjectId', 'intoId'] },
  split: { needs: ['subjectId', 'parts'] },
  'set-weight': { needs: ['subjectId', 'weight'] },
  'set-baseline': { needs: ['subjectId', 'baselineOn'] },
  'set-promise': { needs: ['subjectId', 'promisedOn'] },
  'set-completion': { needs: ['subjectId', 'completedOn'] },
  'set-tolerances': { needs: ['atRisk', 'offCourse'] },
  adopt: { needs: [] },
  'describe-pillar': { needs: ['subjectId'], may: ['title', 'summary', 'seen'] },
  'describe-project': { needs: ['subjectId'], may: ['title', 'officeId', 'seen', ...PROJECT] },
  'describe-milestone': { needs: ['subjectId'], may: ['title', 'officeId', 'seen'] },
};

export const CHANGE_KINDS = Object.keys(FIELDS) as PlanChangeKind[];

export function needsField(kind: PlanChangeKind | undefined, name: string): boolean {
  // Asked before the kind has been checked: it may be any word, `toString` too.
  return kind !== undefined && CHANGE_KINDS.includes(kind) && FIELDS[kind].needs.includes(name);
}

/** Fields that may be null: what stands there is taken away. Of an addition null says what absent says. */
const NULLABLE: Partial<Readonly<Record<PlanChangeKind, readonly string[]>>> = {
  'add-pillar': ['summary'],
  'add-project': ['source', 'departmentId', 'benefit', 'description'],
  'add-milestone': ['baselineOn', 'promisedOn', 'officeId'],
  'set-baseline': ['baselineOn'],
  'set-completion': ['completedOn'],
  'describe-pillar': ['summary'],
  'describe-project': ['departmentId', 'benefit', 'description'],
  'describe-milestone': ['officeId'],
};

/**
 * Where a change holds what its kind does not say, which would be lost in silence, or null where nothing can be taken away.
 *
 * @throws ProblemError 422 with the fields
 */
export function refuseForeignFields(changes: readonly PlanChange[]): void {
  const faults = changes.flatMap((change, index) => {
    const { needs, may = [] } = FIELDS[change.kind];
    return Object.entries(change).flatMap(([name, value]: [string, unknown]) => {
      if (name === 'kind' || value === undefined) return [];
      const pointer = `/changes/${String(index)}/${name}`;
      if (!needs.includes(name) && !may.includes(name))
        return [{ pointer, code: 'unknown-field', detail: `There is no field "${name}" in ${change.kind}.` }];
      return value === null && !NULLABLE[change.kind]?.includes(name)
        ? [{ pointer, code: 'missing', detail: `${name} must not be null in ${change.kind}.` }]
        : [];
    });
  });
  if (faults.length > 0) throw invalidFields(faults);
}

/** The field of a batch that a rule refuses. `indexOf`: the place in the batch of the change that proposed an entry. */
export function fieldOfBatch(
  changes: readonly PlanChange[],
  indexOf: (entryId: string) => number | undefined,
): FieldOf {
  return (code, entry) => {
    const index = indexOf(entry.id);
    const change = index === undefined ? undefined : changes[index];
    if (change?.kind === 'set-completion') return place(index, '/completedOn');
    const field = fieldOfScopeChange(code, entry);
    if (!change || field === null) return null;
    if (field === '/effectiveOn') return field;
    return place(index, field === '/subjectId' || field === '/intoId' ? ownName(change, code, field) : field);
  };
}

function place(index: number | undefined, field: string): string {
  return `/changes/${String(index)}${field}`;
}

/** An addition calls its subject `id`, and where it goes by its own name. */
function ownName(change: PlanChange, code: string, field: string): string {
  if (!change.kind.startsWith('add-')) return field;
  if (code === 'pillar-not-in-scope') return '/pillarId';
  return code === 'project-not-in-scope' ? '/projectId' : '/id';
}
