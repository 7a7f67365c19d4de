import type { RevisionKind } from '../contracts';
import type { Entry, EntryKind } from '../plan';

/** Every kind, in the order in which a revision names its own. */
export const REVISION_KINDS: readonly RevisionKind[] = [
  'adopted',
  'added',
  'dropped',
  'merged',
  'split',
  'moved',
  'reweighted',
  'rebaselined',
  'tolerances',
  'reported',
  'taken-back',
  'described',
];

const OF_ENTRY: Readonly<Record<Exclude<EntryKind, 'retracted'>, RevisionKind>> = {
  'tolerances-set': 'tolerances',
  adopted: 'adopted',
  'pillar-added': 'added',
  'pillar-dropped': 'dropped',
  'project-added': 'added',
  'project-published': 'added',
  'project-moved': 'moved',
  'project-dropped': 'dropped',
  'project-merged': 'merged',
  'milestone-added': 'added',
  'milestone-moved': 'moved',
  'milestone-dropped': 'dropped',
  'milestone-merged': 'merged',
  'milestone-split': 'split',
  'weight-set': 'reweighted',
  'baseline-set': 'rebaselined',
  'promise-set': 'reported',
  completed: 'reported',
  'evidence-set': 'reported',
  confirmed: 'reported',
};

/** What a retraction takes back in the end: through retractions of retractions, the entry that says something itself. */
export function retractedBy(entry: Entry, entryById: (id: string) => Entry | undefined): Entry | undefined {
  let target: Entry | undefined = entry;
  while (target?.value.kind === 'retracted') target = entryById(target.value.entryId);
  return target;
}

/** What an entry is about. A report that is taken back is a report; anything else that is, is taken back. */
export function kindOfEntry(entry: Entry, entryById: (id: string) => Entry | undefined): RevisionKind {
  if (entry.value.kind !== 'retracted') return OF_ENTRY[entry.value.kind];
  const target = retractedBy(entry, entryById);
  const isReport = target !== undefined && target.value.kind !== 'retracted';
  return isReport && OF_ENTRY[target.value.kind] === 'reported' ? 'reported' : 'taken-back';
}

/** Those that somebody who reads of the plan's changes looks for: everything but reports and texts. */
export function changesThePlan(kinds: readonly RevisionKind[]): boolean {
  return kinds.some((kind) => kind !== 'reported' && kind !== 'described');
}

/** Each once, in the order of `REVISION_KINDS`. */
export function inOrderOfKinds(kinds: Iterable<RevisionKind>): RevisionKind[] {
  const found = new Set(kinds);
  return REVISION_KINDS.filter((kind) => found.has(kind));
}
