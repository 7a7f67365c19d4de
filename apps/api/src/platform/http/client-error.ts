import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ProblemError } from '../errors/problem-error';
import { SECURITY_HEADERS } from './security-headers';

/**
 * Answers what is no HTTP, or comes too slowly: there is no request yet, so it is written to the socket as it is, and the
 * connection ends. Whoever sends two meanings of where a message ends hears no second answer.
 */
export function answerClientError(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  // Where an answer has begun, another would be read as part of it.
  if (socket.writable && socket.bytesWritten === 0) socket.write(messageOf(problemOf(error.code)));
  socket.destroySoon();
}

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
