/** What the load is told to do. */
export interface Job {
  readonly port: number;
  readonly connections: number;
  /** Complete requests as they go over the wire, sent in turn, from the first again after the last. */
  readonly requests: readonly string[];
  readonly count: number;
  readonly expectedStatus: number;
}

/** `trouble` is the first answer that was not as expected. */
export interface Outcome {
  readonly seconds: number;
  readonly trouble: string | null;
}
