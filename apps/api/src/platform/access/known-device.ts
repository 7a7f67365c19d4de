import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Secrets } from './secrets';

/** Browsers accept the prefix from this host over https alone. */
const SECURE_NAME = '__Host-wegmarke-device';
const PLAIN_NAME = 'wegmarke-device';
const YEAR_SECONDS = 365 * 86_400;
const PURPOSE = 'known-device';

/** The signed cookie as the client sent it, or null. */
export function readDeviceCookie(request: FastifyRequest): string | null {
  return request.cookies[request.protocol === 'https' ? SECURE_NAME : PLAIN_NAME] ?? null;
}

/**
 * A browser that has signed in to an account before keeps a signed cookie that says so. It proves nothing of who sits
 * before it; whoever brings it is merely not slowed down by what others try from elsewhere.
 */
@Injectable()
export class KnownDevices {
  constructor(private readonly secrets: Secrets) {}

  /** The device's own name where it has signed in to this account before, else null. */
  read(cookie: string | null, accountId: string): string | null {
    const [known, nonce, mac] = cookie?.split('.') ?? [];
    if (known !== accountId || nonce === undefined || mac === undefined) return null;
    const expected = this.secrets.sign(PURPOSE, `${accountId}.${nonce}`);
    const given = Buffer.from(mac, 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : null;
  }

  /** Lets the browser know the account from now on. */
  remember(request: FastifyRequest, reply: FastifyReply, accountId: string): void {
    const nonce = this.read(readDeviceCookie(request), accountId) ?? randomBytes(16).toString('base64url');
    const mac = this.secrets.sign(PURPOSE, `${accountId}.${nonce}`).toString('base64url');
    const isSecure = request.protocol === 'https';
    reply.setCookie(isSecure ? SECURE_NAME : PLAIN_NAME, `${accountId}.${nonce}.${mac}`, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure,
      maxAge: YEAR_SECONDS,
    });
  }
}
