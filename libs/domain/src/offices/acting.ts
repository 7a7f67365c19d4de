import type { Day } from '../calendar';
import type { AppointmentKind } from '../contracts';

/** Who may act for which office, as far as days and fallbacks decide. Days are included at both ends. */
export interface Organisation {
  readonly offices: readonly {
    readonly id: string;
    readonly fallbackId: string | null;
    readonly closedOn: string | null;
  }[];
  readonly appointments: readonly {
    readonly officeId: string;
    readonly personId: string;
    readonly kind: AppointmentKind;
    readonly fromOn: Day;
    readonly untilOn: Day | null;
  }[];
  readonly absences: readonly {
    readonly officeId: string;
    readonly personId: string;
    readonly standInId: string | null;
    readonly fromOn: Day;
    readonly untilOn: Day;
  }[];
}

const holdsOn = (span: { readonly fromOn: Day; readonly untilOn: Day | null }, day: Day): boolean =>
  span.fromOn <= day && (span.untilOn === null || span.untilOn >= day);

/**
 * Who acts for each office on a day: the regular or interim holder, also while absent, as whoever comes back early is
 * not locked out; stand-ins while the office is vacant or its holder absent; where nobody is there, whoever acts for
 * the fallback, and so on along the fallbacks. Offices that are closed have nobody.
 */
export function actingPersons(
  organisation: Organisation,
  day: Day,
): ReadonlyMap<string, ReadonlyMap<string, AppointmentKind>> {
  const direct = new Map(
    organisation.offices.map(({ id }) => [id, directlyActing(organisation, id, day)] as const),
  );
  const fallbacks = new Map(organisation.offices.map(({ id, fallbackId }) => [id, fallbackId] as const));
  const acting = new Map<string, ReadonlyMap<string, AppointmentKind>>();
  for (const { id, closedOn } of organisation.offices) {
    if (closedOn !== null && closedOn <= day) continue;
    acting.set(id, new Map([...behind(id, direct, fallbacks), ...(direct.get(id)?.persons ?? [])]));
  }
  return acting;
}

interface Direct {
  readonly persons: ReadonlyMap<string, AppointmentKind>;
  /** Whether one of them is there, and not only holds the office. */
  readonly present: boolean;
}

function directlyActing({ appointments, absences }: Organisation, officeId: string, day: Day): Direct {
  const inForce = appointments.filter((one) => one.officeId === officeId && holdsOn(one, day));
  const holders = inForce.filter(({ kind }) => kind !== 'stand-in');
  const away = absences.filter(
    (one) =>
      one.officeId === officeId &&
      holdsOn(one, day) &&
      holders.some(({ personId }) => personId === one.personId),
  );
  const isThere = holders.some(({ personId }) => !away.some((absence) => absence.personId === personId));
  const standIns = [
    ...away.flatMap(({ standInId }) => (standInId === null ? [] : [standInId])),
    ...(isThere ? [] : inForce.filter(({ kind }) => kind === 'stand-in').map(({ personId }) => personId)),
  ];
  return {
    persons: new Map([
      ...standIns.map((personId) => [personId, 'stand-in'] as const),
      ...holders.map(({ personId, kind }) => [personId, kind] as const),
    ]),
    present: isThere || standIns.length > 0,
  };
}

/** Whoever acts for the first office along the fallbacks that has somebody there; absent holders on the way included. */
function behind(
  officeId: string,
  direct: ReadonlyMap<string, Direct>,
  fallbacks: ReadonlyMap<string, string | null>,
): [string, AppointmentKind][] {
  const found = new Map<string, AppointmentKind>();
  const seen = new Set<string>();
  let at = officeId;
  while (!seen.has(at) && direct.get(at)?.present === false) {
    seen.add(at);
    const next = fallbacks.get(at);
    if (next == null) break;
    for (const personId of direct.get(next)?.persons.keys() ?? []) found.set(personId, 'stand-in');
    at = next;
  }
  return [...found];
}
