import type { Actor } from './permissions';

/** Fewest offices over which everybody may read a sum: of fewer, it would be a figure about who holds them. */
export const FEWEST_OFFICES = 3;

/**
 * Whether somebody may read a sum over what these offices answer for: how many of their projects are off course, for
 * example. What identifies one holder, or two to each other, is for them and the digital office alone.
 */
export function maySumUp(actor: Actor, officeIds: Iterable<string>): boolean {
  const offices = new Set(officeIds);
  if (offices.size >= FEWEST_OFFICES) return true;
  if (actor.kind !== 'member') return false;
  if (actor.offices.some(({ officeKind }) => officeKind === 'cdo')) return true;
  const own = new Set(actor.offices.map(({ officeId }) => officeId));
  return [...offices].every((id) => own.has(id));
}
