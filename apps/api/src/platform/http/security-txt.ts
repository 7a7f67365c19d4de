import type { FastifyInstance } from 'fastify';
import type { Settings } from '../config/settings';

const DAY_MILLISECONDS = 86_400_000;
/** RFC 9116 asks for less than a year. */
const VALID_DAYS = 180;

/** Where whoever has found a hole can turn to (RFC 9116); nothing where the operator names nobody. */
export function registerSecurityTxt(
  fastify: FastifyInstance,
  { securityContact, securityPolicy, publicUrl }: Settings,
): void {
  if (securityContact === null) return;
  fastify.get('/.well-known/security.txt', (_request, reply) => {
    const expires = new Date(Math.ceil(Date.now() / DAY_MILLISECONDS + VALID_DAYS) * DAY_MILLISECONDS);
    const lines = [
      `Contact: ${securityContact}`,
      `Expires: ${expires.toISOString()}`,
      'Preferred-Languages: de, en, nl',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
      ...(securityPolicy === null ? [] : [`Policy: ${securityPolicy}`]),
    ];
    return reply
      .header('cache-control', 'public, max-age=86400')
      .type('text/plain; charset=utf-8')
      .send(`${lines.join('\n')}\n`);
  });
}
