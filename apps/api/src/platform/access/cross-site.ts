import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../errors/problem-error';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isWrite = (request: FastifyRequest): boolean => !SAFE_METHODS.has(request.method);

/**
 * Refuses writes that a browser sends on behalf of another site. Browsers say where a request comes from;
 * a client that sends neither header is none, and carries no one's cookie by accident.
 *
 * @throws ProblemError 403
 */
export function refuseCrossSiteWrite(request: FastifyRequest): void {
  if (!isWrite(request)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const fromElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (fromElsewhere || (origin !== undefined && URL.parse(origin)?.host !== request.host)) {
    throw new ProblemError(403, 'cross-site', { detail: 'Another site may not change anything here.' });
  }
}
