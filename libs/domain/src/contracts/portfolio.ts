import type { Health, Share } from './course';
import type { FieldText } from './field-text';
import type { Department, Office } from './municipality';
import type { Phase } from './project';

/**
 * The whole portfolio of a strategy in slim form: everything that the digital office filters, groups and sorts by, once.
 * Offices, departments and pillars stand beside the projects, which name them by id.
 */
export interface Portfolio {
  readonly strategyId: string;
  readonly revision: number;
  readonly adopted: boolean;
  readonly pillars: readonly { readonly id: string; readonly number: number; readonly title: FieldText }[];
  readonly departments: readonly Department[];
  readonly offices: readonly Office[];
  readonly projects: readonly PortfolioProject[];
}

/** One row: about 400 bytes, so that two thousand of them are one answer. */
export interface PortfolioProject {
  readonly id: string;
  readonly title: FieldText;
  readonly pillarId: string;
  readonly officeId: string;
  readonly departmentId: string | null;
  readonly phase: Phase;
  readonly weight: number;
  readonly published: boolean;
  readonly sample: boolean;
  readonly health: Health;
  /** The department's own view, where it gave one. */
  readonly judged: Exclude<Health, 'not-measurable'> | null;
  readonly actual: Share | null;
  readonly planned: Share | null;
  /** What `planned` is compared with, where that differs from `actual`: the same milestones, those with a date. */
  readonly compared: Share | null;
  /** Points behind plan over the dated milestones, for the order; null where none is dated. */
  readonly behind: number | null;
  readonly milestones: {
    readonly total: number;
    readonly dated: number;
    readonly done: number;
    readonly late: number;
    readonly overdue: number;
    readonly due: number;
    /** Open, with neither a baseline nor a promise. */
    readonly undated: number;
  };
  /** How many of the completed milestones stand on what. */
  readonly evidence: { readonly claimed: number; readonly evidenced: number; readonly verified: number };
  readonly next: {
    readonly title: FieldText;
    /** The promised day, else the baseline. */
    readonly on: string | null;
    readonly state: 'late' | 'overdue' | 'due' | 'planned';
  } | null;
  readonly lastAttestedOn: string | null;
  readonly helpRequests: number;
}

/** "Unchanged, confirmed" for the open milestones of several projects at once. */
export interface ConfirmationsInput {
  readonly projectIds: readonly string[];
}

export interface ConfirmationsResult {
  /** Null where there was nothing to confirm; otherwise what `undo` takes back. */
  readonly revision: number | null;
  readonly confirmed: number;
  /** Overdue ones: they need a new date, not a confirmation. */
  readonly overdue: number;
}
