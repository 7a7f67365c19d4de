export type SpanKind = 'server' | 'client' | 'consumer';
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** What takes time and may be made of other spans. */
export interface Span {
  /** What is begun within it belongs to it. */
  within<T>(work: () => T): T;
  end(outcome: {
    readonly name?: string;
    readonly attributes?: SpanAttributes;
    readonly failed: boolean;
  }): void;
}

export interface SpanMaker {
  /** @param traceparent the caller's own span, as W3C Trace Context writes it */
  begin(name: string, kind: SpanKind, attributes: SpanAttributes, traceparent?: string): Span;
  /** Sends what waits. */
  close(): Promise<void>;
}
