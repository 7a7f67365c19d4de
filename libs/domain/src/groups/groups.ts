import type { GroupRule, Role } from '../contracts';

/** What somebody is worth by their groups. */
export interface GroupRights {
  /** Whether any rule speaks of one of the groups: only then do strangers come in. */
  readonly known: boolean;
  readonly roles: readonly Role[];
  readonly offices: readonly GroupOffice[];
}

export interface GroupOffice {
  readonly officeId: string;
  readonly appointment: 'regular' | 'stand-in';
}

const ROLES: readonly Role[] = ['admin', 'council'];

/** What the rules give to whoever is in these groups. Two rules that give the same give it once. */
export function rightsOf(rules: readonly GroupRule[], groups: readonly string[]): GroupRights {
  const met = rules.filter(({ group }) => groups.includes(group));
  const offices = new Map<string, GroupOffice>();
  for (const { officeId, appointment } of met)
    if (officeId !== null && appointment !== null)
      offices.set(`${officeId} ${appointment}`, { officeId, appointment });
  return {
    known: met.length > 0,
    roles: ROLES.filter((role) => met.some(({ gives }) => gives === role)),
    offices: [...offices.values()],
  };
}

/** Roles, and which of them came from groups. */
export interface HeldRoles {
  readonly roles: readonly Role[];
  readonly fromGroups: readonly Role[];
}

/**
 * Roles after a sign-in: what groups give is added, what they gave and give no more is taken away, and what somebody gave
 * by hand stays.
 */
export function rolesAfter({ roles, fromGroups }: HeldRoles, wanted: readonly Role[]): HeldRoles {
  const byHand = roles.filter((role) => !fromGroups.includes(role));
  return {
    roles: ROLES.filter((role) => byHand.includes(role) || wanted.includes(role)),
    fromGroups: ROLES.filter((role) => wanted.includes(role) && !byHand.includes(role)),
  };
}

/** As a provider says that the groups are too many to be named. */
const NOT_NAMED = ['_claim_names', 'hasgroups'];

/**
 * The groups that a provider names.
 *
 * @param claims what it says of somebody
 * @param claim name of the claim; where there is none of that name, dots lead into objects
 * @returns null where it says that there are groups which it does not name: then nobody knows what has ended
 */
export function groupsIn(claims: Readonly<Record<string, unknown>>, claim: string): readonly string[] | null {
  const named = claim in claims ? claims[claim] : claim.split('.').reduce<unknown>(stepInto, claims);
  if (Array.isArray(named)) return named.filter((group): group is string => typeof group === 'string');
  if (typeof named === 'string') return [named];
  return NOT_NAMED.some((name) => speaksOf(claims[name], claim)) ? null : [];
}

function stepInto(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

const speaksOf = (said: unknown, claim: string): boolean =>
  said === true || said === 'true' || stepInto(said, claim) !== undefined;
