import type { Day } from '../calendar';
import type { FieldText, ImportMapping, PlanChange } from '../contracts';
import { matchingKey } from '../tables';
import type { ProjectRows, SaidRow } from './group-rows';
import { inLanguage, ownText } from './names';
import { isCalled, type MilestoneHere, type ProjectHere } from './plan-here';
import { COMPLETION_TITLE, MILESTONE_TEMPLATES, templateDays } from './templates';

/** A milestone as the file says it. */
export interface SaidMilestone {
  readonly line: number;
  readonly title: FieldText;
  readonly weight: number | null;
  readonly baselineOn: Day | null;
  /** Whether the file calls that day the plan itself, and not merely the end. */
  readonly isBaseline: boolean;
  readonly promisedOn: Day | null;
  readonly completedOn: Day | null;
  /** It stands for the project's end, whatever it is called. */
  readonly isEnd: boolean;
}

/** The milestones of a project: one a row that names it, else from the template, else one where there is a day. */
export function saidMilestones({ rows }: ProjectRows, mapping: ImportMapping): SaidMilestone[] {
  const template = MILESTONE_TEMPLATES.find(({ id }) => id === mapping.template);
  return rows.flatMap((row): SaidMilestone[] => {
    const { values } = row;
    if (values.milestone !== null)
      return [ownMilestone(row, inLanguage(mapping.language, values.milestone), false)];
    if (rows.some((other) => other.values.milestone !== null)) return [];
    if (template) {
      const steps = templateDays(template, values.startsOn, values.baselineOn ?? values.endsOn);
      return steps.map(({ title, on }, at) => ({
        ...ownMilestone(row, ownText(title, mapping.language), false),
        baselineOn: on,
        isBaseline: false,
        promisedOn: at === steps.length - 1 ? values.promisedOn : null,
        completedOn: at === steps.length - 1 ? values.completedOn : null,
      }));
    }
    const hasDay = [values.baselineOn, values.endsOn, values.promisedOn, values.completedOn].some(
      (day) => day !== null,
    );
    return hasDay ? [ownMilestone(row, ownText(COMPLETION_TITLE, mapping.language), true)] : [];
  });
}

function ownMilestone({ line, values }: SaidRow, title: FieldText, isEnd: boolean): SaidMilestone {
  const baselineOn = values.baselineOn ?? values.endsOn;
  const later =
    values.baselineOn !== null && values.endsOn !== null && values.endsOn !== values.baselineOn
      ? values.endsOn
      : null;
  return {
    line,
    title,
    weight: values.milestoneWeight,
    baselineOn,
    isBaseline: values.baselineOn !== null,
    promisedOn: values.promisedOn ?? later,
    completedOn: values.completedOn,
    isEnd,
  };
}

/** The milestone of the project here that is meant, if there is one; of several with the same name, the one of that day. */
export function sameMilestone(
  here: ProjectHere,
  said: SaidMilestone,
  claimed: ReadonlySet<string>,
): MilestoneHere | undefined {
  const keys = Object.values(said.title.texts).map(matchingKey);
  const free = here.milestones.filter(({ id }) => !claimed.has(id));
  const named = free.filter((milestone) => keys.some((key) => isCalled(milestone, key)));
  const byTitle = named.find(({ baselineOn }) => baselineOn === said.baselineOn) ?? named[0];
  if (byTitle || !said.isEnd) return byTitle;
  const ends = Object.values(COMPLETION_TITLE.texts).map(matchingKey);
  return here.milestones.length === 1
    ? free[0]
    : free.find((milestone) => ends.some((key) => isCalled(milestone, key)));
}

/** What makes a milestone that is new. */
export function addMilestone(id: string, projectId: string, said: SaidMilestone): PlanChange[] {
  const promisedOn = said.promisedOn === said.baselineOn ? null : said.promisedOn;
  const added: PlanChange = {
    kind: 'add-milestone',
    id,
    projectId,
    title: said.title,
    baselineOn: said.baselineOn,
    promisedOn,
    ...(said.weight === null ? {} : { weight: said.weight }),
  };
  return said.completedOn === null
    ? [added]
    : [added, { kind: 'set-completion', subjectId: id, completedOn: said.completedOn }];
}

/**
 * What makes the milestone here what the file says; nothing where it is so already, and never less than it was: an empty
 * cell takes nothing back. Once adopted, another end is another promise; only what the file calls the baseline moves that.
 */
export function updateMilestone(here: MilestoneHere, said: SaidMilestone, adopted: boolean): PlanChange[] {
  const changes: PlanChange[] = [];
  const promised = here.promisedOn ?? here.baselineOn;
  const movesBaseline = said.isBaseline || here.baselineOn === null || (!adopted && here.promisedOn === null);
  let { promisedOn } = said;
  if (said.baselineOn !== null && said.baselineOn !== here.baselineOn) {
    if (movesBaseline)
      changes.push({ kind: 'set-baseline', subjectId: here.id, baselineOn: said.baselineOn });
    else promisedOn ??= said.baselineOn;
  }
  if (promisedOn !== null && promisedOn !== promised && here.completedOn === null)
    changes.push({ kind: 'set-promise', subjectId: here.id, promisedOn });
  if (said.weight !== null && here.weight !== null && said.weight !== here.weight)
    changes.push({ kind: 'set-weight', subjectId: here.id, weight: said.weight });
  if (said.completedOn !== null && said.completedOn !== here.completedOn) {
    if (here.completedOn !== null)
      changes.push({ kind: 'set-completion', subjectId: here.id, completedOn: null });
    changes.push({ kind: 'set-completion', subjectId: here.id, completedOn: said.completedOn });
  }
  return changes;
}
