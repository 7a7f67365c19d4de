import type { Coverage, EvidenceShares, Health, Share } from './course';
import type { FieldText } from './field-text';
import type { Milestone } from './milestone';
import type { Office } from './municipality';

export const PHASES = ['idea', 'planning', 'delivery', 'trial', 'operation', 'paused', 'stopped'] as const;
/** Where the work stands; not a health. `stopped` is reached only by a drop with reason. */
export type Phase = (typeof PHASES)[number];

/** What lists of projects can be sorted by. */
export const PROJECT_SORTS = ['title', 'pillar', 'health', 'actual', 'planned', 'next', 'attested'] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];

export interface ProjectSummary {
  readonly id: string;
  readonly strategyId: string;
  readonly title: FieldText;
  readonly pillar: { readonly id: string; readonly number: number; readonly title: FieldText };
  readonly contributesTo: readonly string[];
  readonly office: Office;
  readonly department: { readonly id: string; readonly title: FieldText } | null;
  readonly phase: Phase;
  readonly weight: number;
  readonly published: boolean;
  readonly sample: boolean;
  readonly health: Health;
  /** What the department itself thinks, beside the derived health; never in its place. */
  readonly judgement: Judgement | null;
  readonly actual: Share | null;
  readonly planned: Share | null;
  /** Actual over the milestones that have a baseline: what `planned` is compared with for `health`. */
  readonly compared: Share | null;
  readonly milestones: {
    readonly done: number;
    readonly late: number;
    readonly overdue: number;
    readonly due: number;
    /** Those that have a baseline. */
    readonly dated: number;
    readonly total: number;
  };
  readonly nextMilestone: {
    readonly id: string;
    readonly title: FieldText;
    readonly baselineOn: string | null;
    readonly promisedOn: string | null;
    readonly states: readonly string[];
  } | null;
  readonly lastAttestedOn: string | null;
  readonly leftOn: string | null;
  readonly version: number;
}

export interface Judgement extends JudgementInput {
  readonly on: string;
  readonly office: FieldText | null;
}

export interface JudgementInput {
  readonly health: Exclude<Health, 'not-measurable'>;
  readonly reason: string;
}

export interface Project extends ProjectSummary {
  readonly benefit: FieldText | null;
  readonly description: FieldText | null;
  readonly partners: readonly string[];
  /** Where it can be found; in the order that was given. */
  readonly places: readonly ProjectPlace[];
  readonly source: string | null;
  readonly left: {
    readonly on: string;
    readonly how: 'dropped' | 'merged';
    readonly reason: string | null;
    readonly intoId: string | null;
    readonly intoTitle: FieldText | null;
  } | null;
  readonly coverage: Coverage;
  readonly evidence: EvidenceShares | null;
  readonly milestoneItems: readonly Milestone[];
  /** Steps of the S-curve: the days on which actual or planned moves. */
  readonly curve: readonly {
    readonly on: string;
    readonly actual: Share | null;
    readonly planned: Share | null;
  }[];
}

/** A place of a project. Names and addresses are as they are, in every language. */
export interface ProjectPlace {
  readonly name: string;
  readonly address: string | null;
  /** Degrees (WGS 84), with up to six decimals; both or neither. */
  readonly lat: number | null;
  readonly lon: number | null;
}

export interface ProjectInput {
  readonly strategyId: string;
  readonly pillarId: string;
  readonly title: FieldText;
  readonly officeId: string;
  readonly departmentId?: string | null;
  readonly weight?: number;
  readonly phase?: Exclude<Phase, 'stopped'>;
  readonly benefit?: FieldText | null;
  readonly description?: FieldText | null;
  readonly partners?: readonly string[];
  readonly contributesTo?: readonly string[];
}

/** Descriptive members only: what enters a figure changes through scope changes. */
export type ProjectPatch = Partial<
  Pick<
    ProjectInput,
    'title' | 'officeId' | 'departmentId' | 'phase' | 'benefit' | 'description' | 'partners' | 'contributesTo'
  >
> & {
  readonly places?: readonly ProjectPlace[];
  /** Null takes the judgement back. */
  readonly judgement?: JudgementInput | null;
};
