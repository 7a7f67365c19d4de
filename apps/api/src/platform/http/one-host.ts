import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../errors/problem-error';
import { sendProblem } from '../errors/problem.filter';

/** A request names its host once: with two, a proxy in front may have read the other one. */
export function registerOneHost(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const hosts = hostsOf(request);
    if (hosts === 1 || (hosts === 0 && request.raw.httpVersion === '1.0')) {
      done();
      return;
    }
    void reply.header('connection', 'close');
    sendProblem(
      reply,
      new ProblemError(400, 'malformed-request', { detail: 'A request names its host in one header Host.' }),
    );
  });
}

function hostsOf({ raw: { rawHeaders } }: FastifyRequest): number {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts;
}
