import type { PlanOutline } from '@wegmarke/domain/contracts';

/** By parent (the strategy's id for pillars): the ids in the order in which somebody sees them. */
export type Order = ReadonlyMap<string, readonly string[]>;

interface Named {
  readonly id: string;
}

/**
 * The plan in the order in which it was seen before: rows do not jump away under a hand when a date or a name changes, or
 * when somebody else adds one. What is new stands behind the one that it follows in `outline`.
 */
export function inOrder(outline: PlanOutline, order: Order): PlanOutline {
  if (order.size === 0) return outline;
  return {
    ...outline,
    pillars: sorted(outline.pillars, order.get(outline.strategyId)).map((pillar) => ({
      ...pillar,
      projects: sorted(pillar.projects, order.get(pillar.id)).map((project) => {
        const milestones = sorted(project.milestones, order.get(project.id));
        return milestones === project.milestones ? project : { ...project, milestones };
      }),
    })),
  };
}

/** The order in which a plan stands. */
export function orderOf(outline: PlanOutline): Order {
  const order = new Map<string, readonly string[]>([[outline.strategyId, outline.pillars.map(idOf)]]);
  for (const pillar of outline.pillars) {
    order.set(pillar.id, pillar.projects.map(idOf));
    for (const project of pillar.projects) order.set(project.id, project.milestones.map(idOf));
  }
  return order;
}

/** With something new behind one of its siblings; at the end where that is none of them. */
export function placedAfter(order: Order, parentId: string, id: string, afterId: string | null): Order {
  const siblings = (order.get(parentId) ?? []).filter((each) => each !== id);
  const at = afterId === null ? -1 : siblings.indexOf(afterId);
  const index = at === -1 ? siblings.length : at + 1;
  return new Map([...order, [parentId, [...siblings.slice(0, index), id, ...siblings.slice(index)]]]);
}

function idOf({ id }: Named): string {
  return id;
}

function sorted<Item extends Named>(
  items: readonly Item[],
  known: readonly string[] | undefined,
): readonly Item[] {
  if (!known) return items;
  const places = new Map(known.map((id, at) => [id, at]));
  const result = items.filter(({ id }) => places.has(id));
  result.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  items.forEach((item, at) => {
    if (places.has(item.id)) return;
    const before = items[at - 1];
    result.splice(before ? result.indexOf(before) + 1 : 0, 0, item);
  });
  return result.length === items.length && result.every((item, at) => item === items[at]) ? items : result;
}
