import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ProblemError } from '../errors/problem-error';
import { SECURITY_HEADERS } from './security-headers';

/**
 * Answers what is no HTTP, or comes too slowly: there is no request yet, so it is written to the socket as it is, and the
 * connection ends. Whoever sends two meanings of where a message ends hears no second answer.
 */
export function answerClientError(error: { readonly code?: string }, socket: Socket): void {
  // What comes after what was refused is read, and refused by the parser, without an answer.
  if (error.code === 'ECONNRESET' || socket.destroyed || ending.has(socket)) return;
  ending.add(socket);
  // Where an answer has begun, another would be read as part of it.
  const { _httpMessage: underWay } = socket as Socket & { readonly _httpMessage?: ServerResponse | null };
  if (socket.writable && !underWay?.headersSent) socket.end(messageOf(problemOf(error.code)));
  else socket.destroySoon();
  // Closed at once, the rest that the client is sending would break off the answer on its way.
  setTimeout(() => socket.destroy(), LINGER_MILLISECONDS).unref();
}

const LINGER_MILLISECONDS = 1_000;
const ending = new WeakSet<Socket>();

function problemOf(code: string | undefined): ProblemError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new ProblemError(408, 'timeout', { detail: 'The request did not arrive in time. Send it again.' });
  if (code === 'HPE_HEADER_OVERFLOW')
    return new ProblemError(431, 'headers-too-large', { detail: 'The headers hold more than 16 KB.' });
  return new ProblemError(400, 'malformed-request', { detail: 'This is not a request of HTTP.' });
}

function messageOf(problem: ProblemError): string {
  const body = JSON.stringify(problem.toProblem());
  const headers = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    connection: 'close',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const status = `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}`;
  return `${[status, ...lines].join('\r\n')}\r\n\r\n${body}`;
}
