import { circleThrough } from '@wegmarke/domain/dependencies';
import { addDays, type Day } from '@wegmarke/domain/calendar';
import { courseOf, type PlanCourse } from '@wegmarke/domain/course';
import {
  asRecorded,
  checkCommand,
  type Entry,
  foldPlan,
  type MilestonePlan,
  promiseOf,
} from '@wegmarke/domain/plan';
import type { AppointmentStory, StrategyStory, Story } from '../story';
import { bochum } from './bochum/bochum';
import { hanau } from './hanau/hanau';
import { jena } from './jena/jena';
import { STORIES } from './stories';

const FIRST_STARTS: readonly Day[] = ['2026-11-22', '2027-01-01', '2027-06-15', '2028-02-29'];

interface Told {
  readonly today: Day;
  readonly story: Story;
  readonly strategy: StrategyStory;
  readonly ledger: readonly Entry[];
  readonly refused: readonly string[];
}

/** Records a story command by command, as the loader does, and keeps what would be refused. */
function tell(tale: (today: Day) => Story, today: Day): Told {
  const story = tale(today);
  const [strategy] = story.strategies;
  if (!strategy) throw new Error('a story without a strategy');
  let ledger: Entry[] = [];
  const refused: string[] = [];
  for (const { lines, recordedAt } of strategy.commands) {
    const refusal = checkCommand(ledger, lines, recordedAt.slice(0, 10));
    if (refusal) refused.push(`${recordedAt} ${refusal.problem} ${refusal.entry.value.kind}`);
    ledger = [...ledger, ...asRecorded(ledger, lines)];
  }
  return { today, story, strategy, ledger, refused };
}

const TOLD = FIRST_STARTS.flatMap((today) => Object.values(STORIES).map((tale) => tell(tale, today)));
const CASES = TOLD.map((told) => [`${told.story.municipality.slug} on ${told.today}`, told] as const);
const BOCHUM = CASES.filter(([, { story }]) => story.municipality.slug === 'bochum');

function courseNow({ ledger, today }: Told): PlanCourse {
  return courseOf(ledger, { on: today, knownOn: today });
}

function isHeld(appointment: AppointmentStory, on: Day): boolean {
  return appointment.fromOn <= on && (appointment.untilOn === null || appointment.untilOn >= on);
}

describe.each(CASES)('the story of %s', (_, told) => {
  const { today, story, strategy, ledger } = told;

  it('is a ledger in which every command makes sense when it is recorded', () => {
    expect(told.refused).toEqual([]);
  });

  it('records strictly one after the other, before the first start', () => {
    const instants = strategy.commands.map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual([...new Set(instants)].sort());
    expect(instants.length).toBeGreaterThan(0);
    for (const instant of instants) expect(instant < today).toBe(true);
  });

  it('names every entry, subject and appointment once', () => {
    const ids = [
      ...ledger.map(({ id }) => id),
      ...[...story.departments, ...story.offices, ...story.persons, ...story.appointments].map(
        ({ id }) => id,
      ),
      ...[strategy, ...strategy.occasions, ...strategy.pillars].map(({ id }) => id),
      ...[...strategy.projects, ...strategy.milestones].map(({ id }) => id),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('has a text for everything in the ledger and a place in the ledger for every text', () => {
    const plan = foldPlan(ledger, { on: today });
    const sorted = (ids: Iterable<string>): string[] => [...ids].sort();
    expect(sorted(plan.pillars.keys())).toEqual(sorted(strategy.pillars.map(({ id }) => id)));
    expect(sorted(plan.projects.keys())).toEqual(sorted(strategy.projects.map(({ id }) => id)));
    expect(sorted(plan.milestones.keys())).toEqual(sorted(strategy.milestones.map(({ id }) => id)));
    for (const { title } of [...strategy.projects, ...strategy.milestones]) {
      expect(title.source).toBe('de');
      expect(title.texts.de).toBeTruthy();
      expect(title.texts.en).toBeTruthy();
    }
    for (const { title } of [...strategy.pillars, ...strategy.occasions, strategy]) {
      expect(Object.keys(title.texts)).toEqual(['de', 'en', 'nl', 'ar']);
    }
  });

  it('lets only those act who held the office on the day', () => {
    for (const { recordedAt, officeId, personId } of strategy.commands) {
      const on = recordedAt.slice(0, 10);
      const holds = story.appointments.some(
        (each) => each.officeId === officeId && each.personId === personId && isHeld(each, on),
      );
      expect({ recordedAt, holds }).toEqual({ recordedAt, holds: true });
    }
  });

  it('lets only sample projects tell, by who held their office, in the order of their ids', () => {
    for (const update of strategy.updates) {
      const project = strategy.projects.find(({ id }) => id === update.projectId);
      expect([project?.sample, project?.officeId]).toEqual([true, update.officeId]);
      const on = update.recordedAt.slice(0, 10);
      const holds = story.appointments.some(
        (each) => each.officeId === update.officeId && each.personId === update.personId && isHeld(each, on),
      );
      expect({ on, holds }).toEqual({ on, holds: true });
      if (update.askOfficeId !== null)
        expect(story.offices.map(({ id }) => id)).toContain(update.askOfficeId);
    }
    const told = strategy.updates.map(({ id, recordedAt }) => [recordedAt, id].join(' '));
    const byId = strategy.updates.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId.map(({ id, recordedAt }) => [recordedAt, id].join(' '))).toEqual(told.sort());
  });

  it('lets no milestone need itself, directly or through others', () => {
    for (const [at, dependency] of strategy.dependencies.entries())
      expect(circleThrough(strategy.dependencies.slice(0, at), dependency)).toBeNull();
  });

  it('gives an office one holder a day, stand-ins apart', () => {
    const holders = story.appointments.filter(({ kind }) => kind !== 'stand-in');
    for (const a of holders) {
      for (const b of holders) {
        if (a === b || a.officeId !== b.officeId) continue;
        const isApart = (a.untilOn ?? '9999') < b.fromOn || (b.untilOn ?? '9999') < a.fromOn;
        expect({ a: a.fromOn, b: b.fromOn, isApart }).toMatchObject({ isApart: true });
      }
    }
  });

  it('names no person but documented office holders, who neither sign in nor record', () => {
    const documented = story.persons.filter((person) => person.documented);
    const known = ['Benjamin Koppe', 'Manuela Meyer', 'Dirk Lange', 'Dorothea Prell', 'Isabelle Hemsley'];
    for (const { name } of documented) expect(known).toContain(name);
    for (const { name } of story.persons.filter((person) => !person.documented)) {
      expect(name).toMatch(/^Beispielperson \d+$/);
    }
    const acting = new Set([
      ...story.accounts.map(({ personId }) => personId),
      ...strategy.commands.map(({ personId }) => personId),
    ]);
    for (const { id } of documented) {
      expect(acting.has(id)).toBe(false);
      // Only for the time that the source speaks of.
      expect(story.appointments.some((each) => each.personId === id && isHeld(each, today))).toBe(false);
    }
  });

  it('flags as sample what no source documents', () => {
    for (const { sample, source } of strategy.projects) expect(sample).toBe(source === null);
    expect(strategy.projects.some(({ sample }) => sample)).toBe(true);
    expect(strategy.milestones.some(({ sample }) => !sample)).toBe(true);
  });

  it('calls stopped what was dropped, and nothing else', () => {
    const plan = foldPlan(ledger, { on: today });
    for (const { id, phase } of strategy.projects) {
      expect(phase === 'stopped').toBe(plan.projects.get(id)?.left?.how === 'dropped');
    }
  });

  it('has the four accounts, and somebody who acts as CDO', () => {
    const { slug } = story.municipality;
    expect(story.accounts.map(({ email }) => email)).toEqual(
      ['cdo', 'head', 'council', 'admin'].map((local) => `${local}@${slug}.example`),
    );
    const cdo = story.accounts[0];
    const office = story.offices.find(({ kind }) => kind === 'cdo');
    const appointment = story.appointments.find(
      (each) => each.officeId === office?.id && each.personId === cdo?.personId && isHeld(each, today),
    );
    expect(appointment?.kind).toBe(slug === 'hanau' ? 'stand-in' : 'regular');
  });

  it('gives the head of department late, overdue, due and coming milestones', () => {
    const person = story.accounts[1]?.personId;
    const held = story.appointments.filter((each) => each.personId === person && isHeld(each, today));
    const offices = new Set(held.map(({ officeId }) => officeId));
    const own = new Set(
      strategy.projects.filter(({ officeId }) => offices.has(officeId)).map(({ id }) => id),
    );
    const open = [...foldPlan(ledger, { on: today }).milestones.values()].filter(
      (milestone) => own.has(milestone.projectId) && !milestone.left && milestone.completedOn === null,
    );
    const count = (is: (milestone: MilestonePlan) => boolean): number => open.filter(is).length;
    const isLate = ({ baselineOn }: MilestonePlan): boolean => baselineOn !== null && baselineOn < today;
    const promised = (milestone: MilestonePlan): Day => promiseOf(milestone) ?? '9999-12-31';
    const isDue = (milestone: MilestonePlan): boolean =>
      promised(milestone) >= today && promised(milestone) <= addDays(today, 30);
    expect(story.offices.find(({ id }) => offices.has(id))?.kind).toBe('head');
    expect(count(isLate)).toBeGreaterThanOrEqual(2);
    expect(count((milestone) => promised(milestone) < today)).toBeGreaterThanOrEqual(2);
    expect(count(isDue)).toBeGreaterThanOrEqual(2);
    expect(
      count((milestone) => !isLate(milestone) && promised(milestone) > addDays(today, 30)),
    ).toBeGreaterThanOrEqual(3);
  });
});

describe.each(BOCHUM)('the course of %s', (_, told) => {
  const { today, ledger, strategy } = told;
  const course = courseNow(told);

  it('is about five points behind plan, and further behind what was adopted', () => {
    expect(course.todayScope.actual?.percent).toBeGreaterThan(58);
    expect(course.todayScope.actual?.percent).toBeLessThan(64);
    expect(course.todayScope.planned?.percent).toBeGreaterThan(64);
    expect(course.todayScope.planned?.percent).toBeLessThan(69);
    expect(course.asAdopted.actual?.percent).toBeLessThan(course.todayScope.actual?.percent ?? 0);
    expect(course.health).toBe('at-risk');
    expect(course.healthAsAdopted).toBe('off-course');
  });

  it('shows all three healths', () => {
    expect(course.pillars.map(({ health }) => health)).toEqual([
      'on-course',
      'at-risk',
      'at-risk',
      'off-course',
      'at-risk',
    ]);
  });

  it('has projects without figures, milestones without dates and an unpublished project', () => {
    const { projects, milestones } = course.todayScope.coverage;
    expect(projects.total - projects.measurable).toBe(1);
    expect(milestones.total - milestones.dated).toBeGreaterThan(3);
    expect(course.unpublishedProjects).toBe(1);
    expect(strategy.projects.filter(({ phase }) => phase === 'paused')).toHaveLength(1);
  });

  it('climbs from the adoption on', () => {
    const at = (on: Day): number => courseOf(ledger, { on, knownOn: today }).todayScope.actual?.percent ?? -1;
    const years = ['2017-06-30', '2019-06-30', '2021-06-30', '2023-06-30', '2025-06-30', today].map(at);
    expect(years).toEqual([...years].sort((a, b) => a - b));
    expect(years[0]).toBe(0);
    expect(years[2]).toBeGreaterThan(15);
  });

  it('holds every kind of entry', () => {
    const kinds = new Set(ledger.map(({ value }) => value.kind));
    for (const kind of [
      'project-dropped',
      'project-merged',
      'project-moved',
      'project-published',
      'milestone-moved',
      'milestone-split',
      'milestone-dropped',
      'milestone-merged',
      'baseline-set',
      'weight-set',
      'promise-set',
      'confirmed',
      'retracted',
      'evidence-set',
      'tolerances-set',
    ]) {
      expect(kinds).toContain(kind);
    }
  });

  it('reports some completions weeks later', () => {
    const late = strategy.commands.filter(({ recordedAt, lines }) =>
      lines.some(
        ({ value, validOn }) => value.kind === 'completed' && addDays(validOn, 35) < recordedAt.slice(0, 10),
      ),
    );
    expect(late.length).toBeGreaterThan(5);
    const recently = late.filter(({ recordedAt }) => recordedAt.slice(0, 10) > addDays(today, -30));
    expect(recently.length).toBeGreaterThan(0);
  });
});

describe('documented facts stay where they are, whenever the demo is first started', () => {
  function milestone(told: Told, title: string): MilestonePlan | undefined {
    const id = told.strategy.milestones.find((each) => each.title.texts.de === title)?.id ?? '';
    return foldPlan(told.ledger, { on: told.today }).milestones.get(id);
  }

  it.each(FIRST_STARTS)('on %s', (today) => {
    const inBochum = tell(bochum, today);
    expect(milestone(inBochum, 'Haus des Wissens ist fertig')).toMatchObject({
      baselineOn: '2026-12-31',
      promisedOn: '2027-12-31',
      completedOn: null,
    });
    expect(milestone(inBochum, 'Grundstein ist gelegt')).toMatchObject({ completedOn: '2024-09-19' });
    const merged = inBochum.strategy.projects.find(({ title }) => title.texts.de === 'Markthalle')?.id ?? '';
    const house =
      inBochum.strategy.projects.find(({ title }) => title.texts.de === 'Haus des Wissens')?.id ?? '';
    const plan = foldPlan(inBochum.ledger, { on: today });
    expect(plan.projects.get(merged)?.left).toMatchObject({ how: 'merged', on: '2022-08-31', intoId: house });
    expect(plan.adoption?.on).toBe('2017-05-18');
    expect(milestone(tell(hanau, today), 'Hanau ist kreisfrei')).toMatchObject({
      baselineOn: '2021-04-01',
      completedOn: '2026-01-01',
    });
    expect(milestone(tell(jena, today), 'Datenstrategie ist beschlossen')).toMatchObject({
      completedOn: '2025-05-21',
    });
  });

  it('Hanau runs 13 lighthouse projects in six fields', () => {
    const { strategy } = tell(hanau, '2026-11-22');
    const lighthouses = strategy.projects.filter(({ description }) =>
      description?.texts.de?.includes('13 Leuchtturmprojekten'),
    );
    expect(lighthouses).toHaveLength(13);
    expect(strategy.pillars).toHaveLength(6);
  });
});
