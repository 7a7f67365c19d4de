import type { Action, Actor, Subject } from '@wegmarke/domain/permissions';
import { can } from '@wegmarke/domain/permissions';
import { type Day, localDay } from '@wegmarke/domain/calendar';
import { forbidden, notFound, unauthenticated } from '../errors/problem-error';
import type { MunicipalityRef } from './municipality-directory';

/** The account behind a session. */
export interface SignedIn {
  readonly accountId: string;
  readonly tokenHash: Buffer;
}

/** Who asks, where and on which day. Made once a request by the guard; a handler gets it by `@CurrentAccess()`. */
export class Access {
  /** Whether somebody has asked for a right; a route that leaves the decision to its service must. */
  decided = false;
  /** Whether the whole account is theirs who ask: neither a token, nor somebody whom only a municipality's provider vouches for. */
  ownsAccount = false;
  /** The version that `If-Match` named, where the route asks for one. */
  expectedVersion: number | null = null;

  constructor(
    readonly municipality: MunicipalityRef,
    readonly actor: Actor,
    readonly today: Day,
  ) {}

  /** The person who acts. @throws ProblemError 401 for the public, 403 for an operator */
  get personId(): string {
    if (this.actor.kind === 'operator') throw forbidden();
    if (this.actor.kind === 'public') throw unauthenticated();
    return this.actor.personId;
  }

  /**
   * The same on the day that a released plan stands for; null: on today, for a live one. Rights are asked for on the
   * access that the guard made.
   */
  standingAt(instant: Date | null): Access {
    if (instant === null) return this;
    const { municipality, actor, ownsAccount } = this;
    const standing = new Access(municipality, actor, localDay(instant, municipality.timeZone));
    standing.ownsAccount = ownsAccount;
    return standing;
  }

  can(action: Action, subject?: Subject): boolean {
    this.decided = true;
    return can(this.actor, action, subject);
  }

  /**
   * @throws ProblemError 403 for a member without the right. The public is told 404 of a subject that it may not see,
   *   and 401 of an action that needs a session whatever the subject
   */
  require(action: Action, subject?: Subject): void {
    if (this.can(action, subject)) return;
    if (this.actor.kind !== 'public') throw forbidden();
    throw isEverPublic(action) ? notFound() : unauthenticated();
  }
}

/** Whether the public may do this to a published subject. */
export function isEverPublic(action: Action): boolean {
  return can({ kind: 'public' }, action, { published: true });
}
