import type { Size } from './city/cities';
import type { Load } from './load/load';
import type { ResultId } from './results';
import type { Pace } from './rounds';

/** What every measurement works with. */
export interface Setting {
  /** The owner's address of the embedded PostgreSQL. */
  readonly clusterUrl: string;
  /** A database with the schema and nothing in it. */
  readonly template: string;
  /** The built server. */
  readonly api: string;
  readonly dataDir: string;
  readonly load: Load;
  readonly pace: Pace;
  readonly extent: Extent;
  readonly say: (line: string) => void;
  /** Whether one of these is to be measured. */
  readonly isWanted: (...ids: ResultId[]) => boolean;
}

/** How much there is of everything. */
export interface Extent {
  /** The city that most is measured on. */
  readonly city: Size;
  /** Days in the past asked for in a round of courses anew, each once. */
  readonly daysPerRound: number;
  readonly updatesPerRound: number;
  /** Strategies in turn, more of them than the product keeps in memory. */
  readonly strategies: number;
  readonly coldPerRound: number;
  readonly municipalities: number;
  /** Of each of the other municipalities. */
  readonly others: Size;
  readonly starts: number;
  /** The city whose portfolio is steered in a browser. */
  readonly portfolio: Size;
}

export const FULL: Extent = {
  city: { projects: 200, milestonesPerProject: 10 },
  daysPerRound: 120,
  updatesPerRound: 160,
  strategies: 120,
  coldPerRound: 48,
  municipalities: 2000,
  others: { projects: 20, milestonesPerProject: 10 },
  starts: 5,
  portfolio: { projects: 2000, milestonesPerProject: 4 },
};

export const SMALL: Extent = {
  city: { projects: 100, milestonesPerProject: 3 },
  daysPerRound: 4,
  updatesPerRound: 8,
  strategies: 2,
  coldPerRound: 4,
  municipalities: 4,
  others: { projects: 4, milestonesPerProject: 3 },
  starts: 1,
  portfolio: { projects: 100, milestonesPerProject: 3 },
};

export interface Measured {
  readonly ratios: Readonly<Partial<Record<ResultId, number>>>;
  /** What the ratios do not say: absolute figures, and comparisons without a goal. */
  readonly notes: readonly string[];
}
