import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_SECONDS } from './session-store';

/** The prefix makes browsers refuse the cookie from anywhere but this host over https. */
const SECURE_NAME = '__Host-wegmarke';
const PLAIN_NAME = 'wegmarke';

const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';
const nameFor = (request: FastifyRequest): string => (isSecure(request) ? SECURE_NAME : PLAIN_NAME);
const attributesFor = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(request) }) as const;

/**
 * The session's token as the client sent it, or null. Browsers send the guarded name over https alone; a page that is
 * rendered for one of them asks the API from within, without https.
 */
export function readSessionCookie(request: FastifyRequest): string | null {
  return request.cookies[SECURE_NAME] ?? (isSecure(request) ? null : request.cookies[PLAIN_NAME]) ?? null;
}

/** The token of `Authorization: Bearer`, or null. */
export function readBearer(request: FastifyRequest): string | null {
  return /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** The cookies that a page hands on to the API: over https without the name that a neighbouring host could have set. */
export function withoutForeignSession(request: FastifyRequest, cookie: string): string {
  if (!isSecure(request)) return cookie;
  return cookie
    .split(/;\s*/)
    .filter((pair) => !pair.startsWith(`${PLAIN_NAME}=`))
    .join('; ');
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(nameFor(request), token, { ...attributesFor(request), maxAge: SESSION_SECONDS });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameFor(request), attributesFor(request));
}
