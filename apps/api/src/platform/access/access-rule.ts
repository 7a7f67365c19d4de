import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Action } from '@wegmarke/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { unauthenticated } from '../errors/problem-error';
import type { Access } from './access';
import type { AccountSession } from './session-store';

export const ACCESS_RULE = 'wegmarke:access';

/** What a route requires. A route without a rule answers nobody. */
export type AccessRule =
  | { readonly kind: 'public' }
  | ({ readonly kind: 'signed-in' } & AccountOptions)
  | ({ readonly kind: 'operator' } & SignedInOptions)
  | ({ readonly kind: 'requires'; readonly action: Action } & RequiresOptions);

export interface SignedInOptions {
  /** Dangerous: whoever does it has shown who they are within the last minutes, else 401 `sign-in-again`. */
  readonly recent?: true;
}

export interface AccountOptions extends SignedInOptions {
  /**
   * Also for a session that counts in one municipality alone. Everything else about an account is not for whoever a
   * municipality's identity provider vouches for: the account may belong to others too.
   */
  readonly confined?: true;
}

export interface RequiresOptions extends SignedInOptions {
  /** What the action is done to: a name registered with `SubjectRegistry`. Loaded and checked before the handler runs. */
  readonly subject?: string;
  /** The path parameter that holds the subject's id; `id` where not said; `slug`: the municipality itself. */
  readonly param?: string;
  /**
   * The write names the version of the subject that it has seen: missing 428, stale 412. `where-changed`: not every
   * request changes something that there is; whoever loads the subject says so by a version of null.
   */
  readonly ifMatch?: boolean | 'where-changed';
  /** Not for tokens: whoever does it is signed in. Follows from `recent` too. */
  readonly by?: 'session';
  /** The service asks `access.can` or `access.require` itself, because only it knows the subject. */
  readonly decidedBy?: 'service';
  /** `false`: the handler opens its own transaction, and takes no `Idempotency-Key`. For uploads and long work. */
  readonly transaction?: false;
  /** Takes long: has a turn of its own, so that nobody who writes a little waits behind it. */
  readonly large?: true;
}

/** Anyone, signed in or not. */
export const Public = () => SetMetadata<string, AccessRule>(ACCESS_RULE, { kind: 'public' });

/** Whoever has a session, whatever the municipality. */
export const SignedInOnly = (options: AccountOptions = {}) =>
  SetMetadata<string, AccessRule>(ACCESS_RULE, { kind: 'signed-in', ...options });

/** Whoever runs the installation, with a second factor. Nothing of a municipality's data follows from it. */
export const OperatorOnly = (options: SignedInOptions = {}) =>
  SetMetadata<string, AccessRule>(ACCESS_RULE, { kind: 'operator', ...options });

/**
 * Whoever may do `action` in the municipality of the address (`:slug`).
 * Actions that the public may do to published subjects need no session.
 */
export const Requires = (action: Action, options: RequiresOptions = {}) =>
  SetMetadata<string, AccessRule>(ACCESS_RULE, {
    kind: 'requires',
    action,
    ...options,
    ...(options.recent ? { by: 'session' } : {}),
  });

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on routes of a municipality. */
    access?: Access;
    /** Set by the guard where there is one; on routes for whoever is signed in always. */
    session?: AccountSession;
  }
}

/** The `Access` of a route below a municipality. */
export const CurrentAccess = createParamDecorator((_: unknown, context: ExecutionContext): Access => {
  const { access } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!access) throw new Error('Only routes with @Requires have an Access.');
  return access;
});

/** The session of a `@SignedInOnly` or `@OperatorOnly` route. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): AccountSession => {
    const { session } = context.switchToHttp().getRequest<FastifyRequest>();
    if (session === undefined) throw unauthenticated();
    return session;
  },
);

/** The account of a `@SignedInOnly` or `@OperatorOnly` route. */
export const CurrentAccountId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { session } = context.switchToHttp().getRequest<FastifyRequest>();
  if (session === undefined) throw unauthenticated();
  return session.accountId;
});
