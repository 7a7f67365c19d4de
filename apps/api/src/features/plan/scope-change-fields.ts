import type { ScopeChangeInput, ScopeChangeKind } from '@wegmarke/domain/contracts';
import { invalidFields } from '../../platform/errors/problem-error';
import type { FieldOf } from '../ledger/ledger.service';

const FIELDS = [
  'intoId',
  'weight',
  'baselineOn',
  'promisedOn',
  'title',
  'parts',
  'atRisk',
  'offCourse',
] as const satisfies readonly (keyof ScopeChangeInput)[];

/** What each kind of change says beside its subject, reason, day and paper. */
const FIELDS_OF: Readonly<Record<ScopeChangeKind, readonly (typeof FIELDS)[number][]>> = {
  adopt: [],
  'set-tolerances': ['atRisk', 'offCourse'],
  'add-pillar': ['title', 'weight'],
  'drop-pillar': [],
  'drop-project': [],
  'merge-project': ['intoId'],
  'move-project': ['intoId'],
  'publish-project': [],
  'add-milestone': ['title', 'weight', 'baselineOn', 'promisedOn'],
  'drop-milestone': [],
  'merge-milestone': ['intoId'],
  'move-milestone': ['intoId'],
  'split-milestone': ['parts'],
  'set-weight': ['weight'],
  'set-baseline': ['baselineOn'],
  retract: [],
};

/**
 * Where a change holds what its kind does not say: it would be lost in silence.
 *
 * @throws ProblemError 422 with the fields
 */
export function refuseForeignFields(input: ScopeChangeInput): void {
  const foreign = FIELDS.filter((name) => input[name] != null && !FIELDS_OF[input.kind].includes(name));
  if (foreign.length === 0) return;
  throw invalidFields(
    foreign.map((name) => ({
      pointer: `/${name}`,
      code: 'unknown-field',
      detail: `There is no field "${name}" in ${input.kind}.`,
    })),
  );
}

/** The field of a change that a rule refuses. */
export const fieldOf: FieldOf = (code, { value }) => {
  switch (code) {
    case 'before-addition':
    case 'not-in-scope':
    case 'completed-after-leaving':
    case 'nothing-to-adopt':
      return '/effectiveOn';
    case 'pillar-not-in-scope':
    case 'successor-not-open':
    case 'successor-is-itself':
      return '/intoId';
    case 'project-not-in-scope':
      if (value.kind === 'adopted') return '/effectiveOn';
      return value.kind === 'milestone-moved' ? '/intoId' : '/subjectId';
    case 'part-has-no-weight':
      return '/weight';
    case 'split-needs-parts':
      return '/parts';
    default:
      return '/subjectId';
  }
};
