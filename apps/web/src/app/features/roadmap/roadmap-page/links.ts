import type { Dependency } from '@wegmarke/domain/contracts';
import type { PlacedMark } from '@wegmarke/domain/dependencies';
import type { Row } from '../roadmap-rows';
import type { Scale } from '../roadmap-scale';

export interface Link {
  readonly id: string;
  readonly path: string;
  readonly arrow: string;
  /** What needs it is promised too early. */
  readonly isPush: boolean;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly mark: PlacedMark;
}

/** Half of a mark: links begin and end at its edge. */
const EDGE = 11;

/** From what is needed to what needs it, for all that hangs together with one milestone, directly or through others. */
export function linksOf(
  rows: readonly Row[],
  dependencies: readonly Dependency[],
  id: string | null,
  scale: Scale,
  rowHeight: number,
): readonly Link[] {
  if (id === null || dependencies.length === 0) return [];
  const spots = new Map<string, Spot>();
  for (const [at, row] of rows.entries())
    if (row.kind === 'project')
      for (const mark of row.marks)
        spots.set(mark.milestone.id, { x: scale.at(mark.day), y: (at + 0.5) * rowHeight, mark });
  return connected(dependencies, id).flatMap((dependency) => {
    const from = spots.get(dependency.needsId);
    const to = spots.get(dependency.milestoneId);
    return from && to ? [link(dependency, from, to)] : [];
  });
}

function connected(dependencies: readonly Dependency[], id: string): readonly Dependency[] {
  const reach = (from: 'milestoneId' | 'needsId', to: 'milestoneId' | 'needsId'): Set<string> => {
    const found = new Set([id]);
    for (const at of found)
      for (const dependency of dependencies) if (dependency[from] === at) found.add(dependency[to]);
    return found;
  };
  const [earlier, later] = [reach('milestoneId', 'needsId'), reach('needsId', 'milestoneId')];
  return dependencies.filter(
    ({ milestoneId, needsId }) =>
      (earlier.has(milestoneId) && earlier.has(needsId)) || (later.has(milestoneId) && later.has(needsId)),
  );
}

function link({ id, needsId }: Dependency, from: Spot, to: Spot): Link {
  const down = to.y >= from.y ? 1 : -1;
  const end = to.y - down * EDGE;
  const isSameRow = from.y === to.y;
  const turn = isSameRow ? to.y - 2 * EDGE : (from.y + to.y) / 2;
  const start = isSameRow ? from.y - EDGE : from.y + down * EDGE;
  const tip = isSameRow ? to.y - EDGE : end;
  const back = isSameRow || down > 0 ? -5 : 5;
  return {
    id,
    path: `M${n(from.x)} ${n(start)}V${n(turn)}H${n(to.x)}V${n(tip)}`,
    arrow: `M${n(to.x - 4)} ${n(tip + back)}L${n(to.x)} ${n(tip)}L${n(to.x + 4)} ${n(tip + back)}`,
    isPush: to.mark.push?.byId === needsId,
  };
}

const n = (value: number): string => String(Math.round(value * 10) / 10);
