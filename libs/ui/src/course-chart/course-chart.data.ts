import type {
  ChartPoint,
  ChartWaymark,
  OverallData,
  StatusKind,
  WaymarkState,
} from '@wegmarke/domain/course-drawing';

export type { ChartPoint, ChartWaymark } from '@wegmarke/domain/course-drawing';

/** A person's text with the language it is in. */
export interface ChartText {
  readonly text: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

export interface ChartLane {
  readonly id: string;
  readonly number: number;
  readonly title: ChartText;
  readonly health: StatusKind;
  /** `71 % statt 68 %` */
  readonly value: string;
  /** The status as adopted with its sentence: `wie beschlossen 69 % statt 69 %`; null before adoption. */
  readonly adopted: { readonly health: StatusKind; readonly text: string } | null;
  readonly points: readonly ChartPoint[];
  readonly waymarks: readonly ChartWaymark[];
  /** Where the open ones stand that the table has no room for. */
  readonly allAddress?: string;
  /** The one label of the lane: the worst late milestone, else the next: `Glasfaser an 16 Schulen, seit Dez. offen`. */
  readonly label: { readonly state: WaymarkState; readonly text: string } | null;
  /** `3 Monate zurück`, `im Plan` */
  readonly behind: { readonly text: string; readonly good: boolean };
  readonly next: { readonly state: WaymarkState; readonly day: string; readonly title: ChartText } | null;
}

export interface CourseChartData extends OverallData {
  /** Points behind plan: half the width of the road, and the dotted limit. */
  readonly tolerances: { readonly atRisk: number; readonly offCourse: number };
  /** `6 Monate` and the sentence below it; null where nothing is behind. */
  readonly behind: { readonly value: string; readonly note: string; readonly good: boolean } | null;
  readonly pillars: readonly ChartLane[];
}

/** Everything the chart says, in the reader's language. */
export interface CourseChartWords {
  readonly heading: string;
  /** The chart in two or three sentences, for those who do not see it. */
  readonly summary: string;
  /** `Heute`, or the day where it is another one. */
  readonly on: string;
  readonly actual: string;
  readonly planned: string;
  /** `66 % geplant` */
  readonly plannedOn: string;
  readonly scopeToday: string;
  readonly asAdopted: string;
  readonly road: string;
  readonly limit: string;
  /** `Abweichung vom Plan in Punkten` */
  readonly deviation: string;
  readonly behindHeading: string;
  /** `Noch keine Prognose` */
  readonly noForecast: string;
  /** Opens the lanes where they are folded: `Kurs je Säule` */
  readonly byPillar: string;
  readonly showTable: string;
  readonly tableDay: string;
  readonly tablePillar: string;
  readonly tableOpen: string;
  /** `183 weitere offene Wegmarken` */
  readonly tableMore: (count: number) => string;
  readonly states: Readonly<Partial<Record<WaymarkState, string>>>;
  readonly health: Readonly<Record<StatusKind, string>>;
}
