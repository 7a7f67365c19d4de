export interface StepPoint {
  readonly on: string;
  readonly actual: number | null;
  readonly planned: number | null;
}

export interface StepChartData {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  /** Percent, days ascending; a value holds until the next point. */
  readonly points: readonly StepPoint[];
}

export interface StepChartWords {
  readonly summary: string;
  readonly on: string;
  readonly actual: string;
  readonly planned: string;
  readonly showTable: string;
  readonly tableDay: string;
}
