/** What `GET /municipalities/{slug}/live` sends as server-sent events. They say that something is new, never what: whoever may read it asks. */
export type LiveEvent =
  /** A strategy's ledger or a text of its plan moved. Sent for every strategy when a connection opens, so that nothing is missed before. */
  | {
      readonly type: 'plan';
      readonly strategyId: string;
      readonly revision: number;
      readonly version: number;
    }
  /** Something beside the plan: `topic` names the noun (offices, updates, imports, views …). To members alone. */
  | { readonly type: 'changed'; readonly topic: string }
  /** For a while nothing was heard of the database: look at everything beside the plan again. To members alone. */
  | { readonly type: 'gap' };
