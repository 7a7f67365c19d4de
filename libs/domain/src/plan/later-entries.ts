import type { Entry } from './entry';

/**
 * What was recorded later about things that some entries added: it would make no sense without them. What such a later
 * entry adds takes its own later entries along.
 *
 * @param own entries of one revision
 * @param standing entries of the ledger that nothing has taken back, in the order of recording
 */
export function laterOn(own: readonly Entry[], standing: readonly Entry[]): Entry[] {
  const ids = new Set(own.map(({ id }) => id));
  const added = new Set(own.flatMap(addedBy));
  const later: Entry[] = [];
  for (const entry of standing) {
    if (ids.has(entry.id) || entry.value.kind === 'retracted') continue;
    if (!added.has(entry.subjectId) && !namedBy(entry).some((id) => added.has(id))) continue;
    later.push(entry);
    for (const id of addedBy(entry)) added.add(id);
  }
  return later;
}

function addedBy({ subjectId, value }: Entry): string[] {
  switch (value.kind) {
    case 'pillar-added':
    case 'project-added':
    case 'milestone-added':
      return [subjectId];
    case 'milestone-split':
      return value.parts.map(({ id }) => id);
    default:
      return [];
  }
}

/** What else an entry speaks of than its subject: where it puts it, or into what it merges it. */
export function namedBy({ value }: Entry): string[] {
  switch (value.kind) {
    case 'project-added':
    case 'project-moved':
      return [value.pillarId];
    case 'milestone-added':
    case 'milestone-moved':
      return [value.projectId];
    case 'project-merged':
    case 'milestone-merged':
      return [value.intoId];
    default:
      return [];
  }
}
