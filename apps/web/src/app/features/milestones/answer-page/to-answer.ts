import type { LinkAnswerInput } from '@wegmarke/domain/contracts';
import type { Report } from '../milestones-api';

/** What is said by link: what is said signed in, without what a link cannot say. */
export type LinkAnswer = Pick<LinkAnswerInput, 'what' | 'on' | 'text'>;

/** A report of the forms as an answer by link; null for what no link says. */
export function toAnswer(report: Report): LinkAnswer | null {
  switch (report.kind) {
    case 'confirm':
      return { what: 'unchanged', on: null, text: null };
    case 'help':
      return { what: 'help', on: report.input.answerBy ?? null, text: report.input.text };
    case 'patch':
      if ('promisedOn' in report.input)
        return { what: 'promise', on: report.input.promisedOn, text: report.input.reason };
      return { what: 'done', on: report.input.completedOn, text: null };
    default:
      return null;
  }
}
