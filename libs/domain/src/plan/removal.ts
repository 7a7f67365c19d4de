import type { Entry } from './entry';
import { namedBy } from './later-entries';
import type { Plan } from './plan';

const FROM_BELOW = ['milestone', 'project', 'pillar'] as const;

export interface Removal {
  /** Entries to take back. */
  readonly retracted: readonly Entry[];
  /** What has to leave by a drop: something that stays was once below it or merged into it. */
  readonly dropped: readonly { readonly id: string; readonly type: 'pillar' | 'project' | 'milestone' }[];
}

/**
 * How something leaves a plan as if it had never been in it, with all that stands below it now. Its additions are taken
 * back, unless an entry of something that stays names it: then it is dropped, so that this entry still makes sense.
 *
 * @param plan with everything that is recorded
 * @param inForce entries in force
 */
export function removalOf(subjectId: string, plan: Plan, inForce: readonly Entry[]): Removal {
  const gone = below(subjectId, plan);
  const named = new Set(
    inForce
      .filter((entry) => !gone.has(entry.subjectId))
      .flatMap((entry) => namedBy(entry).filter((id) => gone.has(id))),
  );
  // A part has no addition of its own: where its whole stays, it is dropped.
  for (const { id, parentId } of plan.milestones.values())
    if (gone.has(id) && parentId !== null && !gone.has(parentId)) named.add(id);
  // Whatever its entries speak of has to stay as well, as something that left. A set hands out what joins it.
  for (const id of named)
    for (const holder of holdersOf(id, plan, inForce)) if (gone.has(holder)) named.add(holder);
  return {
    retracted: inForce.filter((entry) => gone.has(entry.subjectId) && !named.has(entry.subjectId)),
    dropped: [...named]
      .filter((id) => !hasLeft(id, plan))
      .map((id) => ({ id, type: typeOf(id, plan) }))
      // From below: what is dropped with its project cannot be dropped again.
      .sort((a, b) => FROM_BELOW.indexOf(a.type) - FROM_BELOW.indexOf(b.type)),
  };
}

/** What stands directly below a pillar or project and has not left. */
export function heldBy(subjectId: string, plan: Plan): string[] {
  const projects = [...plan.projects.values()].filter(({ pillarId }) => pillarId === subjectId);
  const milestones = [...plan.milestones.values()].filter(({ projectId }) => projectId === subjectId);
  return [...projects, ...milestones].filter(({ left }) => left === null).map(({ id }) => id);
}

function below(subjectId: string, plan: Plan): Set<string> {
  const gone = new Set([subjectId]);
  for (const { id, pillarId } of plan.projects.values()) if (gone.has(pillarId)) gone.add(id);
  for (const { id, projectId } of plan.milestones.values()) if (gone.has(projectId)) gone.add(id);
  // Parts go with their whole, and the parts of parts.
  let size = 0;
  while (size !== gone.size) {
    size = gone.size;
    for (const { id, parentId } of plan.milestones.values())
      if (parentId !== null && gone.has(parentId)) gone.add(id);
  }
  return gone;
}

/** The whole of a part, and wherever something was put or merged into. */
function holdersOf(subjectId: string, plan: Plan, inForce: readonly Entry[]): string[] {
  const parentId = plan.milestones.get(subjectId)?.parentId ?? null;
  const entries = inForce.filter((entry) => entry.subjectId === subjectId);
  return [...entries.flatMap(namedBy), ...(parentId === null ? [] : [parentId])];
}

function typeOf(id: string, plan: Plan): 'pillar' | 'project' | 'milestone' {
  if (plan.pillars.has(id)) return 'pillar';
  return plan.projects.has(id) ? 'project' : 'milestone';
}

function hasLeft(id: string, plan: Plan): boolean {
  const found = plan.pillars.get(id) ?? plan.projects.get(id) ?? plan.milestones.get(id);
  return found?.left !== null;
}
