import { addDays } from '@wegmarke/domain/calendar';
import type { Milestone } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { courseOf, given, Member, today } from './support/product';
import { plain, Visitors, type Visitor } from './support/visitor';

const EMAIL = 'head@bochum.example';
const SENTENCE = 'Der Lieferant nennt einen späteren Tag.';

/** Nothing is reloaded here: what others do appears by itself. */
describe('what others change appears without a reload,', () => {
  let visitors: Visitors;
  let member: Member;

  beforeAll(async () => {
    visitors = await Visitors.open();
    member = await Member.signIn(EMAIL);
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  const openMilestone = async (): Promise<Milestone> => {
    const [milestone] = (await member.milestones('overdue')).filter(({ undo }) => undo === null);
    if (!milestone) throw new Error('No milestone is overdue');
    return milestone;
  };
  const complete = (milestone: Milestone) => member.patch(milestone, { completedOn: today() });
  const reopen = async ({ id }: Milestone) =>
    member.patch(await member.milestone(id), { completedOn: null, reason: 'Ein Versehen' });
  /** The finding of the course's page for a reader. */
  const finding = async (reader: Visitor): Promise<string> =>
    `${reader.words.percent(given((await courseOf('bochum')).todayScope.actual))} `;
  const listening = (visitor: Visitor) =>
    visitor.page.waitForRequest((request) => request.url().endsWith('/live'));

  it('for the public on the course, and for a colleague on the list, the project and my waymarks', async () => {
    const reader = await visitors.enter();
    const [heard] = await Promise.all([listening(reader), reader.open('/bochum')]);
    expect((await heard.response())?.status()).toBe(200);
    const milestone = await openMilestone();
    const colleague = await visitors.enter({ email: EMAIL });
    await Promise.all([listening(colleague), colleague.open('/bochum/my-milestones')]);
    const projectPage = await visitors.enter({ email: EMAIL });
    const path = `/bochum/projects/${milestone.project.id}`;
    await Promise.all([listening(projectPage), projectPage.open(path)]);
    const before = await finding(reader);
    expect(plain(await reader.page.locator('h1').innerText())).toContain(plain(before).trim());

    await complete(milestone);
    const after = await finding(reader);
    expect(after).not.toBe(before);
    await reader.page.locator('h1').filter({ hasText: after.trim() }).waitFor();
    await colleague.page
      .locator(`section[aria-labelledby="group-reported"] [data-milestone="${milestone.id}"]`)
      .waitFor();
    const title = projectPage.words.field(milestone.title);
    const row = projectPage.page.getByRole('row').filter({ hasText: title });
    await row.filter({ hasText: projectPage.say('state.done') }).waitFor();

    await reopen(milestone);
    await reader.page.locator('h1').filter({ hasText: before.trim() }).waitFor();
    await colleague.page
      .locator(`section[aria-labelledby="group-overdue"] [data-milestone="${milestone.id}"]`)
      .waitFor();
  });

  it('and never over what one is typing: it waits, says so, and comes when the form is closed', async () => {
    const head = await visitors.enter({ email: EMAIL });
    await Promise.all([listening(head), head.open('/bochum/my-milestones')]);
    const [first, second] = (await member.milestones('overdue')).filter(({ undo }) => undo === null);
    if (!first || !second) throw new Error('Two milestones must be overdue');
    const row = head.page.locator(`li[data-milestone="${first.id}"]`);
    await row.getByRole('button', { name: new RegExp(`^${head.say('member.newDate')}: `) }).click();
    const sentence = row.getByLabel(head.say('member.sentence'));
    await sentence.fill(SENTENCE);

    await complete(second);
    const notice = head.page.getByRole('button', { name: head.say('live.show') });
    await notice.waitFor();
    await head.page
      .locator('[aria-live=polite]')
      .filter({ hasText: head.say('live.waiting') })
      .waitFor({ state: 'attached' });
    const reported = head.page.locator(
      `section[aria-labelledby="group-reported"] [data-milestone="${second.id}"]`,
    );
    expect(await reported.count()).toBe(0);
    await sentence.pressSequentially(' Wirklich.');
    expect(await sentence.inputValue()).toBe(`${SENTENCE} Wirklich.`);

    // Asked for, it is shown, and what was typed stays where it is.
    await notice.click();
    await reported.waitFor();
    expect(await sentence.inputValue()).toBe(`${SENTENCE} Wirklich.`);
    expect(await notice.count()).toBe(0);

    await reopen(second);
    await notice.waitFor();
    await head.page.keyboard.press('Escape');
    await reported.waitFor({ state: 'detached' });
    expect(await notice.count()).toBe(0);
  });

  it('also after the database let go of the connection that listens', async () => {
    const head = await visitors.enter({ email: EMAIL });
    await Promise.all([listening(head), head.open('/bochum/my-milestones')]);
    const owner = new Client({ connectionString: process.env['E2E_DATABASE_URL'] ?? '' });
    await owner.connect();
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wegmarke-live'`,
    );
    await owner.end();
    const milestone = await openMilestone();
    await complete(milestone);
    await head.page
      .locator(`section[aria-labelledby="group-reported"] [data-milestone="${milestone.id}"]`)
      .waitFor();
    await reopen(milestone);
  });

  it('and a page that nobody looks at does not listen', async () => {
    const head = await visitors.enter({
      email: EMAIL,
      script: `Object.defineProperty(document, 'visibilityState', { get: () => window.seen === false ? 'hidden' : 'visible' });`,
    });
    await Promise.all([listening(head), head.open('/bochum/my-milestones')]);
    const milestone = await openMilestone();
    const promisedOn = addDays(today(), 3);
    const row = head.page.locator(`li[data-milestone="${milestone.id}"]`);
    const look = (seen: boolean) =>
      head.page.evaluate((isSeen) => {
        Object.assign(window, { seen: isSeen });
        document.dispatchEvent(new Event('visibilitychange'));
      }, seen);
    const ended = head.page.waitForEvent('requestfailed', (request) => request.url().endsWith('/live'));
    await look(false);
    await ended;
    const saved = await member.patch(milestone, { promisedOn, reason: 'Später' });
    // Whoever comes back sees what has happened meanwhile.
    await Promise.all([listening(head), look(true)]);
    await row.getByText(head.words.dayAndMonth(promisedOn)).first().waitFor();
    await member.undo(saved);
  });
});
