import type { Adoption } from './strategy';
import type { Share } from './course';
import type { FieldText } from './field-text';
import type { MilestoneState } from './milestone';
import type { Phase } from './project';

/** The whole plan of a strategy as it is edited: today's scope, from the top. */
export interface PlanOutline {
  readonly strategyId: string;
  readonly title: FieldText;
  readonly startsOn: string;
  readonly targetOn: string;
  readonly adoption: Adoption | null;
  readonly published: boolean;
  readonly revision: number;
  readonly actual: Share | null;
  readonly planned: Share | null;
  readonly pillars: readonly OutlinePillar[];
}

export interface OutlinePillar {
  readonly id: string;
  readonly number: number;
  readonly title: FieldText;
  readonly summary: FieldText | null;
  readonly weight: number;
  /** Whether it was in the plan when that was adopted: then it can be dropped, no longer removed. */
  readonly adopted: boolean;
  readonly actual: Share | null;
  readonly planned: Share | null;
  readonly projects: readonly OutlineProject[];
}

export interface OutlineProject {
  readonly id: string;
  readonly title: FieldText;
  readonly weight: number;
  readonly officeId: string;
  readonly departmentId: string | null;
  readonly phase: Phase;
  readonly published: boolean;
  readonly adopted: boolean;
  readonly actual: Share | null;
  readonly planned: Share | null;
  readonly milestones: readonly OutlineMilestone[];
}

export interface OutlineMilestone {
  readonly id: string;
  readonly title: FieldText;
  /** Null for a part of a split, whose weight follows from its share. */
  readonly weight: number | null;
  readonly baselineOn: string | null;
  readonly promisedOn: string | null;
  readonly completedOn: string | null;
  /** Null: the project's. */
  readonly officeId: string | null;
  readonly states: readonly MilestoneState[];
  readonly adopted: boolean;
}
