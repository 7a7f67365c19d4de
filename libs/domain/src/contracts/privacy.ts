/** Everything that is stored about a person in a municipality, as JSON to take along. */
export interface PersonalData {
  readonly person: { readonly id: string; readonly name: string };
  readonly municipality: string;
  /** Instant, ISO 8601. */
  readonly madeAt: string;
  /** Rows by table and by the column that names the person; secrets and keys are left out. */
  readonly rows: readonly {
    readonly table: string;
    readonly by: string;
    readonly items: readonly Readonly<Record<string, unknown>>[];
  }[];
}

export interface ErasureRequest {
  readonly personId: string;
  readonly name: string;
  /** Instant, ISO 8601. */
  readonly requestedAt: string;
}

/** What erasing came to. */
export interface Erasure {
  readonly personId: string;
  /** What the person is called from now on. */
  readonly name: string;
  /** Whether the account was forgotten, too: it is a member nowhere else. */
  readonly accountForgotten: boolean;
  /** Free texts that hold the name or a part of it, for somebody to look through. */
  readonly texts: readonly { readonly table: string; readonly id: string; readonly field: string }[];
}

/** How long what tells of people is kept. */
export interface RetentionPolicy {
  readonly refusalsDays: number;
  readonly eventsYears: number;
  readonly invitationsDays: number;
  readonly mailsDays: number;
  readonly version: number;
}

export type RetentionInput = Omit<RetentionPolicy, 'version'>;
