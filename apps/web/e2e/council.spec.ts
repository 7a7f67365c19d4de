import type { CourseSeries, Explanation, NoRecord } from '@wegmarke/domain/contracts';
import { addDays } from '@wegmarke/domain/calendar';
import { ask, courseOf, given, leadingStrategy, today } from './support/product';
import { DEVICES, Visitors, type Visitor } from './support/visitor';

describe('a member of the council reads the course', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('finds the whole page without JavaScript', async () => {
    const reader = await visitors.enter({ scripts: false });
    const { page } = reader;
    await page.goto('/bochum');
    const course = await courseOf('bochum');
    const { actual, planned, coverage } = course.todayScope;

    expect(await reader.text(page.locator('h1'))).toBe(
      plainSay(reader, 'course.finding', {
        place: 'Stadt Bochum',
        actual: reader.words.percent(given(actual)),
        planned: reader.words.percent(given(planned)),
        count: 60,
      }),
    );
    const text = await reader.text();
    for (const fact of [
      reader.words.percent(given(course.asAdopted.actual)),
      reader.say('fact.milestones', { dated: coverage.milestones.dated, total: coverage.milestones.total }),
      reader.say('fact.unpublished', { count: course.unpublishedProjects }),
      reader.say(`health.${course.health}`),
      ...course.pillars.map((pillar) => reader.words.field(pillar.title)),
    ]) {
      expect(text).toContain(fact.replaceAll('\u00a0', ' '));
    }
    // What changed, by its parts and entry by entry.
    expect(text).toContain(reader.say('part.work'));
    const changes = page.locator('section.changes li');
    expect(await changes.count()).toBeGreaterThan(5);
  });

  it('opens the chart as a table without JavaScript', async () => {
    const reader = await visitors.enter({ scripts: false });
    const { page } = reader;
    await page.goto('/bochum');
    await page.getByText(reader.say('chart.showTable')).click();
    const table = page.locator('.chart table').first();
    await table.waitFor({ state: 'visible' });
    const { id, startsOn, targetOn } = await leadingStrategy('bochum');
    const series = await ask<CourseSeries>(
      `bochum/strategies/${id}/course/series?from=${startsOn}&to=${targetOn}&step=month`,
    );
    const last = series.points.findLast(({ on }) => on < today() && on.endsWith('12-31'));
    const shown = await reader.text(table);
    expect(shown).toContain(
      reader.words.percent(given(last?.strategy?.todayScope.actual ?? null), 1).replaceAll('\u00a0', ' '),
    );
  });

  it('asks for another day by a plain form without JavaScript', async () => {
    const reader = await visitors.enter({ scripts: false });
    const { page } = reader;
    const [on, compare] = [addDays(today(), -400), addDays(today(), -800)];
    await page.goto('/bochum');
    await page.getByLabel(reader.say('course.asOf')).fill(on);
    await page.getByLabel(reader.say('course.compare')).fill(compare);
    await page.getByRole('button', { name: reader.say('course.show') }).click();
    await page.waitForURL(
      (url) => url.searchParams.get('on') === on && url.searchParams.get('compare') === compare,
    );
    const { todayScope } = await courseOf('bochum', `on=${on}`);
    expect(await reader.text(page.locator('h1'))).toBe(finding(reader, on, todayScope));
  });

  it('has the page taken over without asking for anything again', async () => {
    const reader = await visitors.enter();
    const asked: string[] = [];
    reader.page.on('request', (request) => {
      // Listening for what is new asks for nothing.
      if (/\/api\/(?!.*\/live$)/.test(request.url())) asked.push(request.url());
    });
    await reader.open('/bochum');
    // Whatever would still be loaded is asked for before the browser has nothing left to do.
    await reader.page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    await reader.page.getByRole('link', { name: reader.say('nav.projects') }).click();
    await reader.page.waitForURL('**/bochum/projects');
    expect(asked.length).toBeGreaterThan(0);
  });

  it('leaves the chart as the server drew it, and draws it anew for another day', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    await reader.open('/bochum');
    const charts = page.locator('wm-course-chart');
    // Marked, so that it is known again.
    await charts.evaluate((chart) => chart.setAttribute('data-served', ''));
    const on = addDays(today(), -400);
    await page.getByLabel(reader.say('course.asOf')).fill(on);
    await page.getByRole('button', { name: reader.say('course.show') }).click();
    const { actual } = (await courseOf('bochum', `on=${on}`)).todayScope;
    const image = charts.getByRole('img', { name: reader.words.date(on) });
    await image.waitFor();
    expect(await image.getAttribute('aria-label')).toContain(reader.words.percent(given(actual)));
    expect(await charts.count()).toBe(1);
    expect(await page.locator('[data-served]').count()).toBe(0);
    // The lines, which the page had no need to bring along, are there.
    expect(await charts.locator('wm-chart-lane .course').first().getAttribute('d')).toMatch(/^M.*H/);
  });

  it('reads the answer first on a phone, and folds the choice of another day below it', async () => {
    const reader = await visitors.enter({ device: 'phone', scripts: false });
    const { page } = reader;
    await page.goto('/bochum');
    const field = page.getByLabel(reader.say('course.asOf'));
    expect(await field.isVisible()).toBe(false);
    await page.getByText(reader.say('course.otherDay')).click();
    await field.waitFor({ state: 'visible' });
    const title = await page.locator('h1').boundingBox();
    const form = await page.locator('wm-as-of-form').boundingBox();
    expect(title?.y).toBeLessThan(form?.y ?? 0);
  });

  it('finds where it stands, what changed and by what on the first two screens of a phone', async () => {
    const reader = await visitors.enter({ device: 'phone', scripts: false });
    const { page } = reader;
    await page.goto('/bochum');
    for (const part of ['h1', 'wm-fact-row', 'wm-change-summary', 'wm-overall-panel .plot']) {
      const box = await page.locator(part).boundingBox();
      const end = (box?.y ?? Infinity) + (box?.height ?? 0);
      expect([part, end < 2 * DEVICES.phone.viewport.height]).toEqual([part, true]);
    }
    const summary = await reader.text(page.locator('wm-change-summary'));
    expect(summary).toContain(reader.say('part.work'));
    // What each pillar waits for is told; how it came there is one tap away, and open where there is room.
    const course = await courseOf('bochum');
    const cards = page.locator('wm-pillar-cards li');
    expect(await cards.count()).toBe(course.pillars.length);
    expect(await cards.locator('.reason').first().isVisible()).toBe(true);
    const lane = page.locator('wm-chart-lane').first();
    expect(await lane.isVisible()).toBe(false);
    await page.getByText(reader.say('chart.byPillar')).click();
    await lane.waitFor({ state: 'visible' });
    await page.setViewportSize(DEVICES.desktop.viewport);
    await page.goto('/bochum');
    await lane.waitFor({ state: 'visible' });
  });

  it('opens the figure down to every milestone and its exact fraction', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    await reader.open('/bochum');
    await page.getByRole('link', { name: reader.say('fact.open'), exact: true }).click();
    await page.waitForURL('**/bochum/explanation**');
    await page.getByRole('link', { name: reader.say('explain.openAll') }).click();
    await page.getByRole('link', { name: reader.say('explain.closeAll') }).waitFor();
    const { id } = await leadingStrategy('bochum');
    const explanation = await ask<Explanation>(`bochum/strategies/${id}/course/explanation`);
    const inScope = explanation.tree
      .flatMap(({ projects }) => projects)
      .filter((project) => project.today)
      .flatMap(({ milestones }) => milestones)
      .filter((milestone) => milestone.today);
    expect(inScope.length).toBeGreaterThan(100);
    const titles = await page.locator('wm-milestone-inputs th[scope=row]').allInnerTexts();
    for (const { title } of inScope) {
      expect(titles.some((shown) => shown.includes(reader.words.field(title)))).toBe(true);
    }
    await page.locator('wm-provenance summary').click();
    const exact = page.locator('wm-provenance code');
    expect(await exact.innerText()).toBe(given(explanation.todayScope.actual).exact);

    // The other denominator is one link away.
    await page.getByLabel(reader.say('explain.scopeSwitch')).getByRole('link').nth(1).click();
    await page.waitForURL((url) => url.searchParams.get('scope') === 'adopted');
    await page.getByText(given(explanation.asAdopted.actual).exact, { exact: true }).waitFor();
  });

  it('compares what was reported then with what is known now', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    const day = await dayWithTwoAnswers();
    const then = await courseOf('bochum', `on=${day}&knownAt=${day}`);
    const now = await courseOf('bochum', `on=${day}`);
    expect(then.todayScope.actual?.exact).not.toBe(now.todayScope.actual?.exact);

    await reader.open('/bochum');
    await page.getByLabel(reader.say('course.asOf')).fill(day);
    await page.getByRole('button', { name: reader.say('course.show') }).click();
    const knownNow = page.getByRole('link', { name: reader.say('course.asKnownNow') });
    await knownNow.waitFor();
    expect(await knownNow.getAttribute('aria-current')).toBe('true');
    await expectExact(reader, given(now.todayScope.actual).exact);

    await page.goBack();
    await page.locator('wm-course-page').waitFor();
    await page.getByRole('link', { name: reader.say('course.asReportedThen') }).click();
    await page.waitForURL((url) => url.searchParams.get('knownAt') === day);
    await page
      .locator('.wm-switch a[aria-current=true]', { hasText: reader.say('course.asReportedThen') })
      .waitFor();
    expect(await reader.text(page.locator('h1'))).toBe(finding(reader, day, then.todayScope));
    await expectExact(reader, given(then.todayScope.actual).exact);
  });

  it('learns that nothing was recorded before the first record', async () => {
    const reader = await visitors.enter();
    const { startsOn, id } = await leadingStrategy('bochum');
    const before = addDays(startsOn, -365);
    const answer = await ask<NoRecord>(`bochum/strategies/${id}/course?on=${before}&knownAt=${before}`);
    expect(answer).toEqual({ noRecord: true });
    await reader.open(`/bochum?on=${before}&knownAt=${before}`);
    expect(await reader.text(reader.page.locator('h1'))).toBe(reader.say('course.noRecord'));
  });

  it('is told about a day that does not exist, and about an address that is none', async () => {
    const reader = await visitors.enter();
    await reader.open('/bochum?on=2026-02-30');
    await reader.page
      .getByRole('alert')
      .filter({ hasText: reader.say('course.unreadable') })
      .waitFor();

    reader.expectTrouble(/404/);
    const response = await reader.page.goto('/bochum/nirgendwo');
    expect(response?.status()).toBe(404);
    await reader.page.getByRole('heading', { name: reader.say('notFound.title') }).waitFor();
    const unknown = await reader.page.goto('/nirgendwo');
    expect(unknown?.status()).toBe(404);
  });
});

type Say = Parameters<Visitor['say']>;

function plainSay(reader: Visitor, ...[key, values]: Say): string {
  return reader.say(key, values).replaceAll('\u00a0', ' ');
}

/** The sentence about a past day. */
function finding(
  reader: Visitor,
  on: string,
  figures: Awaited<ReturnType<typeof courseOf>>['todayScope'],
): string {
  const actual = given(figures.actual);
  return plainSay(reader, 'course.findingThen', {
    place: 'Stadt Bochum',
    on: reader.words.date(on),
    actual: reader.words.percent(actual),
    planned: reader.words.percent(given(figures.planned)),
    count: Math.round(actual.percent),
  });
}

/** Follows the figure to its exact value. */
async function expectExact(reader: Visitor, exact: string): Promise<void> {
  const { page } = reader;
  await page.getByRole('link', { name: reader.say('fact.open'), exact: true }).click();
  await page.waitForURL('**/explanation**');
  await page.locator('wm-provenance summary').click();
  expect(await page.locator('wm-provenance code').innerText()).toBe(exact);
}

/** A past day about which more is known today than was reported then. */
async function dayWithTwoAnswers(): Promise<string> {
  const { occasions } = await leadingStrategy('bochum');
  for (const { on } of occasions) {
    const [then, now] = await Promise.all([
      courseOf('bochum', `on=${on}&knownAt=${on}`),
      courseOf('bochum', `on=${on}`),
    ]);
    if (then.todayScope.actual?.exact !== now.todayScope.actual?.exact) return on;
  }
  throw new Error('Nothing was ever reported late');
}
