import {
  type Context,
  context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  SpanKind as Kind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { TraceSettings } from '../config/trace-settings';
import type { Span, SpanAttributes, SpanKind, SpanMaker } from './span';

const KINDS: Readonly<Record<SpanKind, Kind>> = {
  server: Kind.SERVER,
  client: Kind.CLIENT,
  consumer: Kind.CONSUMER,
};
const TRACES = '/v1/traces';

/** Spans as OpenTelemetry has them, in bundles by OTLP over HTTP. A receiver that is away costs spans, nothing else. */
export class OpenTelemetry implements SpanMaker {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #propagator = new W3CTraceContextPropagator();

  constructor({ endpoint, headers, ratio }: TraceSettings) {
    const version = process.env['WEGMARKE_VERSION'] ?? 'dev';
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    const exporter = new OTLPTraceExporter({ url: `${endpoint}${TRACES}`, headers });
    this.#provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'wegmarke', 'service.version': version }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
      spanProcessors: [new BatchSpanProcessor({ exporter })],
    });
    this.#tracer = this.#provider.getTracer('wegmarke', version);
  }

  begin(name: string, kind: SpanKind, attributes: SpanAttributes, traceparent?: string): Span {
    const parent = traceparent === undefined ? context.active() : this.#parentOf(traceparent);
    const span = this.#tracer.startSpan(name, { kind: KINDS[kind], attributes }, parent);
    const inside = trace.setSpan(parent, span);
    return {
      within: (work) => context.with(inside, work),
      end: ({ name: known, attributes: more, failed }) => {
        if (known !== undefined) span.updateName(known);
        if (more !== undefined) span.setAttributes(more);
        // Messages of the database quote values: that it failed is all that leaves.
        if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  close(): Promise<void> {
    return this.#provider.shutdown();
  }

  #parentOf(traceparent: string): Context {
    return this.#propagator.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter);
  }
}
