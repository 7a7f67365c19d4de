import { type Edit, isDescription, type Step, withDependents } from './edit';
import type { ShelfState } from './shelf';

/** The steps once one of them is recorded; one that was refused at first, and sent again, comes to lie on top. */
export function recordedIn(
  done: readonly Step[],
  edits: readonly Edit[],
  { key, label, work }: Edit,
  revision: number | null,
): readonly Step[] {
  if (done.some((step) => step.key === key))
    return done.map((step) => (step.key === key ? { ...step, revision } : step));
  const isTakenBack = edits.some((each) => each.work.kind === 'undo' && each.work.of === key);
  if (isTakenBack || work.kind !== 'changes') return done;
  return [...done, { key, label, revision, isScope: !isDescription(work.input.changes), input: work.input }];
}

/** A refused edit is no step that could be taken back; nor does anything wait to take it back. */
export function withoutStep({ done, edits }: ShelfState, { key }: Edit): Partial<ShelfState> {
  return {
    done: done.filter((step) => step.key !== key),
    edits: edits.filter(({ work }) => work.kind !== 'undo' || work.of !== key),
  };
}

/**
 * Somebody has adopted the plan while edits of the draft were on their way: now they need a reason. They go where such
 * changes wait for one, with all that rest on them; what was to be taken back again is gone.
 */
export function collectedFrom({ done, edits, collected }: ShelfState, { key }: Edit): Partial<ShelfState> {
  const gone = withDependents(edits, key);
  const takenBack = new Set(edits.flatMap(({ work }) => (work.kind === 'undo' ? [work.of] : [])));
  const moved = edits.flatMap(({ key: each, work, label }) =>
    gone.has(each) && work.kind === 'changes' && !takenBack.has(each)
      ? [{ changes: work.input.changes, label }]
      : [],
  );
  return {
    collected: [...collected, ...moved],
    edits: edits.filter(
      ({ key: each, work }) => !gone.has(each) && !(work.kind === 'undo' && gone.has(work.of)),
    ),
    done: done.filter((step) => !gone.has(step.key)),
  };
}
