import type { FieldText, Health, JudgementInput, Phase, ProjectPlace } from '@wegmarke/domain/contracts';

/** A department's view as it is stored: the day and the office are those of its writing. */
export interface JudgementRecord extends JudgementInput {
  readonly on: string;
  readonly officeId: string | null;
}

/** A project in a list as the projection holds it, with the sums that its figures are made of. */
export interface ProjectItem {
  readonly id: string;
  readonly strategyId: string;
  readonly strategyPublished: boolean;
  readonly title: FieldText;
  readonly pillarId: string;
  readonly pillarNumber: number;
  readonly pillarTitle: FieldText;
  readonly contributesTo: readonly string[];
  readonly judgement: JudgementRecord | null;
  readonly officeId: string;
  readonly departmentId: string | null;
  readonly departmentTitle: FieldText | null;
  readonly phase: Phase;
  readonly weight: number;
  readonly publishedOn: string | null;
  readonly sample: boolean;
  readonly leftOn: string | null;
  readonly lastAttestedOn: string | null;
  readonly version: number;
  readonly health: Health;
  /** Integer sums of scaled weights, as text; null where there is nothing in scope. */
  readonly total: string | null;
  readonly done: string | null;
  readonly dated: string | null;
  readonly planned: string | null;
  readonly compared: string | null;
  readonly counts: {
    readonly done: number;
    readonly late: number;
    readonly overdue: number;
    readonly due: number;
    readonly dated: number;
    readonly total: number;
  };
  readonly next: {
    readonly id: string;
    readonly title: FieldText;
    readonly baselineOn: string | null;
    readonly promisedOn: string | null;
  } | null;
}

export interface SortedItem extends ProjectItem {
  readonly sortNumber: string;
  readonly sortText: string;
}

/** The same with what a list does not show. */
export interface ProjectRecord extends ProjectItem {
  readonly benefit: FieldText | null;
  readonly description: FieldText | null;
  readonly partners: readonly string[];
  readonly places: readonly ProjectPlace[];
  readonly source: string | null;
  readonly leftHow: 'dropped' | 'merged' | null;
  readonly successorId: string | null;
  readonly successorTitle: FieldText | null;
}
