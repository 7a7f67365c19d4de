import type { EntryKind } from '../plan';

/** The classes of entries by which a change of a figure is explained. */
export const ADDED: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'pillar-added',
  'project-added',
  'project-published',
  'milestone-added',
  'milestone-split',
  'adopted',
]);
export const REMOVED: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'pillar-dropped',
  'project-dropped',
  'project-merged',
  'milestone-dropped',
  'milestone-merged',
]);
export const MOVED: ReadonlySet<EntryKind> = new Set<EntryKind>(['project-moved', 'milestone-moved']);
export const REWEIGHTED: ReadonlySet<EntryKind> = new Set<EntryKind>(['weight-set']);
export const BASELINE: ReadonlySet<EntryKind> = new Set<EntryKind>(['baseline-set']);
/** Kinds that move no figure: they never stand among a part's items. */
export const SILENT: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'tolerances-set',
  'promise-set',
  'confirmed',
  'evidence-set',
]);
