import type { ProjectSummary } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';

export interface Comparison {
  /** "nur mit Termin: 20 %" */
  readonly text: string;
  /** The sentence behind it. */
  readonly why: string;
}

/**
 * What `planned` is compared with for the health, where it reads differently from the progress that is shown:
 * milestones without a date count in the one and not in the other. Null where both read the same.
 */
export function comparisonOf(
  project: Pick<ProjectSummary, 'actual' | 'compared' | 'planned' | 'milestones'>,
  words: Words<WordKey>,
): Comparison | null {
  const { actual, compared, planned, milestones } = project;
  if (!actual || !compared || !planned) return null;
  const percent = words.percent(compared);
  if (percent === words.percent(actual)) return null;
  return {
    text: words.say('project.compared', { percent }),
    why: words.say('explain.comparedText', {
      dated: milestones.dated,
      compared: percent,
      planned: words.percent(planned),
    }),
  };
}
