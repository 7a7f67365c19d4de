import type { PublicEntry } from '../contracts';
import {
  adoptedPlan,
  adoptionKnown,
  entriesInForce,
  type Entry,
  type EntryValue,
  foldPlan,
  lastRevision,
  type Plan,
} from '../plan';

const END_OF_TIME = '9999-12-31';

/**
 * The entries that anyone may read: all that is needed to recompute every published figure. What belongs to a
 * project that was never public is left out, unless something public went into it; before an adoption, nothing is.
 */
export function publicEntries(known: readonly Entry[]): PublicEntry[] {
  const inForce = entriesInForce(known);
  const plan = foldPlan(known, { on: END_OF_TIME });
  const hidden = adoptionKnown(inForce) === null ? new Set<string>() : hiddenSubjects(known, plan);
  const shown = known.filter((entry) => !hidden.has(entry.subjectId));
  return shown.map(({ id, revision, position, validOn, subjectId, value }) => ({
    id,
    revision,
    position,
    validOn,
    subjectId,
    value: inOrder(value),
  }));
}

/** Members by name, wherever the entry was read: the same file is the same to the last character. */
function inOrder(value: EntryValue): EntryValue {
  const names = Object.keys(value).sort((a, b) => (a < b ? -1 : 1)) as (keyof EntryValue)[];
  return Object.fromEntries(names.map((name) => [name, value[name]])) as unknown as EntryValue;
}

function hiddenSubjects(known: readonly Entry[], plan: Plan): ReadonlySet<string> {
  const published = new Set(
    [...plan.projects.values()].filter((project) => project.publishedOn !== null).map(({ id }) => id),
  );
  // A publication that was retracted was public once; so was all that was recorded while there was no adoption.
  const draftUntil = lastDraftRevision(known);
  for (const { value, subjectId, revision } of known) {
    if (value.kind === 'project-published') published.add(subjectId);
    if (value.kind === 'project-added' && revision <= draftUntil) published.add(subjectId);
  }
  // A backdated drop may take a project out of scope before the day of the adoption; it stays adopted.
  const adopted = plan.adoption ? adoptedPlan(known, plan.adoption).projects : new Map<string, never>();
  for (const project of adopted.values()) if (!project.left) published.add(project.id);
  const projectsOf = new Map<string, Set<string>>();
  const note = (milestoneId: string, projectId: string): void => {
    const projects = projectsOf.get(milestoneId) ?? new Set();
    projectsOf.set(milestoneId, projects.add(projectId));
  };
  for (const { subjectId, value } of known) {
    if (value.kind === 'milestone-added' || value.kind === 'milestone-moved')
      note(subjectId, value.projectId);
  }
  for (const { subjectId, value } of known) {
    if (value.kind !== 'milestone-split') continue;
    for (const part of value.parts)
      for (const projectId of projectsOf.get(subjectId) ?? []) note(part.id, projectId);
  }
  const visible = reachable(published, known, projectsOf);
  // From the entries, not the plan: a project whose addition was taken back was not public either.
  const hidden = new Set(
    known.flatMap(({ subjectId, value }) =>
      value.kind === 'project-added' && !visible.has(subjectId) ? [subjectId] : [],
    ),
  );
  for (const [milestoneId, projects] of projectsOf) {
    if ([...projects].every((projectId) => !visible.has(projectId))) hidden.add(milestoneId);
  }
  return hidden;
}

/** The last revision at which no adoption was in force: until then every project counted. */
function lastDraftRevision(known: readonly Entry[]): number {
  const acts = known.filter(({ value }) => value.kind === 'adopted' || value.kind === 'retracted');
  const revisions = [...new Set(acts.map((entry) => entry.revision))].sort((a, b) => b - a);
  let before = lastRevision(known) + 1;
  for (const revision of revisions) {
    if (adoptionKnown(entriesInForce(acts, revision)) === null) return before - 1;
    before = revision;
  }
  return before - 1;
}

/** Public projects, and every project that something public was moved or merged into. */
function reachable(
  published: ReadonlySet<string>,
  known: readonly Entry[],
  projectsOf: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const visible = new Set(published);
  for (let size = -1; size !== visible.size;) {
    size = visible.size;
    for (const projects of projectsOf.values()) {
      if ([...projects].some((id) => visible.has(id))) projects.forEach((id) => visible.add(id));
    }
    for (const { subjectId, value } of known) {
      if (value.kind === 'project-merged' && visible.has(subjectId)) visible.add(value.intoId);
      if (value.kind !== 'milestone-merged') continue;
      const from = projectsOf.get(subjectId);
      if (from && [...from].some((id) => visible.has(id)))
        projectsOf.get(value.intoId)?.forEach((id) => visible.add(id));
    }
  }
  return visible;
}
