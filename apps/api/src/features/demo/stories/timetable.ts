import { addDays, type Day, daysBetween, endOfMonth, later } from '@wegmarke/domain/calendar';
import { varied, variedBetween } from './identity';
import type { MilestoneSeed, ProjectSeed, Standing, When } from './seed';

/** The days between which a plan's sample dates are laid. */
export interface Frame {
  readonly today: Day;
  readonly adoptedOn: Day;
  readonly targetOn: Day;
  readonly reasons: readonly string[];
}

export interface Promise {
  readonly givenOn: Day;
  readonly promisedOn: Day;
  readonly reason: string;
}

/** All dates of one milestone. */
export interface Timetable {
  readonly baselineOn: Day | null;
  readonly completedOn: Day | null;
  readonly promises: readonly Promise[];
  readonly confirmedOn: Day | null;
  /** The day of the report, where it is not the usual one. */
  readonly reportedOn?: Day;
}

/** The day of an act of the plan: documented ones as they are, derived ones on a working day. */
export function workdayOf(when: When, today: Day): Day {
  return typeof when === 'string' ? when : weekday(dayOf(when, today));
}

export function dayOf(when: When, today: Day): Day {
  return typeof when === 'string' ? when : addDays(today, -when.ago);
}

/** Later additions bring baselines late in the plan; what was adopted lies earlier, so that the sum climbs evenly. */
const EARLIER = 1.25;

const PAST: readonly Standing[] = ['done', 'late', 'overdue', 'late-due'];

/** The dates of a project's milestones: past baselines spread evenly up to now, coming ones up to the target. */
export function timetablesOf(
  project: ProjectSeed,
  key: string,
  lag: readonly [number, number],
  frame: Frame,
): Timetable[] {
  const isPast = (seed: MilestoneSeed): boolean => PAST.includes(seed.standing);
  const past = project.milestones.filter(isPast);
  const coming = project.milestones.filter((seed) => !isPast(seed));
  return project.milestones.map((seed, index) => {
    const group = isPast(seed) ? past : coming;
    const own = `${key}/${String(index + 1)}`;
    const place = (group.indexOf(seed) + 0.1 + 0.8 * varied(`${own} place`)) / group.length;
    return new Dating(own, seed, project, place, lag, frame).timetable();
  });
}

/** The dates of a part of a split: it takes over the baseline of the whole. */
export function timetableOfPart(
  key: string,
  standing: Standing,
  baselineOn: Day,
  splitOn: Day,
  frame: Frame,
): Timetable {
  const { today } = frame;
  if (standing === 'done') {
    const from = later(baselineOn, splitOn);
    const completedOn = weekday(
      addDays(from, Math.floor(daysBetween(from, today) * (0.15 + 0.4 * varied(`${key} part`)))),
    );
    return { baselineOn, completedOn, promises: [], confirmedOn: null };
  }
  const promise = openPromise(key, standing, later(baselineOn, splitOn), frame);
  return { baselineOn, completedOn: null, promises: promise ? [promise] : [], confirmedOn: null };
}

class Dating {
  private readonly from: Day;
  private readonly until: Day;
  private readonly isLater: boolean;

  constructor(
    private readonly key: string,
    private readonly seed: MilestoneSeed,
    project: ProjectSeed,
    private readonly place: number,
    private readonly lag: readonly [number, number],
    private readonly frame: Frame,
  ) {
    const { today, adoptedOn } = frame;
    const ending = seed.ended ?? project.ended;
    this.until = ending ? workdayOf(ending.on, today) : today;
    const added = seed.added ?? project.added?.on;
    this.isLater = added !== undefined;
    const stagger = Math.floor(varied(`${key} from`) * 0.1 * daysBetween(adoptedOn, today));
    const from = added ? addDays(workdayOf(added, today), 45) : addDays(adoptedOn, 40 + stagger);
    this.from = from < addDays(this.until, -20) ? from : addDays(this.until, -20);
  }

  timetable(): Timetable {
    const { seed, frame } = this;
    const none = { completedOn: null, promises: [], confirmedOn: null };
    switch (seed.standing) {
      case 'fact':
        return {
          ...none,
          baselineOn: seed.baselineOn ?? null,
          completedOn: seed.completedOn ?? null,
          promises: seed.promise ? [seed.promise] : [],
        };
      case 'undated':
        return { ...none, baselineOn: null };
      case 'unfinished':
        return { ...none, baselineOn: onHalfMonth(addDays(this.until, Math.floor(this.place * 1500) - 90)) };
      case 'done':
        return this.completed(this.passedBaseline());
      case 'early': {
        const completedOn = weekday(addDays(frame.today, -variedBetween(`${this.key} early`, 12, 130)));
        return { ...none, baselineOn: this.comingBaseline(), completedOn: later(completedOn, this.from) };
      }
      case 'due':
        return { ...none, baselineOn: addDays(frame.today, variedBetween(`${this.key} due`, 4, 26)) };
      case 'ahead': {
        const isConfirmed = varied(`${this.key} confirms`) < 0.6;
        const confirmedOn = weekday(addDays(frame.today, -variedBetween(`${this.key} confirmed`, 6, 75)));
        return {
          ...none,
          baselineOn: this.comingBaseline(),
          confirmedOn: isConfirmed && confirmedOn > this.from ? confirmedOn : null,
        };
      }
      case 'slipping': {
        const baselineOn = this.comingBaseline();
        const givenOn = weekday(addDays(frame.today, -variedBetween(`${this.key} slips`, 5, 60)));
        const promisedOn = onHalfMonth(addDays(baselineOn, variedBetween(`${this.key} slip`, 70, 250)));
        return { ...none, baselineOn, promises: [{ givenOn, promisedOn, reason: this.reason('slip') }] };
      }
      default:
        return this.open(this.passedBaseline());
    }
  }

  private passedBaseline(): Day {
    // A report or a new day is given after the baseline: a few days must lie between it and now.
    const until = addDays(this.until, this.seed.standing === 'done' ? -12 : -9);
    const place = this.isLater ? this.place : this.place ** EARLIER;
    const day = addDays(this.from, Math.round(place * Math.max(daysBetween(this.from, until), 0)));
    const even = beforeHalfMonth(day);
    return even >= this.from ? even : day;
  }

  private comingBaseline(): Day {
    const { today, targetOn } = this.frame;
    const first = addDays(today, 34);
    const last = later(targetOn, addDays(today, 400));
    const day = addDays(first, Math.round(this.place * daysBetween(first, last)));
    const even = onHalfMonth(day);
    return even <= last ? even : last;
  }

  private completed(baselineOn: Day): Timetable {
    const { adoptedOn, today } = this.frame;
    const { done } = this.seed;
    if (done) {
      const completedOn = weekday(addDays(today, -done.ago));
      const promises = this.kept(baselineOn, completedOn);
      const reportedOn =
        done.reportedAgo === undefined ? undefined : weekday(addDays(today, -done.reportedAgo));
      return { baselineOn, completedOn, promises, confirmedOn: null, reportedOn };
    }
    const [least, most] = this.lag;
    const drift = this.isLater
      ? 0.5
      : 0.7 + (0.5 * daysBetween(adoptedOn, baselineOn)) / Math.max(daysBetween(adoptedOn, today), 1);
    const wished = addDays(
      baselineOn,
      Math.round((least + (most - least) * varied(`${this.key} lag`)) * drift),
    );
    const last = addDays(this.until, -variedBetween(`${this.key} last`, 3, 40));
    const completedOn = weekday(later(wished < last ? wished : last, addDays(this.from, -20)));
    return { baselineOn, completedOn, promises: this.kept(baselineOn, completedOn), confirmedOn: null };
  }

  /** The days promised on the way to a late completion; the first one is often missed again. */
  private kept(baselineOn: Day, completedOn: Day): Promise[] {
    const lag = daysBetween(baselineOn, completedOn);
    if (lag < 40) return [];
    const givenOn = weekday(addDays(baselineOn, -variedBetween(`${this.key} gives`, 4, 25)));
    const isKept = varied(`${this.key} keeps`) < 0.35;
    const promisedOn = isKept ? addDays(completedOn, 8) : addDays(baselineOn, Math.round(lag * 0.6));
    const first = { givenOn, promisedOn: onHalfMonth(promisedOn), reason: this.reason('first') };
    const againOn = weekday(addDays(first.promisedOn, -3));
    if (isKept || lag < 140 || againOn <= givenOn || againOn >= completedOn) return [first];
    return [
      first,
      { givenOn: againOn, promisedOn: onHalfMonth(addDays(completedOn, 6)), reason: this.reason('again') },
    ];
  }

  private open(baselineOn: Day): Timetable {
    const { today } = this.frame;
    const age = daysBetween(baselineOn, today);
    const promises: Promise[] = [];
    if (age > 200) {
      const promisedOn = onHalfMonth(addDays(baselineOn, Math.round(age * 0.4)));
      promises.push({ givenOn: weekday(addDays(baselineOn, -10)), promisedOn, reason: this.reason('first') });
    }
    const last = openPromise(this.key, this.seed.standing, baselineOn, this.frame);
    if (last && (promises[0]?.givenOn ?? '') < last.givenOn) promises.push(last);
    return { baselineOn, completedOn: null, promises, confirmedOn: null };
  }

  private reason(which: string): string {
    return reasonOf(`${this.key} ${which}`, this.frame);
  }
}

/** The day promised last for something that is late and open. */
function openPromise(key: string, standing: Standing, baselineOn: Day, frame: Frame): Promise | null {
  const { today } = frame;
  const recent = weekday(addDays(today, -variedBetween(`${key} lately`, 6, 50)));
  const givenOn = later(recent, addDays(baselineOn, -6));
  const reason = reasonOf(`${key} open`, frame);
  switch (standing) {
    case 'late':
      return {
        givenOn,
        promisedOn: onHalfMonth(addDays(today, variedBetween(`${key} promise`, 45, 240))),
        reason,
      };
    case 'late-due':
      return { givenOn, promisedOn: addDays(today, variedBetween(`${key} promise`, 4, 26)), reason };
    default: {
      const promisedOn = addDays(today, -variedBetween(`${key} promise`, 3, 18));
      // Overdue for long: the last promise was given about two months before its day.
      const before = weekday(addDays(promisedOn, -variedBetween(`${key} before`, 35, 70)));
      return before > baselineOn ? { givenOn: before, promisedOn, reason } : null;
    }
  }
}

function reasonOf(key: string, frame: Frame): string {
  return frame.reasons[variedBetween(key, 0, frame.reasons.length - 1)] ?? '';
}

/** Plans name the middle or the end of a month: the next such day. */
export function onHalfMonth(day: Day): Day {
  return day.slice(8) <= '15' ? `${day.slice(0, 7)}-15` : endOfMonth(day);
}

function beforeHalfMonth(day: Day): Day {
  return day.slice(8) >= '15' ? `${day.slice(0, 7)}-15` : addDays(`${day.slice(0, 7)}-01`, -1);
}

/** The day itself, or the Friday before a weekend. */
export function weekday(day: Day): Day {
  // 3 January 2000 was a Monday.
  const place = ((daysBetween('2000-01-03', day) % 7) + 7) % 7;
  return place > 4 ? addDays(day, 4 - place) : day;
}
