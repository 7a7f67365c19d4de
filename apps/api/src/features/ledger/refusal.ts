import type { Refusal } from '@wegmarke/domain/plan';

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

/** What is wrong and what to do, in one plain sentence. */
export function refusalSentence({ problem, proposed, entry }: Refusal): string {
  const sentence = SENTENCES[problem];
  return proposed ? sentence : `An entry valid on ${entry.validOn} would no longer make sense: ${sentence}`;
}
