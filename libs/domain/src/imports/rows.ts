import type { Day } from '../calendar';
import type { EarlierJudgement, ImportMapping, ImportReason, Phase } from '../contracts';

/** What a department thought of a project. */
export type Judged = Pick<EarlierJudgement, 'kind' | 'label' | 'text' | 'value'>;

/** What a row says, once its cells are understood. Absent: the row does not say. */
export interface RowValues {
  readonly project: string;
  readonly pillar: string | null;
  readonly externalId: string | null;
  readonly office: string | null;
  readonly department: string | null;
  readonly phase: Exclude<Phase, 'stopped'> | null;
  readonly weight: number | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly milestone: string | null;
  readonly milestoneWeight: number | null;
  readonly baselineOn: Day | null;
  readonly promisedOn: Day | null;
  readonly completedOn: Day | null;
  readonly benefit: string | null;
  readonly description: string | null;
  readonly partners: readonly string[] | null;
  /** What must be done before, as the file calls it. */
  readonly predecessors: string | null;
  readonly judgements: readonly Judged[];
}

/** A row after the headings: what it says, or why it says nothing that can be imported. */
export interface ReadRow {
  readonly line: number;
  readonly state: 'read' | 'rejected' | 'ignored';
  readonly reasons: readonly ImportReason[];
  readonly notes: readonly ImportReason[];
  readonly values: RowValues | null;
}

export interface ReadOptions {
  readonly mapping: ImportMapping;
  readonly titles: readonly string[];
  /** Today, where the municipality is: nothing was completed later. */
  readonly today: Day;
  /** A CSV row with more cells than headings has been cut in the wrong place. */
  readonly isDelimited: boolean;
  /** Whether people have drawn it: then there may be sums and remarks below the table. */
  readonly isSheet: boolean;
  /** Lines whose cells a person has written anew. */
  readonly corrections: ReadonlyMap<number, readonly string[]>;
}
