import type { FieldText, InboxAnswer, Roadmap } from '@wegmarke/domain/contracts';
import { ask, leadingStrategy } from './support/product';
import { pagesOf, squeezed } from './support/pdf-text';
import { plain, Visitors, type Visitor } from './support/visitor';

type Row = Readonly<Record<string, unknown>>;

/** What leaves the screen, on paper or as a file, is what the screen shows. */
describe('what is taken along is what is shown:', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it.each(['chart', 'table'] as const)('the roadmap of one pillar on paper, as a %s', async (view) => {
    const reader = await visitors.enter();
    const { id } = await leadingStrategy('bochum');
    const { projects } = await ask<Roadmap>(`bochum/strategies/${id}/roadmap`);
    const pillarId = projects.at(-1)?.pillarId ?? '';
    const [inside, outside] = [true, false].map((isInside) =>
      projects
        .filter((project) => (project.pillarId === pillarId) === isInside)
        .flatMap(({ title, milestones }) => [title, ...milestones.map((milestone) => milestone.title)])
        .map((title: FieldText) => squeezed(reader.words.field(title))),
    ) as [string[], string[]];

    await reader.open(`/bochum/roadmap?view=${view}&pillar=${pillarId}`);
    await reader.page
      .locator(view === 'chart' ? '[data-mark]' : 'wm-roadmap-table tbody tr')
      .first()
      .waitFor();
    const pages = pagesOf(await reader.page.pdf({ preferCSSPageSize: true }));
    for (const { width, height } of pages)
      expect([width, height].toSorted((a, b) => a - b)).toEqual([595, 842]);
    const paper = pages.map(({ text }) => text).join('');
    const drawn = projects
      .filter((project) => project.pillarId === pillarId)
      .map(({ title }) => squeezed(reader.words.field(title)));
    const wanted = view === 'chart' ? drawn : inside;
    expect(wanted.length).toBeGreaterThan(5);
    expect(wanted.filter((title) => !paper.includes(title))).toEqual([]);
    // Titles that are part of others would be found there.
    const elsewhere = outside.filter((title) => !inside.some((shown) => shown.includes(title)));
    expect(elsewhere.length).toBeGreaterThan(50);
    expect(elsewhere.filter((title) => title.length > 8 && paper.includes(title))).toEqual([]);
    // Paper says what was left out.
    const { pillars } = await ask<{ pillars: { id: string; title: FieldText }[] }>(
      `bochum/strategies/${id}/course`,
    );
    const title = pillars.find((pillar) => pillar.id === pillarId)?.title;
    const chosen = `${reader.say('project.pillar')}: ${title ? reader.words.field(title) : ''}`;
    expect(paper).toContain(squeezed(reader.say('roadmap.onlyThese', { chosen })));
  });

  it('the roadmap as a file, narrowed to what is later than adopted', async () => {
    const officer = await visitors.enter({ email: 'cdo@bochum.example' });
    await officer.open('/bochum/roadmap?view=table&show=slipped');
    const shown = officer.page.locator('wm-roadmap-table tbody th');
    await shown.first().waitFor();
    const rows = await taken(officer);
    expect(rows.length).toBeGreaterThan(5);
    const titles = rows.map((row) => String(row[officer.say('roadmap.milestone')]));
    expect(titles.toSorted()).toEqual(
      (await shown.allInnerTexts()).map((text) => plain(text).trim()).toSorted(),
    );
  });

  it('the projects of the public as a file, narrowed to one pillar', async () => {
    const reader = await visitors.enter();
    const { id } = await leadingStrategy('bochum');
    const { projects } = await ask<Roadmap>(`bochum/strategies/${id}/roadmap`);
    await reader.open(`/bochum/projects?pillar=${projects[0]?.pillarId ?? ''}`);
    const shown = await reader.page.locator('main').getByRole('rowheader').allInnerTexts();
    const address = await reader.page.getByRole('link', { name: 'JSON', exact: true }).getAttribute('href');
    const file = (await (await reader.context.request.get(address ?? '')).json()) as { rows: readonly Row[] };
    expect(shown.length).toBeGreaterThan(3);
    const titles = file.rows.map((row) => String(row[reader.say('roadmap.project')]));
    for (const [at, title] of titles.entries()) expect(plain(shown[at] ?? '')).toContain(title);
    expect(titles).toHaveLength(shown.length);
  });

  it('the decisions that wait as a file', async () => {
    const officer = await visitors.enter({ email: 'cdo@bochum.example' });
    await officer.open('/bochum/inbox');
    const entries = officer.page.locator('wm-inbox-entry');
    await entries.first().waitFor();
    const rows = await taken(officer);
    expect(rows).toHaveLength(await entries.count());
    const answer = await officer.context.request.get('/api/v1/municipalities/bochum/inbox');
    expect(rows).toHaveLength(((await answer.json()) as InboxAnswer).items.length);
    const shown = await entries.getByRole('heading', { level: 3 }).allInnerTexts();
    expect(rows.map((row) => plain(String(row[officer.say('member.export.subject')])))).toEqual(
      shown.map((text) => plain(text).trim()),
    );
  });

  it('asks a silent office by one tap', async () => {
    const officer = await visitors.enter({ device: 'phone', email: 'cdo@bochum.example' });
    const { page } = officer;
    await officer.open('/bochum/inbox');
    const silent = page.getByRole('button', {
      name: new RegExp(`^${officer.say('member.inbox.inquire')}: `),
    });
    await silent.first().waitFor();
    const before = await silent.count();
    const undo = page.getByRole('button', { name: officer.say('member.bulk.undo') }).first();
    await countTaps(officer);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await silent.first().tap();
    await sent;
    await undo.waitFor();
    expect(await page.evaluate(() => (window as Window & { taps?: number }).taps)).toBe(1);
    expect(await page.getByRole('dialog').count()).toBe(0);
    // And back by one more.
    await undo.tap();
    await silent.nth(before - 1).waitFor();
    expect(await page.evaluate(() => (window as Window & { taps?: number }).taps)).toBe(2);
  });
});

/** The rows of the view's JSON file, by its menu. */
async function taken(visitor: Visitor): Promise<readonly Row[]> {
  await visitor.page.getByRole('button', { name: visitor.say('member.import.export') }).click();
  const link = visitor.page.getByRole('menuitem', { name: visitor.say('member.import.export.json') });
  const file = await visitor.context.request.get((await link.getAttribute('href')) ?? '');
  expect(file.status()).toBe(200);
  return ((await file.json()) as { rows: readonly Row[] }).rows;
}

/** Counts every touch of the screen and every key from now on. */
async function countTaps({ page }: Visitor): Promise<void> {
  await page.evaluate(() => {
    const counted = window as Window & { taps?: number };
    counted.taps = 0;
    for (const kind of ['pointerdown', 'keydown'])
      document.addEventListener(kind, () => (counted.taps = (counted.taps ?? 0) + 1), { capture: true });
  });
}
