import { type Day, daysBetween } from '../calendar';

/** A milestone that cannot be done before another one is. */
export interface Needs {
  readonly milestoneId: string;
  readonly needsId: string;
}

/** What of a milestone decides when others can be done. */
export interface Timed {
  readonly id: string;
  /** The promise, before any the baseline; null where there is neither. */
  readonly promisedOn: Day | null;
  readonly completedOn: Day | null;
}

/** An open milestone that is promised earlier than what it needs. */
export interface Push {
  readonly milestoneId: string;
  readonly promisedOn: Day;
  /** The earliest day on which everything that it needs is done. */
  readonly wouldBeOn: Day;
  /** Whole days from the promise to that day, at least 1. */
  readonly days: number;
  /** Of what it needs, the one that is done last; by it the push comes. */
  readonly byId: string;
}

/**
 * The way from what a new dependency needs back to the milestone that would need it, both included; null where there
 * is none. With it, adding the dependency would close a circle in which nothing could ever be done first.
 */
export function circleThrough(known: readonly Needs[], { milestoneId, needsId }: Needs): string[] | null {
  const needs = needsOf(known);
  const cameFrom = new Map<string, string | null>([[needsId, null]]);
  for (const id of cameFrom.keys()) {
    if (id === milestoneId) return wayTo(id, cameFrom);
    for (const next of needs.get(id) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, id);
  }
  return null;
}

/**
 * Every open milestone whose promise would have to move, because something that it needs, directly or through others, is
 * promised later. What is done pushes nothing after the day it was done; without a day a milestone is not pushed, but
 * hands on what pushes it. In the order of the milestones given.
 *
 * @param known without a circle
 */
export function pushes(milestones: readonly Timed[], known: readonly Needs[]): Push[] {
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const needs = needsOf(known);
  const settled = new Map<string, Earliest>();
  return milestones.flatMap((milestone) => {
    const { promisedOn, completedOn, id } = milestone;
    if (promisedOn === null || completedOn !== null) return [];
    const { day, byId: cause } = earliest(id, byId, needs, settled);
    if (day === null || cause === null || day <= promisedOn) return [];
    const days = daysBetween(promisedOn, day);
    return [{ milestoneId: id, promisedOn, wouldBeOn: day, days, byId: cause }];
  });
}

/** Of all pushes, those that come from a milestone, directly or through others; what it pushes first comes first. */
export function pushedBy(id: string, all: readonly Push[]): Push[] {
  const from = new Set([id]);
  const found: Push[] = [];
  for (const source of from) {
    for (const push of all) {
      if (push.byId !== source || from.has(push.milestoneId)) continue;
      from.add(push.milestoneId);
      found.push(push);
    }
  }
  return found;
}

interface Earliest {
  readonly day: Day | null;
  /** What it needs that decides the day; null where its own promise does. */
  readonly byId: string | null;
}

/** Walks without recursion: a chain may be as long as the plan. */
function earliest(
  id: string,
  milestones: ReadonlyMap<string, Timed>,
  needs: ReadonlyMap<string, readonly string[]>,
  settled: Map<string, Earliest>,
): Earliest {
  const open = [id];
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const isDone = (milestones.get(at)?.completedOn ?? null) !== null;
    const missing = isDone ? [] : (needs.get(at) ?? []).filter((other) => !settled.has(other));
    if (missing.length > 0) {
      open.push(...missing);
      continue;
    }
    settled.set(at, earliestOf(at, milestones.get(at), isDone ? [] : (needs.get(at) ?? []), settled));
    open.pop();
  }
  return settled.get(id) ?? NEVER;
}

const NEVER: Earliest = { day: null, byId: null };

function earliestOf(
  id: string,
  milestone: Timed | undefined,
  needs: readonly string[],
  settled: ReadonlyMap<string, Earliest>,
): Earliest {
  let found: Earliest = { day: milestone?.completedOn ?? milestone?.promisedOn ?? null, byId: null };
  for (const other of needs) {
    const { day } = settled.get(other) ?? NEVER;
    if (day !== null && other !== id && (found.day === null || day > found.day)) found = { day, byId: other };
  }
  return found;
}

function needsOf(known: readonly Needs[]): ReadonlyMap<string, readonly string[]> {
  const needs = new Map<string, string[]>();
  for (const { milestoneId, needsId } of known) {
    const list = needs.get(milestoneId);
    if (list) list.push(needsId);
    else needs.set(milestoneId, [needsId]);
  }
  return needs;
}

function wayTo(id: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const way: string[] = [];
  for (let at: string | null = id; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at);
  return way;
}
