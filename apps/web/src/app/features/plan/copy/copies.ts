import { addDays, daysBetween } from '@wegmarke/domain/calendar';
import type { FieldText, OutlineProject, PlanChange } from '@wegmarke/domain/contracts';
import { newId } from '../outline/changes';

/** The first day that any of its milestones is due. */
export function firstDay(project: OutlineProject): string | null {
  const days = project.milestones.map(({ baselineOn }) => baselineOn).filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/**
 * A project once more, with its milestones as they were adopted, not as they went: no promise, no completion. All days
 * move by as many as the first of them moves to `firstOn`; null leaves them where they are.
 */
export function copyOf(
  project: OutlineProject,
  pillarId: string,
  title: FieldText,
  firstOn: string | null,
): readonly PlanChange[] {
  const first = firstDay(project);
  const shift = first !== null && firstOn !== null ? daysBetween(first, firstOn) : 0;
  const id = newId();
  const { weight, officeId, departmentId } = project;
  return [
    { kind: 'add-project', id, pillarId, title, weight, officeId, departmentId },
    ...project.milestones.map((milestone): PlanChange => ({
      kind: 'add-milestone',
      id: newId(),
      projectId: id,
      title: milestone.title,
      ...(milestone.weight !== null && { weight: milestone.weight }),
      baselineOn: milestone.baselineOn && addDays(milestone.baselineOn, shift),
      officeId: milestone.officeId,
    })),
  ];
}

/** Usual milestones of a phase, in days from its start. */
export const TEMPLATES = {
  planning: [
    ['need', 14],
    ['concept', 60],
    ['decided', 120],
  ],
  delivery: [
    ['tendered', 30],
    ['awarded', 120],
    ['built', 240],
    ['accepted', 300],
  ],
  trial: [
    ['pilot', 30],
    ['evaluated', 120],
    ['handedOver', 150],
  ],
} as const;
export type TemplateName = keyof typeof TEMPLATES;
export type TemplateStep = (typeof TEMPLATES)[TemplateName][number][0];

export interface TemplateItem {
  readonly step: TemplateStep;
  readonly on: string;
}

export function templateItems(name: TemplateName, startsOn: string): readonly TemplateItem[] {
  return TEMPLATES[name].map(([step, days]) => ({ step, on: addDays(startsOn, days) }));
}
