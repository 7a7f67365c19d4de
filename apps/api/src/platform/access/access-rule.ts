import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Action } from '@wegmarke/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { unauthenticated } from '../errors/problem-error';
import type { Access } from './access';

export const ACCESS_RULE = 'wegmarke:access';

/** What a route requires. A route without a rule answers nobody. */
export type AccessRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | ({ readonly kind: 'requires'; readonly action: Action } & RequiresOptions);

export interface RequiresOptions {
  /** What the action is done to: a name registered with `SubjectRegistry`. Loaded and checked before the handler runs. */
  readonly subject?: string;
  /** The path parameter that holds the subject's id; `id` where not said. */
  readonly param?: string;
  /**
   * The write names the version of the subject that it has seen: missing 428, stale 412. `where-changed`: not every
   * request changes something that there is; whoever loads the subject says so by a version of null.
   */
  readonly ifMatch?: boolean | 'where-changed';
  /** The service asks `access.can` or `access.require` itself, because only it knows the subject. */
  readonly decidedBy?: 'service';
  /** `false`: the handler opens its own transaction, and takes no `Idempotency-Key`. For uploads and long work. */
  readonly transaction?: false;
}

/** Anyone, signed in or not. */
export const Public = () => SetMetadata<string, AccessRule>(ACCESS_RULE, { kind: 'public' });

/** Whoever has a session, whatever the municipality. */
export const SignedInOnly = () => SetMetadata<string, AccessRule>(ACCESS_RULE, { kind: 'signed-in' });

/**
 * Whoever may do `action` in the municipality of the address (`:slug`).
 * Actions that the public may do to published subjects need no session.
 */
export const Requires = (action: Action, options: RequiresOptions = {}) =>
  SetMetadata<string, AccessRule>(ACCESS_RULE, { kind: 'requires', action, ...options });

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on routes of a municipality. */
    access?: Access;
    /** Set by the guard on routes for whoever is signed in. */
    accountId?: string;
  }
}

/** The `Access` of a route below a municipality. */
export const CurrentAccess = createParamDecorator((_: unknown, context: ExecutionContext): Access => {
  const { access } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!access) throw new Error('Only routes with @Requires have an Access.');
  return access;
});

/** The account of a `@SignedInOnly` route. */
export const CurrentAccountId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { accountId } = context.switchToHttp().getRequest<FastifyRequest>();
  if (accountId === undefined) throw unauthenticated();
  return accountId;
});
