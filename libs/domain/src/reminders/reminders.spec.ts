import fc from 'fast-check';
import { addDays, type Day, daysBetween } from '../calendar';
import type { MailDelivery } from '../contracts';
import { type Ask, type AskedMilestone, asksOn, type Morning, weekdayOf } from '.';

const MONDAY = '2026-06-15';
const settings = {
  paused: false,
  daysBefore: 7,
  daysBetween: 7,
  weekdays: [1, 2, 3, 4, 5],
  daysToAnswer: 14,
};
const appointed = (officeId: string, personId: string) => ({
  officeId,
  personId,
  kind: 'regular' as const,
  fromOn: '2020-01-01',
  untilOn: null,
});
const milestone: AskedMilestone = {
  id: 'm',
  projectId: 'p',
  officeId: 'school',
  dueOn: addDays(MONDAY, 5),
  isDone: false,
  lastAttestedOn: null,
  waitsForHelp: false,
  isPrepared: false,
};
const city: Morning = {
  today: MONDAY,
  settings,
  organisation: {
    offices: ['school', 'digital'].map((id) => ({ id, fallbackId: null, closedOn: null })),
    appointments: [appointed('school', 'hanna'), appointed('digital', 'dora')],
    absences: [],
  },
  officeKinds: new Map([
    ['school', 'head'],
    ['digital', 'cdo'],
  ]),
  contributors: [],
  readers: new Map(['hanna', 'dora', 'carl', 'sam'].map((id) => [id, 'at-once'])),
  milestones: [milestone],
  history: [],
};

const on = (today: Day, more: Partial<Morning> = {}): Morning => ({ ...city, today, ...more });
const asked = (morning: Morning): string[] =>
  asksOn(morning).map(({ personId, askedAs }) => `${personId} ${askedAs}`);

/** Mornings one after another, nobody ever answering. */
function mornings(days: number, more: Partial<Morning> = {}): Ask[] {
  const all: Ask[] = [];
  for (let day = 0; day < days; day += 1)
    all.push(...asksOn(on(addDays(MONDAY, day), { ...more, history: [...all] })));
  return all;
}

describe('reminders', () => {
  it('ask the holder a week before the date, and nobody earlier', () => {
    expect(asked(on(MONDAY))).toEqual(['hanna holder']);
    expect(asked(on(MONDAY, { milestones: [{ ...milestone, dueOn: addDays(MONDAY, 8) }] }))).toEqual([]);
    expect(asked(on(MONDAY, { milestones: [{ ...milestone, dueOn: null }] }))).toEqual([]);
  });

  it.each([
    ['done', { isDone: true }],
    ['waiting for help', { waitsForHelp: true }],
    ['answered since the asking began', { lastAttestedOn: addDays(MONDAY, -1) }],
  ])('are quiet about what is %s', (_, change) => {
    expect(asked(on(MONDAY, { milestones: [{ ...milestone, ...change }] }))).toEqual([]);
  });

  it('ask again once the date has passed, and then for as long as nobody says anything', () => {
    const confirmed = { ...milestone, dueOn: addDays(MONDAY, -1), lastAttestedOn: addDays(MONDAY, -3) };
    expect(asked(on(MONDAY, { milestones: [confirmed] }))).toEqual(['hanna holder']);
    const saidSince = { ...confirmed, lastAttestedOn: MONDAY };
    expect(asked(on(addDays(MONDAY, 4), { milestones: [saidSince] }))).toEqual([]);
    expect(asked(on(addDays(MONDAY, 7), { milestones: [saidSince] }))).toEqual(['hanna holder']);
  });

  it('keep to their weekdays, and are silent while paused', () => {
    expect(asked(on(addDays(MONDAY, 5)))).toEqual([]);
    expect(asked(on(MONDAY, { settings: { ...settings, paused: true } }))).toEqual([]);
  });

  it('go to the stand-in while the holder is away, and to the digital office where nobody is there', () => {
    const away = { officeId: 'school', personId: 'hanna', fromOn: MONDAY, untilOn: addDays(MONDAY, 3) };
    const without = (standInId: string | null) => ({
      ...city.organisation,
      absences: [{ ...away, standInId }],
    });
    expect(asked(on(MONDAY, { organisation: without('sam') }))).toEqual(['sam stand-in']);
    expect(asked(on(MONDAY, { organisation: without(null) }))).toEqual(['dora digital-office']);
    expect(asked(on(addDays(MONDAY, 4), { organisation: without('sam') }))).toEqual(['hanna holder']);
  });

  it('ask contributors first, then the holder, then the digital office, each after their days', () => {
    const contributors = [{ projectId: 'p', personId: 'carl' }];
    const all = mornings(40, { contributors });
    const first = (personId: string) => all.find((ask) => ask.personId === personId);
    expect(first('carl')).toMatchObject({ askedOn: MONDAY, askedAs: 'contributor' });
    expect(first('hanna')).toMatchObject({ askedOn: addDays(MONDAY, 14), askedAs: 'holder' });
    expect(first('dora')).toMatchObject({ askedOn: addDays(MONDAY, 28), askedAs: 'digital-office' });
  });

  it('ask the holder at once where something is prepared, and the contributor no more', () => {
    const contributors = [{ projectId: 'p', personId: 'carl' }];
    const milestones = [{ ...milestone, isPrepared: true }];
    expect(asked(on(MONDAY, { contributors, milestones }))).toEqual(['hanna holder']);
  });

  it('let nobody prepare what they may say themselves', () => {
    const contributors = [{ projectId: 'p', personId: 'hanna' }];
    expect(asked(on(MONDAY, { contributors }))).toEqual(['hanna holder']);
  });

  it('bundle by the week for whoever wants that, and do not reach whoever wants none', () => {
    const readers = (delivery: MailDelivery) => new Map([...city.readers, ['hanna', delivery] as const]);
    expect(asked(on(MONDAY, { readers: readers('weekly') }))).toEqual(['hanna holder']);
    expect(asked(on(addDays(MONDAY, 1), { readers: readers('weekly') }))).toEqual([]);
    expect(asked(on(MONDAY, { readers: readers('off') }))).toEqual(['dora digital-office']);
  });

  it('know their weekdays', () => {
    expect([MONDAY, '2026-06-21', '1999-12-31'].map(weekdayOf)).toEqual([1, 7, 5]);
  });
});

const nameOf = ({ personId, milestoneId }: Ask): string => `${personId} ${milestoneId}`;

describe('reminders, whatever the city', () => {
  const PEOPLE = ['a', 'b', 'c', 'd'];
  const person = fc.constantFrom(...PEOPLE);
  const office = fc.constantFrom('digital', 'school', 'works');
  const day = fc.integer({ min: -20, max: 40 }).map((days) => addDays(MONDAY, days));
  const cities = fc.record({
    settings: fc.record({
      paused: fc.constant(false),
      daysBefore: fc.integer({ min: 0, max: 20 }),
      daysBetween: fc.integer({ min: 1, max: 10 }),
      daysToAnswer: fc.integer({ min: 1, max: 10 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    }),
    organisation: fc.record({
      offices: fc.constant(
        ['digital', 'school', 'works'].map((id) => ({
          id,
          fallbackId: id === 'works' ? 'school' : null,
          closedOn: null,
        })),
      ),
      appointments: fc.array(
        fc.tuple(office, person).map(([o, p]) => appointed(o, p)),
        { maxLength: 4 },
      ),
      absences: fc.array(
        fc.record({
          officeId: office,
          personId: person,
          standInId: fc.option(person),
          fromOn: day,
          untilOn: day,
        }),
        { maxLength: 3 },
      ),
    }),
    officeKinds: fc.constant(new Map([['digital', 'cdo' as const]])),
    contributors: fc.array(fc.record({ projectId: fc.constantFrom('p', 'q'), personId: person }), {
      maxLength: 2,
    }),
    readers: fc
      .tuple(...PEOPLE.map(() => fc.constantFrom<MailDelivery>('at-once', 'weekly', 'off')))
      .map((wants) => new Map(PEOPLE.map((id, at) => [id, wants[at] ?? 'off'] as const))),
    milestones: fc
      .array(
        fc.record({
          projectId: fc.constantFrom('p', 'q'),
          officeId: office,
          dueOn: fc.option(day),
          isDone: fc.boolean(),
          lastAttestedOn: fc.option(day),
          waitsForHelp: fc.boolean(),
          isPrepared: fc.boolean(),
        }),
        { minLength: 1, maxLength: 5 },
      )
      .map((all) => all.map((one, at) => ({ ...one, id: `m${String(at)}` }))),
  });

  it('nobody is asked twice on a day, nor again before the days between, nor while away, nor against their wish', () => {
    fc.assert(
      fc.property(cities, (made) => {
        const all: Ask[] = [];
        for (let at = 0; at < 30; at += 1) {
          const morning: Morning = { ...made, today: addDays(MONDAY, at), history: [...all] };
          const asks = asksOn(morning);
          // A morning that is run again has nothing left to say.
          expect(asksOn({ ...morning, history: [...all, ...asks] })).toEqual([]);
          for (const ask of asks) {
            const about = made.milestones.find(({ id }) => id === ask.milestoneId);
            expect(about).toMatchObject({ isDone: false, waitsForHelp: false, dueOn: ask.forDay });
            expect(made.settings.weekdays).toContain(weekdayOf(morning.today));
            expect(made.readers.get(ask.personId)).not.toBe('off');
            const isAway = made.organisation.absences.some(
              (one) =>
                one.personId === ask.personId && one.fromOn <= morning.today && one.untilOn >= morning.today,
            );
            expect(isAway).toBe(false);
          }
          const pairs = asks.map(({ personId, milestoneId }) => `${personId} ${milestoneId}`);
          expect(new Set(pairs).size).toBe(pairs.length);
          all.push(...asks);
        }
        for (const key of new Set(all.map(nameOf))) {
          const asks = all.filter((ask) => nameOf(ask) === key);
          const gaps = asks.slice(1).map((ask, at) => daysBetween(asks[at]?.askedOn ?? '', ask.askedOn));
          expect([key, gaps.filter((gap) => gap < made.settings.daysBetween)]).toEqual([key, []]);
        }
      }),
    );
  });

  it('the digital office is asked of another office only once that had its days, or where nobody of it is reached', () => {
    fc.assert(
      fc.property(cities, (made) => {
        const all: Ask[] = [];
        for (let at = 0; at < 25; at += 1) {
          const today = addDays(MONDAY, at);
          const asks = asksOn({ ...made, today, history: [...all] });
          for (const ask of asks.filter(({ askedAs }) => askedAs === 'digital-office')) {
            const before = all.filter(
              (one) => one.milestoneId === ask.milestoneId && ['holder', 'stand-in'].includes(one.askedAs),
            );
            const hadDays = before.some(
              ({ askedOn }) => daysBetween(askedOn, today) >= made.settings.daysToAnswer,
            );
            const nobody = !asks.some(
              (one) => one.milestoneId === ask.milestoneId && ['holder', 'stand-in'].includes(one.askedAs),
            );
            expect(hadDays || nobody).toBe(true);
          }
          all.push(...asks);
        }
      }),
    );
  });
});
