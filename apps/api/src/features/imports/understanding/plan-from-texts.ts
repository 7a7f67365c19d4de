import {
  judgementKey,
  type MilestoneHere,
  type PlanHere,
  type ProjectHere,
  type Titled,
} from '@wegmarke/domain/imports';
import type { Needs } from '@wegmarke/domain/dependencies';
import type { PlaceTexts } from './desk-task';

interface JudgedHere {
  readonly projectId: string;
  readonly label: string;
  readonly text: string;
  readonly value: string | number | null;
}

/** The plan out of what the database wrote. */
export function planFromTexts(texts: PlaceTexts): PlanHere {
  const milestones = read<MilestoneHere & { readonly projectId: string }>(texts.milestones);
  const byProject = new Map<string, MilestoneHere[]>();
  for (const milestone of milestones) {
    const others = byProject.get(milestone.projectId);
    if (others) others.push(milestone);
    else byProject.set(milestone.projectId, [milestone]);
  }
  return {
    adopted: texts.adopted,
    pillars: read<Titled>(texts.pillars),
    projects: read<Omit<ProjectHere, 'milestones'>>(texts.projects).map((project) => ({
      ...project,
      milestones: byProject.get(project.id) ?? [],
    })),
    offices: texts.offices,
    departments: texts.departments,
    links: new Map(
      read<{ key: string; projectId: string }>(texts.links).map(({ key, projectId }) => [key, projectId]),
    ),
    needs: read<Needs>(texts.needs),
    judged: new Set(read<JudgedHere>(texts.judged).map((said) => judgementKey(said.projectId, said))),
  };
}

const read = <T>(text: string): T[] => JSON.parse(text) as T[];
