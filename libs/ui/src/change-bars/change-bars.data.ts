export interface ChangeBar {
  readonly id: string;
  readonly label: string;
  /** Points, with every decimal there is; the length of the bar. */
  readonly exact: number;
  /** Rounded so that all parts sum to the difference of the two displayed percentages. */
  readonly points: number;
  /** Work is what the city achieved; everything else changed the measure. */
  readonly work: boolean;
}

export interface ChangeEnd {
  readonly label: string;
  readonly exact: number;
  /** The displayed percentage. */
  readonly percent: number;
}

export interface ChangeBarsData {
  readonly from: ChangeEnd;
  readonly to: ChangeEnd;
  readonly parts: readonly ChangeBar[];
}

export interface ChangeBarsWords {
  readonly caption: string;
  readonly part: string;
  readonly course: string;
  readonly exact: string;
  readonly rounded: string;
}
