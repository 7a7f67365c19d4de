import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusalLog } from '../audit/refusal-log';
import { databaseCode, databaseProblem } from './database-errors';
import { notFound, ProblemError } from './problem-error';

/** The one place where errors become answers: RFC 9457 problem documents with a stable code. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly refusals: RefusalLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status === 500) request.log.error({ err: error }, 'unexpected error');
    else if (problem.status === 503)
      request.log.warn({ code: problem.code, cause: databaseCode(error) }, 'unavailable');
    this.refusals.note(request, problem);
    if (reply.sent) return;
    sendProblem(reply, problem);
  }
}

export function sendProblem(reply: FastifyReply, problem: ProblemError): void {
  void reply
    .status(problem.status)
    .headers({ 'cache-control': 'no-store', ...problem.extras.headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem.toProblem(), instance: `urn:wegmarke:request:${reply.request.id}` }));
}

/** What the server refuses before any route is found: an address that is none. Its own words name its parts. */
export function sendUnroutable(error: unknown, reply: FastifyReply): void {
  const status = clientStatusOf(error);
  sendProblem(
    reply,
    status === 400
      ? new ProblemError(400, 'malformed-address', { detail: 'The address is not encoded as a URL must be.' })
      : fromStatus(status),
  );
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const known = databaseProblem(error);
  if (known) return known;
  // PostgreSQL stores no NUL in texts; fields that people fill in refuse it earlier and by name.
  if (databaseCode(error) === '22021' || databaseCode(error) === '22P05') {
    return new ProblemError(400, 'malformed-text', {
      detail: 'A text holds a character that cannot be stored.',
    });
  }
  const status = error instanceof HttpException ? error.getStatus() : clientStatusOf(error);
  return fromStatus(status);
}

/** Fastify's own refusals (a malformed address, a body that breaks off) carry their status. */
function clientStatusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  const status = error.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function fromStatus(status: number): ProblemError {
  if (status === 404) return notFound();
  const code = STATUS_CODES[status];
  return code === undefined ? new ProblemError(500, 'internal-error') : new ProblemError(status, code);
}

const STATUS_CODES: Readonly<Record<number, string>> = {
  400: 'bad-request',
  405: 'method-not-allowed',
  408: 'timeout',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'not-json',
  431: 'headers-too-large',
};
