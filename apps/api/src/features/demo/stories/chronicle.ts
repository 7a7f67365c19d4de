import type { Day } from '@wegmarke/domain/calendar';
import type { EntryValue } from '@wegmarke/domain/plan';
import { idOf } from './identity';
import type { AppointmentStory, CommandStory, LineStory } from '../story';

/** What is recorded in one step. */
export interface Happening {
  readonly on: Day;
  readonly officeId: string;
  readonly reason?: string;
  readonly paper?: string;
  readonly lines: readonly LineStory[];
}

/** A line whose id follows from its key. */
export function line(key: string, validOn: Day, subjectId: string, value: EntryValue): LineStory {
  return { id: idOf(`entry ${key}`), validOn, subjectId, value };
}

/** Minutes after midnight UTC of a day's first record, and between two. */
const FIRST_MINUTE = 7 * 60 + 40;
const STEP_MINUTES = 4;

/** Who acts for an office on a day: its holder, else its stand-in. */
export function actingFor(
  appointments: readonly AppointmentStory[],
  officeId: string,
  on: Day,
): string | null {
  const held = appointments.filter(
    (each) =>
      each.officeId === officeId && each.fromOn <= on && (each.untilOn === null || each.untilOn >= on),
  );
  return (held.find((each) => each.kind !== 'stand-in') ?? held[0])?.personId ?? null;
}

/**
 * The commands in the order of their recording, each by whoever held the office that day; where nobody did,
 * by the steering office. What would be recorded today or later is left out: the demo's own time begins now.
 */
export function chronicle(
  happenings: readonly Happening[],
  appointments: readonly AppointmentStory[],
  steeringId: string,
  today: Day,
): CommandStory[] {
  const past = happenings
    .filter((each) => each.on < today)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  let before: Day = '';
  let place = 0;
  return past.map((happening) => {
    place = happening.on === before ? place + 1 : 0;
    before = happening.on;
    const own = actingFor(appointments, happening.officeId, happening.on);
    return {
      recordedAt: instant(happening.on, FIRST_MINUTE + place * STEP_MINUTES),
      personId: own ?? actingFor(appointments, steeringId, happening.on),
      officeId: own === null ? steeringId : happening.officeId,
      reason: happening.reason ?? null,
      paper: happening.paper ?? null,
      lines: happening.lines,
    };
  });
}

function instant(day: Day, minutes: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000).toISOString();
}
