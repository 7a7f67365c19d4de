import type { Day } from '@wegmarke/domain/calendar';
import { entriesInForce, type Entry, type EntryKind, type Refusal } from '@wegmarke/domain/plan';
import { type ProblemError, refused } from '../../platform/errors/problem-error';

const ADDITIONS = new Set<EntryKind>(['pillar-added', 'project-added', 'milestone-added']);

const SENTENCES: Readonly<Record<Refusal['problem'], string>> = {
  'unknown-subject': 'The plan does not hold what this is about.',
  'already-added': 'The plan holds this already.',
  'not-in-scope': 'It is not in the plan on that day. Choose a day on which it is.',
  'pillar-not-in-scope': 'The pillar is not in the plan on that day.',
  'project-not-in-scope': 'The project is not in the plan on that day.',
  'successor-not-open': 'What it is merged into must be in the plan and open on that day.',
  'successor-is-itself': 'Nothing can be merged into itself.',
  'already-completed': 'It is completed already. Take the completion back first.',
  'completed-after-leaving': 'It had left the plan by that day. Only an earlier completion counts.',
  'evidence-without-completion': 'Evidence needs a completion.',
  'part-has-no-weight': 'A part of a split takes its weight from the whole.',
  'split-needs-parts': 'A split needs at least two parts.',
  'already-published': 'It is public already.',
  'already-adopted': 'An adoption is in force already.',
  'nothing-to-adopt': 'There is no project to adopt on that day.',
  'confirmed-while-overdue': 'The promised day has passed. Give a new day with a reason.',
  'confirmed-while-done': 'It is completed already.',
  'promise-after-completion': 'It is completed already. Take the completion back first.',
  'unknown-entry': 'The ledger does not hold this entry.',
  'already-retracted': 'This entry has been retracted already.',
  'adopted-stays': 'What was adopted cannot be undone as if it had never been. Drop it instead.',
  'completion-in-future': 'A completion cannot lie in the future.',
};

/** Why a command is refused. A day before an addition is told apart from what the plan never held. */
export type RefusalCode = Refusal['problem'] | 'before-addition';

/** The field of a command that a proposed entry came from, as a JSON Pointer; null where none is to blame. */
export type FieldOf = (code: RefusalCode, entry: Entry) => string | null;

/** What is wrong and what to do, in one plain sentence; with the field where a proposed entry is refused. */
export function refusalProblem(
  { problem, entry, proposed }: Refusal,
  ledger: readonly Entry[],
  fieldOf: FieldOf = () => null,
): ProblemError {
  const sentence = SENTENCES[problem];
  // A completion before the one on record breaks the latter, and is to blame itself.
  if (!proposed && problem !== 'already-completed') {
    return refused(problem, `An entry valid on ${entry.validOn} would no longer make sense: ${sentence}`);
  }
  const addedOn = laterAddition(problem, entry, ledger);
  const code = addedOn === null ? problem : 'before-addition';
  const detail =
    addedOn === null
      ? sentence
      : `The day lies before the addition to the plan on ${addedOn}. Choose that day or a later one.`;
  const pointer = fieldOf(code, entry);
  return refused(code, detail, pointer === null ? undefined : [{ pointer, code, detail }]);
}

/** The day on which what an entry does not find is added, where it is added later. */
function laterAddition(problem: Refusal['problem'], entry: Entry, ledger: readonly Entry[]): Day | null {
  const id = missing(problem, entry);
  if (id === null) return null;
  const addition = entriesInForce(ledger).find(({ subjectId, value }) =>
    value.kind === 'milestone-split'
      ? value.parts.some((part) => part.id === id)
      : subjectId === id && ADDITIONS.has(value.kind),
  );
  return addition && addition.validOn > entry.validOn ? addition.validOn : null;
}

function missing(problem: Refusal['problem'], { subjectId, value }: Entry): string | null {
  if (problem === 'unknown-subject') return subjectId;
  if (problem === 'pillar-not-in-scope' && 'pillarId' in value) return value.pillarId;
  if (problem === 'project-not-in-scope' && 'projectId' in value) return value.projectId;
  return null;
}
