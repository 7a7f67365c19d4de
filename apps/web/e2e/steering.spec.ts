import type { InboxAnswer, List, Portfolio, SavedView } from '@wegmarke/domain/contracts';
import { leadingStrategy, Member } from './support/product';
import { Visitors, type Visitor } from './support/visitor';

/** In Jena, whose figures no other journey is about. */
describe('a chief digital officer steers the portfolio', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  const enter = async (email = 'cdo@jena.example'): Promise<Visitor> => {
    const officer = await visitors.enter({ email });
    await officer.open('/jena/portfolio');
    await officer.page.getByRole('grid').waitFor();
    return officer;
  };
  /** Resolves when the grid holds so many projects, drawn or not. */
  const rows = (officer: Visitor, projects: number) =>
    officer.page.waitForFunction(
      (count) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(count),
      projects + 1,
    );
  const choose = async (officer: Visitor, menu: string, choice: string): Promise<void> => {
    await officer.page.getByRole('button', { name: menu }).click();
    await officer.page.getByRole('menuitemcheckbox', { name: choice }).click();
    await officer.page.keyboard.press('Escape');
  };

  it('filters and groups by the address, and saves that as a view that a colleague can open', async () => {
    const officer = await enter();
    const { page } = officer;
    const portfolio = await portfolioOf(officer);
    const offCourse = portfolio.projects.filter(({ health }) => health === 'off-course');
    await choose(officer, `${officer.say('project.health')},`, officer.say('health.off-course'));
    await page.waitForURL((url) => url.searchParams.get('health') === 'off-course');
    await rows(officer, offCourse.length);
    await page
      .getByRole('columnheader', { name: officer.say('project.project') })
      .getByRole('button')
      .click();
    await page.waitForURL((url) => url.searchParams.get('sort') === 'title');

    await page.getByRole('button', { name: officer.say('member.view.save') }).click();
    await page.getByRole('button', { name: officer.say('member.save'), exact: true }).click();
    await page.getByText(officer.say('member.view.nameMissing')).waitFor();
    await page.getByLabel(officer.say('member.view.name')).fill('Sorgenkinder');
    await page.getByLabel(officer.say('member.view.share')).check();
    await page.getByRole('button', { name: officer.say('member.save'), exact: true }).click();
    const tabs = page.getByRole('navigation', { name: officer.say('member.view.label') });
    await tabs.getByRole('button', { name: 'Sorgenkinder' }).waitFor();

    const head = await enter('head@jena.example');
    await head.page.getByRole('button', { name: 'Sorgenkinder' }).click();
    await head.page.waitForURL((url) => url.searchParams.get('health') === 'off-course');
    await rows(head, offCourse.length);
    // Whoever does not steer reads: nothing to select, nothing to change.
    expect(await head.page.getByRole('checkbox').count()).toBe(0);
    const views = await inSession<List<SavedView>>(head, 'jena/views');
    expect(views.items).toMatchObject([{ name: 'Sorgenkinder', own: false, shared: true }]);
  });

  it('changes many projects at once, sees the effect before, and takes it back in one act', async () => {
    const officer = await enter();
    const { page } = officer;
    const before = await portfolioOf(officer);
    const [first, second] = before.projects;
    const grid = page.getByRole('grid');
    await grid.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText(officer.say('member.bulk.selected', { count: 2 })).waitFor();
    await page.getByRole('button', { name: officer.say('member.bulk.change') }).click();
    await page.getByLabel(officer.say('member.bulk.what')).selectOption('weight');
    await page.getByLabel(officer.say('member.bulk.value')).fill('7');
    await page.getByText(officer.say('member.bulk.effect')).waitFor();
    const apply = page.getByRole('button', { name: officer.say('member.bulk.apply', { count: 2 }) });
    await apply.click();
    await page.getByText(officer.say('member.bulk.reasonMissing')).waitFor();
    await page.getByLabel(officer.say('member.bulk.reason')).fill('Beschluss der Lenkungsgruppe');
    await apply.click();
    await page
      .getByText(officer.say('member.bulk.done', { count: 2 }))
      .first()
      .waitFor();
    const changed = await portfolioOf(officer);
    expect(changed.revision).toBe(before.revision + 1);
    expect(changed.projects.filter(({ weight }) => weight === 7).map(({ id }) => id)).toEqual([
      first?.id,
      second?.id,
    ]);

    await page.getByRole('button', { name: officer.say('member.bulk.undo') }).click();
    await page
      .getByText(officer.say('member.bulk.done', { count: 2 }))
      .first()
      .waitFor({ state: 'hidden' });
    const after = await portfolioOf(officer);
    expect(after.projects.map(({ weight }) => weight)).toEqual(before.projects.map(({ weight }) => weight));
  });

  it('looks at a project beside the list without losing the place, by the keyboard alone', async () => {
    const officer = await enter();
    const { page } = officer;
    await page.getByRole('grid').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'Home', 'Enter']) await page.keyboard.press(key);
    const panel = page.getByRole('complementary', { name: officer.say('member.panel.label') });
    const { projects } = await portfolioOf(officer);
    const title = officer.words.field(projects[2]?.title ?? { source: 'de', texts: {} });
    await panel.getByRole('heading', { name: title, level: 2 }).waitFor();
    await page.waitForURL((url) => url.searchParams.get('open') === projects[2]?.id);
    await panel.getByText(officer.say('member.panel.milestones'), { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    const active = await page.getByRole('grid').getAttribute('aria-activedescendant');
    expect(active).toContain(projects[2]?.id);
  });

  it('answers a request for help, which whoever asked reads, and can open it again', async () => {
    const head = await Member.signIn('head@jena.example');
    const [milestone] = [...(await head.milestones('planned')), ...(await head.milestones('due'))];
    if (!milestone) throw new Error('Jena’s head of department has no milestone to ask about.');
    await head.askForHelp(milestone, 'Wer entscheidet über die Vergabe?');

    const officer = await visitors.enter({ email: 'cdo@jena.example' });
    await officer.open('/jena/inbox');
    const { page } = officer;
    const title = officer.words.field(milestone.title);
    await page.getByText('Wer entscheidet über die Vergabe?').waitFor();
    await page.getByRole('button', { name: `${officer.say('member.inbox.answer')}: ${title}` }).click();
    await page.getByLabel(officer.say('member.inbox.answerText')).fill('Die Vergabestelle, am Montag.');
    await page.getByRole('button', { name: officer.say('member.inbox.answerSend') }).click();
    await page.getByText(officer.say('member.inbox.done.answered', { title })).first().waitFor();
    expect((await head.milestone(milestone.id)).helpAnswer?.answer).toBe('Die Vergabestelle, am Montag.');

    await page.getByRole('button', { name: officer.say('member.bulk.undo') }).click();
    await page.getByText('Wer entscheidet über die Vergabe?').waitFor();
    expect((await head.milestone(milestone.id)).helpAnswer).toBeNull();
    const inbox = await inSession<InboxAnswer>(officer, 'jena/inbox');
    const navigation = page.getByRole('navigation', { name: officer.say('nav.main') });
    await navigation.getByText(officer.say('member.nav.inboxCount', { count: inbox.items.length })).waitFor();
  });

  it('finds anything by Ctrl and K, and goes there with the keyboard', async () => {
    const officer = await enter();
    const { page } = officer;
    const { projects } = await portfolioOf(officer);
    const title = officer.words.field(projects[0]?.title ?? { source: 'de', texts: {} });
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: officer.say('member.search.label') });
    await field.fill(title);
    await page.getByRole('option', { name: title }).first().waitFor();
    expect(await page.getByRole('option').first().locator('mark').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/jena/projects/${projects[0]?.id ?? ''}`);
    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'hidden' });
  });
});

describe('somebody on a phone', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('reaches every place through the bar and what is behind it', async () => {
    const officer = await visitors.enter({ device: 'phone', email: 'cdo@jena.example' });
    const { page } = officer;
    await officer.open('/jena/portfolio');
    const bar = page.getByRole('navigation', { name: officer.say('nav.main') });
    const more = bar.getByText(officer.say('member.nav.more'));
    await more.tap();
    const plan = bar.getByRole('link', { name: officer.say('member.nav.plan'), exact: true });
    await plan.waitFor();
    await page.keyboard.press('Escape');
    await plan.waitFor({ state: 'hidden' });
    await more.tap();
    await plan.tap();
    await page.waitForURL('**/jena/plan');
    await plan.waitFor({ state: 'hidden' });
  });
});

async function inSession<T>(visitor: Visitor, path: string): Promise<T> {
  const response = await visitor.context.request.get(`/api/v1/municipalities/${path}`);
  expect(response.status()).toBe(200);
  return (await response.json()) as T;
}

async function portfolioOf(visitor: Visitor): Promise<Portfolio> {
  const { id } = await leadingStrategy('jena');
  return inSession<Portfolio>(visitor, `jena/strategies/${id}/portfolio`);
}
