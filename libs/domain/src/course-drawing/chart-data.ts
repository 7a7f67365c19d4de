import type { Health } from '../contracts';
import type { WaymarkState } from './shapes';

/** The figures of one day, in percent. Days ascend; a value holds until the next point. Null: nothing to show. */
export interface ChartPoint {
  readonly on: string;
  readonly actual: number | null;
  readonly planned: number | null;
  /** The actual over the milestones with a baseline: less `planned` it is the deviation a lane draws. */
  readonly compared: number | null;
  readonly health: Health;
}

/** A milestone on the road, at the day that says where it belongs (as a rule its baseline). */
export interface ChartWaymark {
  readonly on: string;
  readonly state: WaymarkState;
  /** Title, state and exact dates, shown as tooltip. */
  readonly title: string;
  /** Title and short dates, for the table; the tooltip's where left out. */
  readonly entry?: string;
}

/** What the panel of the whole strategy draws. */
export interface OverallData {
  /** The time axis, both days included: as a rule start and target of the strategy. */
  readonly from: string;
  readonly to: string;
  /** The day the figures are about. */
  readonly on: string;
  readonly points: readonly ChartPoint[];
  /** The actual as adopted on `on`, in percent; null before adoption. */
  readonly asAdopted: number | null;
}
