import type { SecondFactorDemand } from '../contracts';
import type { Actor } from './permissions';

type Member = Extract<Actor, { kind: 'member' }>;

const DEMANDED: Readonly<Record<SecondFactorDemand, (actor: Member) => boolean>> = {
  nobody: () => false,
  admins: (actor) => actor.roles.includes('admin'),
  // Whoever may steer the plan, and whoever may appoint them.
  'digital-office': (actor) =>
    actor.roles.includes('admin') || actor.offices.some((office) => office.officeKind === 'cdo'),
  everybody: () => true,
};

/** Whether a municipality that demands it of some must see a second factor of this actor. */
export function needsSecondFactor(demand: SecondFactorDemand, actor: Actor): boolean {
  return actor.kind === 'member' && DEMANDED[demand](actor);
}
