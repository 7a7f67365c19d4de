import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics';

/** One line a request, without its address, query, cookie or client: the route says enough. */
export function registerAccessLog(fastify: FastifyInstance, metrics: Metrics | null): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics?.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (route.startsWith('/health/')) request.log.debug(line, 'answered');
    else request.log.info(line, 'answered');
    done();
  });
}
