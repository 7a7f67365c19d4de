import type { ScopeChangeInput } from '@wegmarke/domain/contracts';
import { DEFAULT_WEIGHT, type EntryValue, type Proposal } from '@wegmarke/domain/plan';
import { v7 as uuid } from 'uuid';
import { invalidFields } from '../../platform/errors/problem-error';
import type { NewSubject } from '../ledger/ledger.service';
import type { SubjectType } from './plan.repository';

/** What a scope change would append, and the rows of what it creates. */
export interface Worded {
  readonly entries: readonly Proposal[];
  readonly created: readonly NewSubject[];
}

/** The kind of subject that each change is about. */
const SUBJECTS: Readonly<Record<Exclude<ScopeChangeInput['kind'], 'retract' | 'set-weight'>, SubjectType>> = {
  adopt: 'strategy',
  'set-tolerances': 'strategy',
  'add-pillar': 'strategy',
  'drop-pillar': 'pillar',
  'drop-project': 'project',
  'merge-project': 'project',
  'move-project': 'project',
  'publish-project': 'project',
  'add-milestone': 'project',
  'drop-milestone': 'milestone',
  'merge-milestone': 'milestone',
  'move-milestone': 'milestone',
  'split-milestone': 'milestone',
  'set-baseline': 'milestone',
};

/** Where an id is of another kind of thing than the change is about. */
export function refuseWrongSubject({ kind }: ScopeChangeInput, type: SubjectType): void {
  const wanted: readonly SubjectType[] =
    kind === 'set-weight' ? ['pillar', 'project', 'milestone'] : kind === 'retract' ? [] : [SUBJECTS[kind]];
  if (kind === 'retract' || wanted.includes(type)) return;
  throw invalidFields([
    {
      pointer: '/subjectId',
      code: 'wrong-subject',
      detail: `${kind} is about a ${wanted.join(' or ')}, and this is a ${type}.`,
    },
  ]);
}

/** The ledger's words for a validated change. `pillarNumber`: the next free one; `target`: the entry to retract. */
export function toProposals(
  input: ScopeChangeInput,
  {
    pillarNumber,
    targetSubjectId,
  }: { readonly pillarNumber: number; readonly targetSubjectId: string | null },
): Worded {
  const entry = (subjectId: string, value: EntryValue): Proposal => ({
    id: uuid(),
    validOn: input.effectiveOn,
    subjectId,
    value,
  });
  const change = (value: EntryValue): Worded => ({ entries: [entry(input.subjectId, value)], created: [] });
  const { weight = DEFAULT_WEIGHT, intoId = '', title } = input;
  switch (input.kind) {
    case 'adopt':
      return change({ kind: 'adopted' });
    case 'set-tolerances':
      return change(tolerances(input));
    case 'add-pillar': {
      const id = uuid();
      return {
        entries: [entry(id, { kind: 'pillar-added', weight })],
        created: title ? [{ type: 'pillar', id, number: pillarNumber, title, summary: null }] : [],
      };
    }
    case 'drop-pillar':
      return change({ kind: 'pillar-dropped' });
    case 'drop-project':
      return change({ kind: 'project-dropped' });
    case 'merge-project':
      return change({ kind: 'project-merged', intoId });
    case 'move-project':
      return change({ kind: 'project-moved', pillarId: intoId });
    case 'publish-project':
      return change({ kind: 'project-published' });
    case 'add-milestone': {
      const id = uuid();
      const { baselineOn = null, promisedOn = null } = input;
      const value: EntryValue = {
        kind: 'milestone-added',
        projectId: input.subjectId,
        weight,
        baselineOn,
        promisedOn,
      };
      return { entries: [entry(id, value)], created: title ? [newMilestone(id, title)] : [] };
    }
    case 'drop-milestone':
      return change({ kind: 'milestone-dropped' });
    case 'merge-milestone':
      return change({ kind: 'milestone-merged', intoId });
    case 'move-milestone':
      return change({ kind: 'milestone-moved', projectId: intoId });
    case 'split-milestone': {
      const parts = (input.parts ?? []).map((part) => ({ ...part, id: uuid() }));
      return {
        entries: [
          entry(input.subjectId, {
            kind: 'milestone-split',
            parts: parts.map(({ id, share }) => ({ id, share })),
          }),
        ],
        created: parts.map((part) => newMilestone(part.id, part.title)),
      };
    }
    case 'set-weight':
      return change({ kind: 'weight-set', weight });
    case 'set-baseline':
      return change({ kind: 'baseline-set', baselineOn: input.baselineOn ?? null });
    case 'retract':
      return {
        entries: [entry(targetSubjectId ?? input.subjectId, { kind: 'retracted', entryId: input.subjectId })],
        created: [],
      };
  }
}

function tolerances({ atRisk = 0, offCourse = 0 }: ScopeChangeInput): EntryValue {
  if (atRisk > offCourse) {
    throw invalidFields([
      { pointer: '/offCourse', code: 'below-at-risk', detail: 'offCourse must not be less than atRisk.' },
    ]);
  }
  return { kind: 'tolerances-set', atRisk, offCourse };
}

function newMilestone(id: string, title: NonNullable<ScopeChangeInput['title']>): NewSubject {
  return { type: 'milestone', id, title, officeId: null, evidenceLink: null, sample: false };
}
