import type { Explanation, List, Office, Project, ProjectSummary } from '@wegmarke/domain/contracts';
import { ask, leadingStrategy } from './support/product';
import { plain, Visitors, type Visitor } from './support/visitor';

describe('a chief digital officer oversees the portfolio', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('signs in by the form, is told about a wrong password, and signs out', async () => {
    const officer = await visitors.enter();
    const { page } = officer;
    await officer.open('/bochum/portfolio');
    // Sent to the sign-in page, and back to where they wanted to go.
    await page.waitForURL('**/bochum/sign-in?returnTo=**');
    await page.getByRole('button', { name: officer.say('session.signIn'), exact: true }).click();
    await page.getByText(officer.say('session.emailMissing')).waitFor();
    const email = page.getByLabel(officer.say('session.email'));
    expect(await email.getAttribute('aria-invalid')).toBe('true');

    officer.expectTrouble(/401/);
    await email.fill('cdo@bochum.example');
    await page.getByLabel(officer.say('session.password'), { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: officer.say('problem.sign-in-failed') })
      .waitFor();
    expect(await email.inputValue()).toBe('cdo@bochum.example');

    await page.getByLabel(officer.say('session.password'), { exact: true }).fill('wegmarke');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/bochum/portfolio');
    await page
      .getByRole('navigation', { name: officer.say('nav.main') })
      .getByText(officer.say('member.portfolio.title'))
      .waitFor();
    const cookie = (await officer.context.cookies()).find(({ httpOnly }) => httpOnly);
    expect(cookie?.sameSite).toBe('Lax');

    await page.getByRole('button', { name: officer.say('session.signOut') }).click();
    await page.waitForURL('**/bochum');
    await page
      .getByRole('banner')
      .getByRole('link', { name: officer.say('session.signIn') })
      .waitFor();
    await page.goto('/bochum/portfolio');
    await page.waitForURL('**/bochum/sign-in?**');
  });

  it('takes along exactly the rows, the order and the columns that are shown', async () => {
    const officer = await visitors.enter({ email: 'cdo@bochum.example' });
    const { page } = officer;
    await officer.open('/bochum/portfolio?health=off-course,at-risk&sort=-title&columns=office,weight');
    const grid = page.getByRole('grid');
    const titles = grid.getByRole('rowheader');
    await titles.first().waitFor();
    await page.getByRole('button', { name: officer.say('member.import.export') }).click();
    const link = page.getByRole('menuitem', { name: officer.say('member.import.export.json') });
    const answer = await officer.context.request.get((await link.getAttribute('href')) ?? '');
    const file = (await answer.json()) as { rows: readonly Readonly<Record<string, unknown>>[] };
    expect(Object.keys(file.rows[0] ?? {})).toEqual(
      (['id', 'project', 'office', 'holder', 'weight'] as const).map((name) =>
        officer.say(`member.export.${name}`),
      ),
    );
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(file.rows.length + 1));
    const shown = (await titles.allInnerTexts()).map((text) => plain(text).trim());
    expect(shown.length).toBeGreaterThan(1);
    const taken = file.rows.map((row) => plain(String(row[officer.say('member.export.project')])).trim());
    expect(taken.slice(0, shown.length)).toEqual(shown);
  });

  it('sees every project with owner, health, actual, plan, next waymark and last attestation', async () => {
    const officer = await visitors.enter({ email: 'cdo@bochum.example' });
    await officer.open('/bochum/portfolio');
    const grid = officer.page.getByRole('grid');
    const head = grid.getByRole('columnheader');
    await head.first().waitFor();
    const headers = (await head.allInnerTexts())
      .map((text) => plain(text).trim())
      .filter((text) => text !== '');
    expect(headers).toEqual([
      ...(['project', 'pillar', 'office', 'phase', 'health', 'actualPlanned', 'next'] as const).map((name) =>
        officer.say(`project.${name}`),
      ),
      officer.say('member.portfolio.column.milestones'),
      officer.say('project.attested'),
    ]);
    const { items, total } = await listOf(officer);
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(total + 1));
    for (const [index, project] of items.slice(0, 5).entries()) {
      const text = await officer.text(grid.locator(`[role=row][aria-rowindex="${String(index + 2)}"]`));
      expect(text).toContain(officer.words.field(project.title));
      expect(text).toContain(officer.words.field(project.office.title));
      expect(text).toContain(officer.say(`health.${project.health}`));
      if (project.actual)
        expect(text).toContain(officer.words.percent(project.actual).replaceAll('\u00a0', ' '));
    }
    // Only what can be seen is there: fewer rows than projects.
    expect(await grid.getByRole('row').count()).toBeLessThan(total);
  });

  it('is put in order on a phone by the form, without scripts too', async () => {
    const reader = await visitors.enter({ device: 'phone', scripts: false });
    await reader.page.goto('/bochum/projects');
    await reader.page.locator('summary', { hasText: reader.say('action.filter') }).click();
    await reader.page.getByLabel(reader.say('project.order')).selectOption('-title');
    await reader.page.getByRole('button', { name: reader.say('action.apply') }).click();
    await reader.page.waitForURL((url) => url.searchParams.get('sort') === '-title');
    expect(await reader.page.getByLabel(reader.say('project.order')).inputValue()).toBe('-title');
    const { id } = await leadingStrategy('bochum');
    const { items } = await ask<List<ProjectSummary>>(
      `bochum/strategies/${id}/projects?limit=25&sort=-title`,
    );
    expect(await titles(reader)).toEqual(items.map(({ title }) => reader.words.field(title)));
    // The rest is a link away: together they are all, each once.
    await reader.page.getByRole('link', { name: reader.say('project.nextPage') }).click();
    await reader.page.waitForURL((url) => url.searchParams.has('cursor'));
    const { total } = await ask<List<ProjectSummary>>(`bochum/strategies/${id}/projects?limit=1`);
    expect((await titles(reader)).length).toBe(total - items.length);
    // No stop of the keyboard in the head that is hidden here.
    expect(await reader.page.locator('thead a:visible').count()).toBe(0);
  });

  it('opens a project with its milestones, and its way in steps as a picture and as a table', async () => {
    const officer = await visitors.enter({ email: 'cdo@bochum.example' });
    const { page } = officer;
    const scripts: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.url());
    });
    await officer.open('/bochum/projects?q=Haus+des+Wissens');
    await page.waitForLoadState('networkidle');
    const before = scripts.length;
    await page.getByRole('table').getByRole('link', { name: 'Haus des Wissens', exact: true }).click();
    await page.getByRole('heading', { name: 'Haus des Wissens', level: 1 }).waitFor();

    // Drawn: the canvas has pixels of more than one colour. The library comes only now.
    await page.waitForFunction(() => {
      const canvas = document.querySelector('wm-step-chart canvas');
      if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return false;
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const colours = new Set<number>();
      for (let at = 0; at < pixels.length; at += 4)
        colours.add((pixels[at] ?? 0) * 256 + (pixels[at + 3] ?? 0));
      return colours.size > 3;
    });
    expect(scripts.length).toBeGreaterThan(before);

    const project = await find(officer, page.url());
    const chart = page.locator('wm-step-chart');
    expect(await chart.getByRole('img').getAttribute('aria-label')).toContain(
      officer.words.percent(project.actual ?? { exact: '0/1', percent: 0 }),
    );
    await chart.getByText(officer.say('chart.showTable')).click();
    expect(await chart.locator('tbody tr').count()).toBe(project.curve.length);

    const milestones = page.locator('wm-milestone-table');
    const text = await officer.text(milestones);
    for (const milestone of project.milestoneItems) {
      expect(text).toContain(officer.words.field(milestone.title));
      if (milestone.baselineOn) expect(text).toContain(officer.words.shortDate(milestone.baselineOn));
    }
    expect(project.milestoneItems.some(({ baselineOn, promisedOn }) => baselineOn !== promisedOn)).toBe(true);
  });

  it('is led from a merged project to its successor', async () => {
    const reader = await visitors.enter();
    const { id } = await leadingStrategy('bochum');
    const { tree } = await ask<Explanation>(`bochum/strategies/${id}/course/explanation`);
    const merged = tree
      .flatMap(({ projects }) => projects)
      .find(({ title }) => reader.words.field(title).includes('Markthalle'));
    expect(merged?.excluded).toBe('merged');
    await reader.open(`/bochum/projects/${merged?.id ?? ''}`);
    await reader.page.getByRole('link', { name: reader.say('project.toSuccessor') }).click();
    await reader.page.waitForURL(`**/${merged?.successorId ?? ''}`);
    await reader.page.getByRole('heading', { name: 'Haus des Wissens', level: 1 }).waitFor();
  });

  it('sees in Hanau that the office is vacant and who stands in', async () => {
    const standIn = await visitors.enter({ email: 'cdo@hanau.example' });
    await standIn.open('/hanau/portfolio');
    await standIn.page.getByRole('grid').getByText(standIn.say('office.vacant')).first().waitFor();

    const { items } = await inSession<List<Office>>(standIn, 'hanau/offices');
    const office = items.find(({ kind, vacant }) => kind === 'cdo' && vacant);
    expect(office?.holder?.appointment).toBe('stand-in');
    const row = standIn.page
      .getByRole('row')
      .filter({ hasText: standIn.say('office.vacant') })
      .first();
    expect(await standIn.text(row)).toContain(office?.holder?.name);
    // In the list of offices, too: that it is vacant, who acts meanwhile and as what.
    await standIn.open('/hanau/settings/offices');
    const line = await standIn.text(standIn.page.locator(`[data-office="${office?.id ?? ''}"]`));
    expect(line).toContain(office?.holder?.name);
    expect(line).toContain(standIn.say('member.offices.vacant'));
    expect(line).toContain(standIn.say('office.stand-in'));
    const resident = await visitors.enter({ device: 'phone', language: 'ar' });
    await resident.open('/hanau/projects');
    await resident.page.getByText(resident.say('office.vacant')).first().waitFor();
  });

  it('has no way into another city', async () => {
    const officer = await visitors.enter({ email: 'cdo@jena.example' });
    await officer.page.goto('/bochum/portfolio');
    await officer.page.waitForURL('**/bochum/sign-in?**');
    const response = await officer.context.request.get('/api/v1/municipalities/bochum/projects');
    expect(response.status()).toBe(404);
  });
});

async function inSession<T>(visitor: Visitor, path: string): Promise<T> {
  const response = await visitor.context.request.get(`/api/v1/municipalities/${path}`);
  expect(response.status()).toBe(200);
  return (await response.json()) as T;
}

function listOf(visitor: Visitor, query = ''): Promise<List<ProjectSummary>> {
  return inSession(visitor, `bochum/projects?limit=50&${query}`);
}

function find(visitor: Visitor, url: string): Promise<Project> {
  return inSession(visitor, `bochum/projects/${new URL(url).pathname.split('/').at(-1) ?? ''}`);
}

async function titles(visitor: Visitor): Promise<string[]> {
  return visitor.page.getByRole('table').getByRole('rowheader').getByRole('link').allInnerTexts();
}
