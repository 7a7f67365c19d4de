import { addDays, type Day, earlier, endOfMonth, later } from '@wegmarke/domain/calendar';
import type { LineStory } from '../story';
import { type Happening, line } from './chronicle';
import { idOf, varied, variedBetween } from './identity';
import { type Timetable, weekday } from './timetable';

/** What is reported of one milestone on its way. */
export interface Course {
  readonly key: string;
  readonly officeId: string;
  readonly timetable: Timetable;
  /** Documented facts are taken as evidenced. */
  readonly documented: boolean;
  /** The last day on which something may be reported: the day before it left, or yesterday. */
  readonly lastOn: Day;
  readonly addedOn: Day;
}

export interface Reports {
  readonly promises: readonly Happening[];
  /** Completions, bundled by office and day: offices report once a month. */
  readonly completions: readonly Happening[];
  readonly verifications: readonly Happening[];
  readonly confirmations: readonly Happening[];
  /** Milestones whose evidence somebody has filed. */
  readonly evidenced: ReadonlySet<string>;
}

export function reportsOf(courses: readonly Course[], verifyingId: string): Reports {
  const promises: Happening[] = [];
  const confirmations: Happening[] = [];
  const verifications: Happening[] = [];
  const bundles = new Map<string, Happening & { readonly lines: LineStory[] }>();
  const evidenced = new Set<string>();
  for (const course of courses) {
    const { key, officeId, timetable } = course;
    const id = idOf(key);
    timetable.promises.forEach(({ givenOn, promisedOn, reason }, index) => {
      const on = later(givenOn, course.addedOn);
      const promise = line(`${key} promise ${String(index)}`, on, id, { kind: 'promise-set', promisedOn });
      promises.push({ on, officeId, reason, lines: [promise] });
    });
    if (timetable.confirmedOn !== null) {
      const { confirmedOn } = timetable;
      confirmations.push({
        on: confirmedOn,
        officeId,
        lines: [line(`${key} confirmed`, confirmedOn, id, { kind: 'confirmed' })],
      });
    }
    if (timetable.completedOn === null) continue;
    const { completedOn } = timetable;
    const on = later(timetable.reportedOn ?? reportedOn(key, completedOn, course.lastOn), course.addedOn);
    const place = `${on} ${officeId}`;
    const bundle = bundles.get(place) ?? { on, officeId, lines: [] };
    bundles.set(place, bundle);
    bundle.lines.push(line(`${key} completed`, completedOn, id, { kind: 'completed' }));
    const chance = course.documented ? 0.5 : varied(`${key} evidence`);
    if (chance < 0.31) continue;
    evidenced.add(key);
    // The evidence counts from the day from which the milestone is there to carry it.
    const evidenceOn = later(completedOn, course.addedOn);
    bundle.lines.push(line(`${key} evidenced`, evidenceOn, id, { kind: 'evidence-set', level: 'evidenced' }));
    const verifiedOn = weekday(addDays(on, variedBetween(`${key} verified`, 12, 40)));
    if (chance < 0.76 || verifiedOn > course.lastOn || verifyingId === officeId) continue;
    const verified = line(`${key} verified`, verifiedOn, id, { kind: 'evidence-set', level: 'verified' });
    verifications.push({ on: verifiedOn, officeId: verifyingId, lines: [verified] });
  }
  return { promises, completions: [...bundles.values()], verifications, confirmations, evidenced };
}

/** At the end of the month, some weeks later where a report was forgotten. */
function reportedOn(key: string, completedOn: Day, lastOn: Day): Day {
  const isForgotten = varied(`${key} forgotten`) < 0.14;
  const usual = isForgotten
    ? weekday(addDays(completedOn, variedBetween(`${key} later`, 26, 60)))
    : later(weekday(endOfMonth(completedOn)), completedOn);
  return earlier(usual, lastOn) ?? usual;
}
