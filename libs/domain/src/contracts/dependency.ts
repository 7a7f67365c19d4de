import type { FieldText } from './field-text';
import type { MilestoneState } from './milestone';

/** A milestone that cannot be done before another one of the same strategy is. */
export interface Dependency {
  readonly id: string;
  readonly milestoneId: string;
  /** What has to be done before. */
  readonly needsId: string;
}

/** `POST /strategies/{id}/dependencies`: for the digital office and whoever holds the office of `milestoneId`. */
export interface DependencyInput {
  readonly milestoneId: string;
  readonly needsId: string;
}

/** `GET /strategies/{id}/roadmap`: what is in the plan today, by project, along time; for the public what is published. */
export interface Roadmap {
  readonly strategyId: string;
  readonly projects: readonly RoadmapProject[];
  /** Those that answer for a project or milestone shown, by title. */
  readonly offices: readonly RoadmapParty[];
  /** Those to which a project shown belongs, by title. */
  readonly departments: readonly RoadmapParty[];
  readonly dependencies: readonly Dependency[];
}

export interface RoadmapParty {
  readonly id: string;
  readonly title: FieldText;
}

export interface RoadmapProject {
  readonly id: string;
  readonly title: FieldText;
  readonly pillarId: string;
  readonly officeId: string;
  readonly departmentId: string | null;
  /** By day; those without one last. */
  readonly milestones: readonly RoadmapMilestone[];
}

export interface RoadmapMilestone {
  readonly id: string;
  readonly title: FieldText;
  /** The office that answers for it: its own, or the project's. */
  readonly officeId: string;
  readonly baselineOn: string | null;
  readonly promisedOn: string | null;
  readonly completedOn: string | null;
  readonly states: readonly MilestoneState[];
}
