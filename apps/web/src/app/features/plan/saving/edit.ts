import type { PlanChange, PlanChangesInput, UndoInput } from '@wegmarke/domain/contracts';
import type { Failure } from '../../../http/failure';

/** What was done, for whoever wants it back: `title` of the first thing, `count` of all. */
export interface EditLabel {
  readonly what: PlanChange['kind'] | 'many' | 'pasted' | 'copied';
  readonly title: string;
  readonly count: number;
  /** Of what moves or is merged: where all of it goes. */
  readonly into?: string;
}

export type Work =
  | { readonly kind: 'changes'; readonly input: PlanChangesInput }
  /** Takes back the revision that the edit of this key became. `redoes`: which is itself a taking back. */
  | {
      readonly kind: 'undo';
      readonly of: string;
      readonly revision: number | null;
      readonly redoes: boolean;
      readonly input: UndoInput;
    };

/** One edit on its way to the server: it becomes one revision, however often it has to be sent. */
export interface Edit {
  /** The Idempotency-Key. */
  readonly key: string;
  readonly work: Work;
  readonly label: EditLabel;
  /** What the server said no to; null while nobody has. Kept until somebody decides what becomes of it. */
  readonly refusal: Failure | null;
  /** Recorded as this revision; it stays until the outline that the server sends has it. */
  readonly revision: number | null;
}

/** Something that can be taken back, or taken back again. */
export interface Step {
  readonly key: string;
  readonly label: EditLabel;
  readonly revision: number | null;
  /** Whether taking it back needs a reason once the plan is adopted. */
  readonly isScope: boolean;
  /** To do it again where the server never heard of it. */
  readonly input: PlanChangesInput | null;
}

const DESCRIPTIONS: readonly PlanChange['kind'][] = [
  'describe-pillar',
  'describe-project',
  'describe-milestone',
];

/** Whether changes only say how something is called and who answers for it: that needs no reason, ever. */
export function isDescription(changes: readonly PlanChange[]): boolean {
  return changes.every(({ kind }) => DESCRIPTIONS.includes(kind));
}

/** What a change is about: the thing added or changed. */
export function subjectOf(change: PlanChange): string | null {
  if ('subjectId' in change) return change.subjectId;
  return 'id' in change ? change.id : null;
}

/** Ids of what changes add. */
export function addedBy(changes: readonly PlanChange[]): readonly string[] {
  return changes.flatMap((change) => {
    if (change.kind === 'split') return change.parts.map(({ id }) => id);
    return 'id' in change ? [change.id] : [];
  });
}

/** Every id that a change needs to be there already. */
export function neededBy(change: PlanChange): readonly string[] {
  return [
    'subjectId' in change ? change.subjectId : null,
    'intoId' in change ? change.intoId : null,
    'pillarId' in change ? change.pillarId : null,
    'projectId' in change ? change.projectId : null,
  ].filter((id) => id !== null);
}

export function changesOf({ work }: Edit): readonly PlanChange[] {
  return work.kind === 'changes' ? work.input.changes : [];
}

/** The first that may be sent: neither refused, nor recorded, nor resting on what was refused. */
export function nextToSend(edits: readonly Edit[]): Edit | null {
  const missing = new Set<string>();
  const refused = new Set<string>();
  for (const edit of edits) {
    if (edit.revision !== null) continue;
    const rests =
      changesOf(edit).some((change) => neededBy(change).some((id) => missing.has(id))) ||
      (edit.work.kind === 'undo' && refused.has(edit.work.of));
    if (edit.refusal === null && !rests) return edit;
    refused.add(edit.key);
    for (const id of addedBy(changesOf(edit))) missing.add(id);
  }
  return null;
}

/** An edit and all that rest on it: they go together. */
export function withDependents(edits: readonly Edit[], key: string): ReadonlySet<string> {
  const gone = new Set<string>([key]);
  const missing = new Set<string>();
  for (const edit of edits) {
    const rests = changesOf(edit).some((change) => neededBy(change).some((id) => missing.has(id)));
    if (edit.key !== key && !rests) continue;
    gone.add(edit.key);
    for (const id of addedBy(changesOf(edit))) missing.add(id);
  }
  return gone;
}
