import type { TokenScope } from '../contracts';
import type { Actor, Subject } from './actor';
import { type Action, MATRIX } from './matrix';
import { stands } from './relations';

export type * from './actor';

export const TOKEN_SCOPES: readonly TokenScope[] = ['read', 'milestones', 'plan', 'people'];

/** The one place where rights are decided, shared by API and browser: by the matrix, and by a token's scopes. */
export function can(actor: Actor, action: Action, subject: Subject = {}): boolean {
  const { by, token } = MATRIX[action];
  if (actor.kind === 'member' && actor.scopes !== undefined && !reaches(actor.scopes, token)) return false;
  return by.some((relation) => stands(actor, relation, subject));
}

const reaches = (scopes: readonly TokenScope[], needed: TokenScope | null): boolean =>
  needed !== null && scopes.includes(needed);

/**
 * The office in whose name somebody acts: the one that answers for the subject where they hold it, else the digital
 * office, else the first of theirs; null for the public and for members without an office.
 */
export function actingOffice(actor: Actor, answeringId: string | null = null): string | null {
  const offices = actor.kind === 'member' ? actor.offices : [];
  const acting =
    offices.find((office) => office.officeId === answeringId) ??
    offices.find((office) => office.officeKind === 'cdo') ??
    offices[0];
  return acting?.officeId ?? null;
}
