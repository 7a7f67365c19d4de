import type { ChangeItem, ChangePart, ChangePartKind, CourseChange } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import type { IconName } from '@wegmarke/ui/icon';

export type GroupKind = Exclude<ChangePartKind, 'removed'> | 'dropped' | 'merged';

export interface ChangeGroup {
  readonly kind: GroupKind;
  readonly word: WordKey;
  readonly icon: IconName;
  readonly items: readonly ChangeItem[];
}

const ICONS: Readonly<Record<GroupKind, IconName>> = {
  work: 'check',
  'late-reports': 'history',
  corrections: 'undo',
  added: 'add',
  dropped: 'drop',
  merged: 'merge',
  moved: 'move',
  reweighted: 'weight',
  'baseline-moved': 'calendar-move',
  'fell-due': 'calendar',
};

/** What was achieved first, then what changed the measure. */
const ORDER: readonly GroupKind[] = [
  'work',
  'late-reports',
  'corrections',
  'added',
  'dropped',
  'merged',
  'moved',
  'reweighted',
  'baseline-moved',
  'fell-due',
];

function groupOf(part: ChangePart, item: ChangeItem): GroupKind {
  if (part.kind !== 'removed') return part.kind;
  return item.kind.endsWith('-merged') ? 'merged' : 'dropped';
}

/** The entries behind a change, grouped by what happened, the latest first. */
export function changeGroups(change: CourseChange): readonly ChangeGroup[] {
  const groups = new Map<GroupKind, ChangeItem[]>();
  for (const part of change.parts) {
    for (const item of part.items) {
      const kind = groupOf(part, item);
      groups.set(kind, [...(groups.get(kind) ?? []), item]);
    }
  }
  return ORDER.flatMap((kind) => {
    const items = groups.get(kind);
    if (!items) return [];
    const sorted = [...items].sort((a, b) => b.validOn.localeCompare(a.validOn));
    return [{ kind, word: `group.${kind}` as const, icon: ICONS[kind], items: sorted }];
  });
}
