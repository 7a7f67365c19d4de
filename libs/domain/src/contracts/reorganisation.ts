import type { FieldText } from './field-text';

/** One act: departments are renamed, merged or split, and every office and project of theirs gets its place. */
export interface ReorganisationInput {
  readonly kind: 'rename' | 'merge' | 'split';
  /** The day from which it holds; not later than today. */
  readonly effectiveOn: string;
  /** Needed where that day has passed. */
  readonly reason?: string | null;
  /** The departments that it is about. */
  readonly departmentIds: readonly string[];
  /** What there is afterwards, in their place: ids of known departments stay, new ids come from the client. */
  readonly becomes: readonly { readonly id: string; readonly title: FieldText }[];
  /** Where offices go, or which office takes over from one that ends. Needed for all where there are several places. */
  readonly offices?: readonly OfficePlace[];
  /** Where projects go; those that are not named go with the office that answers for them. */
  readonly projects?: readonly { readonly projectId: string; readonly departmentId: string }[];
}

export interface OfficePlace {
  readonly officeId: string;
  readonly departmentId?: string;
  /** The office ends, and this one answers for all that it answered for. */
  readonly successorId?: string;
}

export interface Reorganisation {
  readonly id: string;
  readonly kind: 'rename' | 'merge' | 'split';
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly departments: readonly {
    readonly id: string;
    readonly before: FieldText | null;
    readonly after: FieldText | null;
  }[];
  readonly offices: readonly {
    readonly id: string;
    readonly departmentId: string | null;
    readonly successorId: string | null;
  }[];
  readonly projects: readonly {
    readonly id: string;
    readonly departmentId: string;
    /** Where another office answers for it than before. */
    readonly officeId?: string;
  }[];
  /** What waited for an office that ended and now waits for its successor. */
  readonly handed: HandedOver;
}

/** How many of each. */
export interface HandedOver {
  readonly helpRequests: number;
  readonly suggestions: number;
  readonly asks: number;
}
