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
    await page.getByRole('button', { name: officer.say('session.signIn') }).click();
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
      .getByText(officer.say('nav.projects'))
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

  it('sees every project with owner, health, actual, plan, next waymark and last attestation', async () => {
    const officer = await visitors.enter({ email: 'cdo@bochum.example' });
    await officer.open('/bochum/portfolio');
    const table = officer.page.getByRole('table');
    const headers = (await table.getByRole('columnheader').allInnerTexts()).map((text) => plain(text).trim());
    expect(headers).toEqual(
      (['project', 'pillar', 'office', 'phase', 'health', 'actualPlanned', 'next', 'attested'] as const).map(
        (name) => officer.say(`project.${name}`),
      ),
    );
    const { items } = await listOf(officer);
    const rows = await table.getByRole('row').all();
    expect(rows.length).toBe(Math.min(items.length, 50) + 1);
    for (const [index, project] of items.slice(0, 5).entries()) {
      const text = await officer.text(rows[index + 1]);
      expect(text).toContain(officer.words.field(project.title));
      expect(text).toContain(officer.words.field(project.office.title));
      expect(text).toContain(officer.say(`health.${project.health}`));
      if (project.actual)
        expect(text).toContain(officer.words.percent(project.actual).replaceAll('\u00a0', ' '));
    }
    // Members see what the public does not.
    await table.getByText(officer.say('project.unpublished')).first().waitFor();
  });

  it('narrows and orders the list, and shares it by its address', async () => {
    const officer = await visitors.enter({ email: 'cdo@bochum.example' });
    const { page } = officer;
    await officer.open('/bochum/portfolio');
    const { pillars } = await leadingStrategy('bochum');
    await page.getByLabel(officer.say('project.pillar')).selectOption(pillars[3]?.id ?? '');
    await page.getByLabel(officer.say('project.health')).selectOption('off-course');
    await page.getByRole('button', { name: officer.say('action.apply') }).click();
    await page.waitForURL((url) => url.searchParams.get('health') === 'off-course');
    await page
      .getByRole('columnheader', { name: officer.say('project.project') })
      .getByRole('link')
      .click();
    await page.waitForURL((url) => url.searchParams.get('sort') === 'title');
    const narrowed = await listOf(officer, new URL(page.url()).search.slice(1));
    expect(narrowed.items.length).toBeGreaterThan(0);
    const expected = narrowed.items.map(({ title }) => officer.words.field(title));
    await page.locator('h1').getByText(String(narrowed.total), { exact: true }).waitFor();
    expect(await titles(officer)).toEqual(expected);
    expect(
      await page
        .getByRole('columnheader', { name: officer.say('project.project') })
        .getAttribute('aria-sort'),
    ).toBe('ascending');

    const colleague = await visitors.enter({ email: 'cdo@bochum.example' });
    await colleague.open(page.url());
    expect(await titles(colleague)).toEqual(expected);
    expect(await colleague.page.getByLabel(officer.say('project.health')).inputValue()).toBe('off-course');

    await page.getByLabel(officer.say('project.search')).fill('gibt es nicht');
    await page.keyboard.press('Enter');
    await page.getByText(officer.say('project.noneFound')).waitFor();
    await page
      .getByRole('link', { name: officer.say('action.reset') })
      .first()
      .click();
    await page.waitForURL((url) => url.searchParams.get('q') === null);
  });

  it('is put in order on a phone by the form, without scripts too', async () => {
    const reader = await visitors.enter({ device: 'phone', scripts: false });
    await reader.page.goto('/bochum/projects');
    await reader.page.getByLabel(reader.say('project.order')).selectOption('-title');
    await reader.page.getByRole('button', { name: reader.say('action.apply') }).click();
    await reader.page.waitForURL((url) => url.searchParams.get('sort') === '-title');
    expect(await reader.page.getByLabel(reader.say('project.order')).inputValue()).toBe('-title');
    const { id } = await leadingStrategy('bochum');
    const { items } = await ask<List<ProjectSummary>>(
      `bochum/strategies/${id}/projects?limit=50&sort=-title`,
    );
    expect(await titles(reader)).toEqual(items.map(({ title }) => reader.words.field(title)));
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
    await officer.open('/bochum/portfolio?q=Haus+des+Wissens');
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
    await standIn.page.getByRole('table').getByText(standIn.say('office.vacant')).first().waitFor();

    const { items } = await inSession<List<Office>>(standIn, 'hanau/offices');
    const office = items.find(({ kind, vacant }) => kind === 'cdo' && vacant);
    expect(office?.holder?.appointment).toBe('stand-in');
    const row = standIn.page
      .getByRole('row')
      .filter({ hasText: standIn.say('office.vacant') })
      .first();
    expect(await standIn.text(row)).toContain(office?.holder?.name);
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
