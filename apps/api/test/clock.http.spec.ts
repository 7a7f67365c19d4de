import { TestApp } from './support/app';
import { verifyCity } from './support/audited';
import { asOwner } from './support/database';
import { expectProjectionToEqualFold, readLedger } from './support/ledger-truth';
import { letDaysPass } from './support/movable-clock';
import { dayFromToday, makePlanCity, type PlanCity } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

/** The machine's clock is put forward and back, by days and by years, while a plan is written. */
describe('a clock that jumps', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'uhrstadt');
  });
  afterAll(() => app.stop());

  const course = () => app.client().get(`${city.path}/strategies/${city.strategyId}/course`);
  const past = (knownAt: string) =>
    app
      .client()
      .get(`${city.path}/strategies/${city.strategyId}/course?on=${dayFromToday(-1)}&knownAt=${knownAt}`);

  it('breaks nothing: instants go on, what was answered of the past stays, sessions hold', async () => {
    const [{ now }] = await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ now: Date }>('select clock_timestamp() as now');
      return rows as [{ now: Date }];
    });
    const instant = now.toISOString();
    const before = await past(instant);
    expect(before.status).toBe(200);
    let written = 0;
    for (const days of [0, -1, 1, -30, 400, -400, 36_500, -9_000, 0]) {
      letDaysPass(app, days);
      const answer = await city.cdo.post(`${city.path}/strategies/${city.strategyId}/scope-changes`, {
        kind: 'add-milestone',
        subjectId: city.projectIds[0],
        title: text(`Sprung ${String(days)}`),
        reason: 'Die Uhr springt',
        effectiveOn: dayFromToday(0),
      });
      // From some days the write is refused, as it would be on that day; it never breaks.
      expect([days, answer.status < 500, (await course()).status < 500]).toEqual([days, true, true]);
      if (answer.status === 201) written += 1;
      expect([days, (await city.cdo.get('/session')).status]).toEqual([days, 200]);
    }
    expect(written).toBeGreaterThanOrEqual(3);
    const { instants } = await readLedger(app.databaseUrl, city);
    const sorted = instants.map((one) => one.getTime());
    expect(sorted).toEqual([...new Set(sorted)].sort((a, b) => a - b));
    expect((await past(instant)).text).toBe(before.text);
    await expectProjectionToEqualFold(app.databaseUrl, city, dayFromToday(0));
    expect(await verifyCity(app, city)).toMatchObject({ trouble: null });
  });
});
