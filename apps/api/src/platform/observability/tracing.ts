import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Settings } from '../config/settings';
import { Database } from '../database/database';
import type { Span, SpanMaker } from './span';

/**
 * Where the time of a request or a job goes, sent by OTLP where an address is set; nothing is read for it otherwise.
 * Spans name routes, statements without their values, and jobs: no address, no id, no person.
 */
@Injectable()
export class Tracing {
  #maker: SpanMaker | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
  ) {}

  async open(): Promise<void> {
    const { traces } = this.settings;
    if (traces === null) return;
    const { OpenTelemetry } = await import('./open-telemetry');
    const maker: SpanMaker = new OpenTelemetry(traces);
    this.#maker = maker;
    this.database.watch = (text) => {
      const span = maker.begin(verbOf(text), 'client', {
        'db.system.name': 'postgresql',
        'db.query.text': text.replaceAll(/\s+/g, ' ').trim().slice(0, 500),
      });
      return (failed) => {
        span.end({ failed });
      };
    };
  }

  /** Sends what waits, and makes no more. */
  async close(): Promise<void> {
    const maker = this.#maker;
    this.#maker = null;
    this.database.watch = null;
    await maker?.close();
  }

  /** A span around work that nobody asks for by a request. */
  async around<T>(name: string, work: () => Promise<T>): Promise<T> {
    const span = this.#maker?.begin(name, 'consumer', {});
    if (!span) return work();
    let failed = true;
    try {
      const answer = await span.within(work);
      failed = false;
      return answer;
    } finally {
      span.end({ failed });
    }
  }

  /** A span a request, whose own work begins once its body has been read: reading it would lose whose request it is. */
  register(fastify: FastifyInstance): void {
    if (this.settings.traces === null) return;
    const spans = new WeakMap<FastifyRequest, Span>();
    fastify.addHook('onRequest', (request, _reply, done) => {
      // Only a proxy's word is taken for it.
      const { traceparent } = this.settings.trustProxy === false ? {} : request.headers;
      const span = this.#maker?.begin(
        request.method,
        'server',
        { 'http.request.method': request.method },
        typeof traceparent === 'string' ? traceparent : undefined,
      );
      if (span) spans.set(request, span);
      done();
    });
    fastify.addHook('preHandler', (request, _reply, done) => {
      const span = spans.get(request);
      if (span) span.within(done);
      else done();
    });
    fastify.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      spans.get(request)?.end({
        name: `${request.method} ${route}`,
        attributes: { 'http.route': route, 'http.response.status_code': reply.statusCode },
        failed: reply.statusCode >= 500,
      });
      done();
    });
  }
}

const verbOf = (text: string): string => /[a-z]+/i.exec(text)?.[0].toLowerCase() ?? 'statement';
