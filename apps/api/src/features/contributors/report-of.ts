import type {
  FieldProblem,
  HelpRequestInput,
  LinkAnswerKind,
  MilestonePatch,
} from '@wegmarke/domain/contracts';
import { invalidFields } from '../../platform/errors/problem-error';

/** What was said, as it came. */
export interface Answer {
  readonly what: LinkAnswerKind;
  readonly on: string | null;
  readonly text: string | null;
}

/** What was said, as a milestone takes it (both null: unchanged), and as it is kept where it is only prepared. */
export interface Report {
  readonly patch: MilestonePatch | null;
  readonly help: HelpRequestInput | null;
  readonly prepared: Answer;
}

/** @throws ProblemError 422 where a day or a reason is missing, or the day cannot be */
export function reportOf(answer: Answer, today: string): Report {
  const { what, on, text } = answer;
  const wrong: FieldProblem[] = [];
  const needsDay = what === 'done' || what === 'promise';
  if (needsDay && on === null) wrong.push(problem('/on', 'day', 'on must be a day.'));
  if (what === 'done' && on !== null && on > today)
    wrong.push(problem('/on', 'future', 'on must not lie in the future.'));
  if ((what === 'promise' || what === 'help') && on !== null && on < today)
    wrong.push(problem('/on', 'past', 'on must not lie in the past.'));
  if ((what === 'promise' || what === 'help') && text === null)
    wrong.push(problem('/text', 'missing', 'text must say why, or what is needed.'));
  if (wrong.length > 0) throw invalidFields(wrong);
  const prepared = { what, on: what === 'unchanged' ? null : on, text };
  if (what === 'done') return { patch: { completedOn: on }, help: null, prepared };
  if (what === 'promise')
    return { patch: { promisedOn: on ?? '', reason: text ?? '' }, help: null, prepared };
  return { patch: null, help: what === 'help' ? { text: text ?? '', answerBy: on } : null, prepared };
}

const problem = (pointer: string, code: string, detail: string): FieldProblem => ({ pointer, code, detail });
