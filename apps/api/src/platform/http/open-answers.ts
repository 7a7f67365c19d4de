import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Pages of others may read what the public reads: whoever asks without a cookie and without a token gets nothing else.
 * What members are answered stays with this site.
 */
export function registerOpenAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isOpen(request))
      reply.headers({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'ETag, Content-Disposition',
      });
    done();
  });
}

function isOpen({ method, url, headers }: FastifyRequest): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  const isNobody = headers.cookie === undefined && headers.authorization === undefined;
  return isRead && isNobody && url.startsWith('/api/v1/');
}
