import type { WaymarkState } from '@wegmarke/ui/shape';

/** Of several states the one that a mark shows: what needs attention first. */
const URGENCY: readonly WaymarkState[] = ['done', 'overdue', 'late', 'due'];

export function urgentState(states: readonly string[]): WaymarkState {
  return URGENCY.find((state) => states.includes(state)) ?? 'planned';
}
