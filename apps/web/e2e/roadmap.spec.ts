import axe, { type AxeResults } from 'axe-core';
import type { Roadmap, RoadmapMilestone } from '@wegmarke/domain/contracts';
import type { Locator } from 'playwright-core';
import { leadingStrategy, PRODUCT_URL } from './support/product';
import { Visitors, type Visitor } from './support/visitor';

/** The plan of Jena along time, with what needs what. */
describe('the roadmap', () => {
  let visitors: Visitors;
  let cdo: Visitor;
  let roadmap: Roadmap;
  let [earlier, later]: RoadmapMilestone[] = [];

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  beforeEach(async () => {
    cdo = await visitors.enter({ email: 'cdo@jena.example', script: axe.source });
    const { id } = await leadingStrategy('jena');
    const answer = await cdo.context.request.get(
      `${PRODUCT_URL}/api/v1/municipalities/jena/strategies/${id}/roadmap`,
    );
    roadmap = (await answer.json()) as Roadmap;
    const open = roadmap.projects
      .flatMap(({ milestones }) => milestones)
      .filter(({ completedOn, promisedOn }) => completedOn === null && promisedOn !== null)
      .sort((a, b) => (a.promisedOn ?? '').localeCompare(b.promisedOn ?? ''));
    [earlier, later] = [open[0], open.at(-1)].filter((one) => one !== undefined);
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  const markOf = ({ id }: RoadmapMilestone): Locator => cdo.page.locator(`[data-mark="${id}"]`);
  const heldBy = (visitor: Visitor): Promise<string | null> =>
    visitor.page.evaluate(() => document.activeElement?.getAttribute('data-mark') ?? null);
  const violations = async (visitor: Visitor): Promise<string[]> => {
    const found = await visitor.page.evaluate(() =>
      (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
    );
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  };

  it('is walked with the keyboard, and drawn nearer and farther', async () => {
    await cdo.open('/jena/roadmap');
    const marks = cdo.page.locator('[data-mark]');
    await marks.first().waitFor();
    expect(await cdo.page.locator('[data-mark][tabindex="0"]').count()).toBe(1);
    const row = roadmap.projects.find(({ milestones }) => milestones.length > 1);
    const [first, second] = row?.milestones ?? [];
    if (!first || !second) throw new Error('No project has two milestones');
    await markOf(first).focus();
    await cdo.page.keyboard.press('ArrowRight');
    await cdo.page.locator(`[data-mark="${second.id}"]:focus`).waitFor();
    await cdo.page.keyboard.press('ArrowLeft');
    await cdo.page.locator(`[data-mark="${first.id}"]:focus`).waitFor();
    // Down to the last row, of which nothing was drawn at first.
    for (const seen = new Set<string | null>(); !seen.has(await heldBy(cdo));) {
      seen.add(await heldBy(cdo));
      await cdo.page.keyboard.press('ArrowDown');
    }
    const placed = roadmap.projects.filter(({ milestones }) =>
      milestones.some((one) => one.completedOn ?? one.promisedOn ?? one.baselineOn),
    );
    const lastRow = cdo.page.locator('.row', { has: cdo.page.locator('[data-mark]:focus') });
    expect(await lastRow.count()).toBe(1);
    expect(placed.length).toBeGreaterThan(10);
    for (const zoom of ['months', 'weeks']) {
      await cdo.page.keyboard.press('+');
      await cdo.page.waitForURL((url) => url.searchParams.get('zoom') === zoom);
    }
    for (const zoom of ['months', 'quarters', 'years']) {
      await cdo.page.keyboard.press('-');
      await cdo.page.waitForURL((url) => url.searchParams.get('zoom') === zoom);
    }
  });

  it('runs from the right to the left in Arabic, under the keyboard as well', async () => {
    const reader = await visitors.enter({ language: 'ar' });
    const { page } = reader;
    await reader.open('/jena/roadmap?view=chart&zoom=months');
    await page.locator('[data-mark]').first().waitFor();
    const row = page.locator('wm-roadmap-chart .row', { has: page.locator('[data-mark] ~ [data-mark]') });
    const marks = row.first().locator('[data-mark]');
    const middle = async (at: number): Promise<number> => {
      const box = await marks.nth(at).boundingBox();
      return (box?.x ?? NaN) + (box?.width ?? NaN) / 2;
    };
    const label = await row.first().locator('.label').boundingBox();
    const chart = await page.locator('wm-roadmap-chart').boundingBox();
    expect((label?.x ?? 0) + (label?.width ?? 0)).toBeCloseTo((chart?.x ?? 0) + (chart?.width ?? 0), -1);
    // Today is in the middle of what is seen beside the names.
    const now = await page.locator('.now rect').boundingBox();
    expect(Math.abs((now?.x ?? 0) + 26 - ((chart?.x ?? 0) + (label?.x ?? 0)) / 2)).toBeLessThan(60);
    expect(await middle(1)).toBeLessThan(await middle(0));
    const [first, second] = await marks.evaluateAll((all) =>
      all.map((mark) => mark.getAttribute('data-mark')),
    );
    await marks.first().focus();
    await page.keyboard.press('ArrowLeft');
    await page.locator(`[data-mark="${second ?? ''}"]:focus`).waitFor();
    // What has the focus is in sight, beside the names.
    expect(await middle(1)).toBeLessThan(label?.x ?? 0);
    expect(await middle(1)).toBeGreaterThan(chart?.x ?? Infinity);
    await page.keyboard.press('ArrowRight');
    await page.locator(`[data-mark="${first ?? ''}"]:focus`).waitFor();
    await page.keyboard.press('Home');
    expect(await middle(0)).toBeLessThan(label?.x ?? 0);
  });

  it('says what a waymark needs, refuses a circle, and shows what a slip pushes', async () => {
    if (!earlier || !later) throw new Error('Too few milestones are open');
    const title = (one: RoadmapMilestone): string => cdo.words.field(one.title);
    await cdo.open('/jena/roadmap?zoom=years');
    await choose(earlier);
    const panel = cdo.page.locator('wm-milestone-panel');
    await need(panel, later);
    await panel.locator('.wm-notice.bad').waitFor();
    await choose(later);
    const pushed = panel.locator('.pushes li').filter({ hasText: title(earlier) });
    await pushed.waitFor();
    expect(await cdo.page.locator('.link.push').count()).toBe(1);
    await need(panel, earlier, /422/);
    await panel
      .getByRole('alert')
      .filter({ hasText: cdo.say('member.problem.dependency-circle') })
      .waitFor();

    await cdo.open('/jena/roadmap?show=pushed');
    await cdo.page.locator('[data-mark]').nth(1).waitFor();
    expect(await cdo.page.locator('[data-mark]').count()).toBe(2);
    await choose(earlier);
    await panel.getByRole('button', { name: `${cdo.say('member.roadmap.remove')}: ${title(later)}` }).click();
    await cdo.page.getByText(cdo.say('roadmap.none')).waitFor();
  });

  it('shows a colleague what was entered, without a reload', async () => {
    if (!earlier || !later) throw new Error('Too few milestones are open');
    const colleague = await visitors.enter({ email: 'council@jena.example' });
    await Promise.all([
      colleague.page.waitForRequest((request) => request.url().endsWith('/live')),
      colleague.open('/jena/roadmap?view=table'),
    ]);
    await cdo.open('/jena/roadmap?zoom=years');
    await choose(earlier);
    await need(cdo.page.locator('wm-milestone-panel'), later);
    const row = colleague.page.getByRole('row').filter({
      has: colleague.page.getByRole('rowheader', { name: cdo.words.field(earlier.title), exact: true }),
    });
    const needed = row.getByRole('cell', { name: cdo.words.field(later.title), exact: true });
    await needed.waitFor();
    await cdo.page
      .getByRole('button', { name: new RegExp(`^${cdo.say('member.roadmap.remove')}: `) })
      .click();
    await needed.waitFor({ state: 'detached' });
  });

  it('is a list by time on a phone, and whole on paper', async () => {
    const phone = await visitors.enter({ device: 'phone', email: 'cdo@jena.example' });
    await phone.open('/jena/roadmap');
    await phone.page.getByRole('listitem').getByRole('link').first().waitFor();
    expect(await phone.page.locator('wm-roadmap-chart').count()).toBe(0);

    await cdo.open('/jena/roadmap');
    await cdo.page.locator('[data-mark]').first().waitFor();
    await cdo.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const placed = roadmap.projects
      .flatMap(({ milestones }) => milestones)
      .filter((one) => one.completedOn ?? one.promisedOn ?? one.baselineOn);
    expect(await cdo.page.locator('[data-mark]').count()).toBe(placed.length);
    await cdo.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  });

  it('is read by the public without scripts, narrowed to one pillar, and taken along as narrowed', async () => {
    const reader = await visitors.enter({ scripts: false });
    const { page } = reader;
    await page.goto('/jena');
    await page
      .getByRole('navigation', { name: reader.say('nav.main') })
      .getByText(reader.say('roadmap.nav'))
      .click();
    await page.waitForURL('**/jena/roadmap');
    const rows = page.getByRole('table').getByRole('row');
    const all = await rows.count();
    const pillar = page.getByLabel(reader.say('project.pillar'));
    const chosen = await pillar.locator('option').nth(1).getAttribute('value');
    await pillar.selectOption({ index: 1 });
    await page.getByRole('button', { name: reader.say('action.apply') }).click();
    await page.waitForURL(`**/jena/roadmap?*pillar=${chosen ?? ''}*`);
    const some = await rows.count();
    expect(some).toBeGreaterThan(1);
    expect(some).toBeLessThan(all);
    const { id } = await leadingStrategy('jena');
    const file = await reader.context.request.get(
      `${PRODUCT_URL}/api/v1/municipalities/jena/strategies/${id}/exports/roadmap.json?pillar=${chosen ?? ''}`,
    );
    expect(file.status()).toBe(200);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, %s', async (scheme) => {
    const reader = await visitors.enter({ email: 'cdo@jena.example', script: axe.source, scheme });
    for (const path of ['/jena/roadmap', '/jena/roadmap?view=table']) {
      await reader.open(path);
      if (path === '/jena/roadmap') {
        await reader.page.locator('[data-mark]').first().click();
        await reader.page.locator('wm-milestone-panel').waitFor();
      }
      expect([path, await violations(reader)]).toEqual([path, []]);
    }
  });

  const choose = async (one: RoadmapMilestone): Promise<void> => {
    const row = roadmap.projects.findIndex(({ milestones }) => milestones.some(({ id }) => id === one.id));
    await cdo.page
      .locator('wm-roadmap-chart .scroll')
      .evaluate(
        (scroll, share) => (scroll.scrollTop = share * scroll.scrollHeight),
        row / roadmap.projects.length,
      );
    await markOf(one).press('Enter');
    await cdo.page
      .locator('#milestone-title')
      .filter({ hasText: cdo.words.field(one.title) })
      .waitFor();
  };

  const need = async (panel: Locator, one: RoadmapMilestone, trouble?: RegExp): Promise<void> => {
    if (trouble) cdo.expectTrouble(trouble);
    await panel.getByLabel(cdo.say('member.roadmap.addNeed')).selectOption(one.id);
    await panel.getByRole('button', { name: cdo.say('member.roadmap.add'), exact: true }).click();
  };
});
