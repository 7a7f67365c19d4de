import type { Share } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';
import type { ProjectRow } from '@wegmarke/domain/portfolio';

/** "49 % erreicht, 64 % geplant": where no head of a column says which is which. */
export function namedProgress({ project }: Pick<ProjectRow, 'project'>, words: Words<WordKey>): string {
  const { actual, planned } = project;
  if (!actual || !planned) return progressText({ project }, words);
  return words.say('project.progress', {
    actual: words.percent(actual),
    planned: words.percent(planned),
    count: actual.percent,
  });
}

/** "49 % / 64 %" */
export function progressText({ project }: Pick<ProjectRow, 'project'>, words: Words<WordKey>): string {
  const text = (share: Share | null): string => (share ? words.percent(share) : '–');
  return project.planned ? `${text(project.actual)} / ${text(project.planned)}` : text(project.actual);
}

/**
 * "nur mit Termin: 20 %": what stands beside the plan for the health, where it reads differently from the progress.
 * Without it a project ahead of its plan would be called off course for no visible reason.
 */
export function comparedText({ project }: Pick<ProjectRow, 'project'>, words: Words<WordKey>): string | null {
  const { actual, compared, planned } = project;
  if (!actual || !compared || !planned) return null;
  const percent = words.percent(compared);
  return percent === words.percent(actual) ? null : words.say('project.compared', { percent });
}

/** "Vertretung bis 31.07.26"; null where the office has its holder. */
export function interimText({ office }: Pick<ProjectRow, 'office'>, words: Words<WordKey>): string | null {
  const holder = office?.holder;
  if (!holder || holder.appointment === 'regular') return null;
  return holder.until === null
    ? words.say(`office.${holder.appointment}`)
    : words.say(`office.${holder.appointment}Until`, { until: words.shortDate(holder.until) });
}

export function ageText({ age }: Pick<ProjectRow, 'age'>, words: Words<WordKey>): string {
  return age === null ? words.say('project.neverAttested') : words.say('project.daysAgo', { days: age });
}

export function evidenceText({ project }: ProjectRow, words: Words<WordKey>): string {
  const { evidence, milestones } = project;
  if (milestones.done === 0) return '–';
  return words.say('member.portfolio.evidence', {
    proven: evidence.evidenced + evidence.verified,
    done: milestones.done,
  });
}

export function evidenceLong({ project }: ProjectRow, words: Words<WordKey>): string {
  const { claimed, evidenced, verified } = project.evidence;
  return words.say('member.portfolio.evidenceLong', { claimed, evidenced, verified });
}
