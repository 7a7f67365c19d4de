/** A way to look at the portfolio, under a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The query of the portfolio's address, without a question mark. */
  readonly query: string;
  /** For every member of the municipality. */
  readonly shared: boolean;
  /** Whether it is the reader's own, to change and to delete. */
  readonly own: boolean;
  /** With which the reader's portfolio opens. */
  readonly isDefault: boolean;
  readonly version: number;
}

export interface SavedViewInput {
  readonly name: string;
  readonly query: string;
  readonly shared?: boolean;
}

export type SavedViewPatch = Partial<SavedViewInput>;

export interface DefaultViewInput {
  /** Null: the portfolio opens with everything. */
  readonly viewId: string | null;
}
