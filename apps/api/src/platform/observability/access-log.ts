import type { FastifyInstance, FastifyReply } from 'fastify';
import { EVENT_STREAM } from '../live/event-stream';
import { askedMethod } from '../http/head-requests';
import type { Metrics } from './metrics';

/** One line a request, without its address, query, cookie or client: the route says enough. */
export function registerAccessLog(fastify: FastifyInstance, metrics: Metrics | null): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const method = askedMethod(request.raw);
    const route = request.routeOptions.url ?? 'unknown';
    // How long somebody listened is no time that an answer took.
    if (!isStream(reply)) metrics?.observe(method, route, reply.statusCode, reply.elapsedTime / 1000);
    const line = {
      method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (route.startsWith('/health/')) request.log.debug(line, 'answered');
    else request.log.info(line, 'answered');
    done();
  });
}

function isStream({ raw }: FastifyReply): boolean {
  return String(raw.getHeader('content-type') ?? '').startsWith(EVENT_STREAM);
}
