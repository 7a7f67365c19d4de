import { addDays, type Day, daysBetween } from '../calendar';
import type { MailDelivery, OfficeKind, ReminderSettings } from '../contracts';
import { actingPersons, type Organisation } from '../offices';

/** As what somebody is asked. */
export type AskedAs = 'contributor' | 'holder' | 'stand-in' | 'digital-office';

/** A milestone in today's scope, as far as asking about it goes. */
export interface AskedMilestone {
  readonly id: string;
  readonly projectId: string;
  /** The office that answers for it. */
  readonly officeId: string;
  /** The promise, else the baseline; null: nobody asks. */
  readonly dueOn: Day | null;
  readonly isDone: boolean;
  readonly lastAttestedOn: Day | null;
  /** Help was asked for and nobody has answered yet: it is not the office's turn. */
  readonly waitsForHelp: boolean;
  /** A contributor prepared an update that waits for the holder. */
  readonly isPrepared: boolean;
}

/** That somebody was asked. */
export interface PastAsk {
  readonly milestoneId: string;
  readonly personId: string;
  readonly askedAs: AskedAs;
  /** The date that was asked about. */
  readonly forDay: Day;
  readonly askedOn: Day;
}

/** Whom mail reaches, and how they want it. Somebody without an address is none. */
export type Readers = ReadonlyMap<string, MailDelivery>;

export interface Morning {
  readonly today: Day;
  readonly settings: Pick<
    ReminderSettings,
    'paused' | 'daysBefore' | 'daysBetween' | 'weekdays' | 'daysToAnswer'
  >;
  readonly organisation: Organisation;
  readonly officeKinds: ReadonlyMap<string, OfficeKind>;
  readonly contributors: readonly { readonly projectId: string; readonly personId: string }[];
  readonly readers: Readers;
  readonly milestones: readonly AskedMilestone[];
  readonly history: readonly PastAsk[];
}

/** What one person is asked this morning. */
export interface Ask extends PastAsk {
  readonly officeId: string;
}

/**
 * Who is asked about what on a morning. Nothing is asked of what is done, answered, or waiting for somebody else; nobody
 * twice on a day, nor on a day of their absence. Contributors come first, then whoever acts for the office, and the
 * digital office only once those have had their days, or where mail reaches none of them.
 */
export function asksOn(morning: Morning): Ask[] {
  const { today, settings } = morning;
  if (settings.paused || !settings.weekdays.includes(weekdayOf(today))) return [];
  const people = peopleOn(morning);
  const asks: Ask[] = [];
  for (const milestone of morning.milestones) {
    const since = askedSince(milestone, morning);
    if (since === null) continue;
    const history = people
      .historyOf(milestone.id)
      .filter(({ askedOn, forDay }) => askedOn >= since && forDay === milestone.dueOn);
    for (const [personId, askedAs] of turnOf(milestone, history, morning, people)) {
      const last = history.filter((ask) => ask.personId === personId).map(({ askedOn }) => askedOn);
      const wasAskedLately = last.some((day) => daysBetween(day, today) < settings.daysBetween);
      if (wasAskedLately || !people.isFree(personId)) continue;
      asks.push({
        milestoneId: milestone.id,
        personId,
        askedAs,
        officeId: milestone.officeId,
        forDay: milestone.dueOn ?? today,
        askedOn: today,
      });
    }
  }
  return asks;
}

/** Monday is 1. */
export function weekdayOf(day: Day): number {
  // A Monday.
  return (((daysBetween('2024-01-01', day) % 7) + 7) % 7) + 1;
}

/**
 * From which day on the present question has been open; null where nothing is to be asked. Before its date a milestone
 * is asked about once the days before have begun and until somebody says something; from the day after its date on
 * whenever nobody has said anything for as long as an answer holds.
 */
function askedSince(milestone: AskedMilestone, { today, settings }: Morning): Day | null {
  const { dueOn, isDone, waitsForHelp, lastAttestedOn } = milestone;
  if (dueOn === null || isDone || waitsForHelp) return null;
  const isPast = dueOn < today;
  const opens = isPast ? addDays(dueOn, 1) : addDays(dueOn, -settings.daysBefore);
  if (opens > today) return null;
  if (lastAttestedOn === null) return addDays(dueOn, -settings.daysBefore);
  if (lastAttestedOn < opens) return addDays(lastAttestedOn, 1);
  const again = addDays(lastAttestedOn, settings.daysBetween);
  return isPast && again <= today ? addDays(lastAttestedOn, 1) : null;
}

interface People {
  readonly acting: ReturnType<typeof actingPersons>;
  historyOf(milestoneId: string): readonly PastAsk[];
  contributorsOf(projectId: string): readonly string[];
  readonly digitalOffice: readonly string[];
  /** There today, reached by mail, wanting it. */
  isReached(personId: string): boolean;
  /** May be written to this morning. */
  isFree(personId: string): boolean;
}

function peopleOn({
  today,
  settings,
  organisation,
  officeKinds,
  contributors,
  readers,
  history,
}: Morning): People {
  const acting = actingPersons(organisation, today);
  const away = new Set(
    organisation.absences
      .filter(({ fromOn, untilOn }) => fromOn <= today && untilOn >= today)
      .map(({ personId }) => personId),
  );
  const askedToday = new Set(
    history.filter(({ askedOn }) => askedOn === today).map(({ personId }) => personId),
  );
  const byMilestone = grouped(history, ({ milestoneId }) => milestoneId);
  const byProject = grouped(contributors, ({ projectId }) => projectId);
  const bundleDay = Math.min(...settings.weekdays);
  const isReached = (personId: string): boolean =>
    !away.has(personId) && (readers.get(personId) ?? 'off') !== 'off';
  return {
    acting,
    historyOf: (id) => byMilestone.get(id) ?? [],
    contributorsOf: (id) => (byProject.get(id) ?? []).map(({ personId }) => personId),
    digitalOffice: [...acting]
      .filter(([officeId]) => officeKinds.get(officeId) === 'cdo')
      .flatMap(([, persons]) => [...persons.keys()]),
    isReached,
    isFree: (personId) =>
      isReached(personId) &&
      !askedToday.has(personId) &&
      (readers.get(personId) === 'at-once' || weekdayOf(today) === bundleDay),
  };
}

/** Whose turn it is, and as what; each person once. */
function turnOf(
  milestone: AskedMilestone,
  history: readonly PastAsk[],
  { today, settings }: Morning,
  people: People,
): Map<string, AskedAs> {
  const hadTheirDays = (asked: (ask: PastAsk) => boolean): boolean =>
    history.some((ask) => asked(ask) && daysBetween(ask.askedOn, today) >= settings.daysToAnswer);
  const reached = (ids: Iterable<string>): string[] => [...ids].filter((id) => people.isReached(id));

  const acting = people.acting.get(milestone.officeId) ?? new Map<string, string>();
  // Whoever may say it need not prepare it.
  const contributors = reached(people.contributorsOf(milestone.projectId)).filter((id) => !acting.has(id));
  const contributorsFirst = contributors.length > 0 && !milestone.isPrepared;
  const turn = new Map<string, AskedAs>();
  if (contributorsFirst) for (const id of contributors) turn.set(id, 'contributor');
  if (contributorsFirst && !hadTheirDays(({ askedAs }) => askedAs === 'contributor')) return turn;

  const office = reached(acting.keys());
  for (const id of office)
    if (!turn.has(id)) turn.set(id, acting.get(id) === 'stand-in' ? 'stand-in' : 'holder');
  const officeHadItsDays = hadTheirDays(({ askedAs }) => askedAs === 'holder' || askedAs === 'stand-in');
  if (office.length > 0 && !officeHadItsDays) return turn;

  for (const id of reached(people.digitalOffice)) if (!turn.has(id)) turn.set(id, 'digital-office');
  return turn;
}

/** What has the same key, in its order. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
