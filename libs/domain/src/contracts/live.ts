/** What `GET /municipalities/{slug}/live` sends as server-sent events. They say that something is new, never what: whoever may read it asks. */
export type LiveEvent =
  /** A strategy's ledger or a text of its plan moved. */
  | {
      readonly type: 'plan';
      readonly strategyId: string;
      readonly revision: number;
      readonly version: number;
    }
  /** Something beside the plan: `topic` names the noun (offices, updates, imports, views …). */
  | { readonly type: 'changed'; readonly topic: string };
