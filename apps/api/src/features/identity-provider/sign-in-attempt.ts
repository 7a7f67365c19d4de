import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Secrets } from '../../platform/access/secrets';
import { Clock } from '../../platform/clock/clock';
import type { Question } from './provider-client';

/** Browsers accept the prefix from this host over https alone. */
const SECURE_NAME = '__Host-wegmarke-city';
const PLAIN_NAME = 'wegmarke-city';
const PURPOSE = 'provider-sign-in';
export const ATTEMPT_SECONDS = 10 * 60;
/** Another instance may have begun it, by another clock. */
const TOLERANCE_MILLISECONDS = 30_000;

/** What somebody wants with the provider: to come in, to show anew who they are, to connect their account with it. */
export type AttemptPurpose = 'sign-in' | 'proof' | 'link';

/** A sign-in that is under way, as the browser keeps it, sealed: for one municipality, one provider, some minutes. */
export interface Attempt extends Question {
  readonly municipalityId: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly purpose: AttemptPurpose;
  /** The session that a proof or a connection is for. */
  readonly sessionId: string | null;
  readonly returnTo: string | null;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

/** Carries attempts through the browser. The cookie is sealed, so that nobody makes, changes or reads one. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  keep(request: FastifyRequest, reply: FastifyReply, attempt: Attempt): void {
    const isSecure = request.protocol === 'https';
    const sealed = this.secrets.seal(PURPOSE, JSON.stringify(attempt));
    reply.setCookie(isSecure ? SECURE_NAME : PLAIN_NAME, sealed, {
      ...attributes(isSecure),
      maxAge: ATTEMPT_SECONDS,
    });
  }

  /** The attempt of the browser, which is over with that; null where there is none, or its time has passed. */
  take(request: FastifyRequest, reply: FastifyReply): Attempt | null {
    const isSecure = request.protocol === 'https';
    const name = isSecure ? SECURE_NAME : PLAIN_NAME;
    const sealed = request.cookies[name];
    if (sealed === undefined) return null;
    reply.clearCookie(name, attributes(isSecure));
    const text = this.secrets.open(PURPOSE, sealed);
    if (text === null) return null;
    const attempt = JSON.parse(text) as Attempt;
    const age = this.clock.now().getTime() - attempt.begunAt;
    return age >= -TOLERANCE_MILLISECONDS && age <= ATTEMPT_SECONDS * 1000 ? attempt : null;
  }
}

/** Sent along when the provider leads back: that is a navigation from another site. */
const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const;
