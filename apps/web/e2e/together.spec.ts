import { addDays } from '@wegmarke/domain/calendar';
import type { Milestone } from '@wegmarke/domain/contracts';
import type { Locator } from 'playwright-core';
import { command, courseOf, Member, PRODUCT_URL, today } from './support/product';
import { Visitors, type Visitor } from './support/visitor';

const EMAIL = 'head@jena.example';
const SENTENCE = 'Der Lieferant nennt einen späteren Tag.';

describe('nothing typed is lost', () => {
  let visitors: Visitors;
  let head: Visitor;
  let member: Member;
  let officer: Member;

  beforeAll(async () => {
    visitors = await Visitors.open();
    member = await Member.signIn(EMAIL);
    officer = await Member.signIn('cdo@jena.example');
  });
  beforeEach(async () => {
    head = await visitors.enter({ device: 'phone', email: EMAIL });
    await head.open('/jena/my-milestones');
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('where two people give one waymark a new date', async () => {
    const milestone = await first(member, 'overdue');
    const sheet = await fillNewDate(head, milestone);
    const others = addDays(today(), 60);
    await officer.patch(await officer.milestone(milestone.id), {
      promisedOn: others,
      reason: 'Der Bauplan ist neu.',
    });

    head.expectTrouble(/412/);
    await save(sheet);
    await sheet
      .getByRole('alert')
      .filter({ hasText: head.say('member.changedMeanwhile') })
      .waitFor();
    // The other's change is on the page, one's own input still in the form.
    await row(head, milestone).getByText(head.words.dayAndMonth(others)).first().waitFor();
    await expectKept(head, sheet);
    await save(sheet);
    await sheet.waitFor({ state: 'detached' });
    const saved = await member.milestone(milestone.id);
    expect(saved.promisedOn).toBe(addDays(today(), 14));
    expect(saved.promises.slice(-2).map(({ promisedOn }) => promisedOn)).toEqual([
      others,
      addDays(today(), 14),
    ]);
    await takeBack(head, milestone);
  });

  it('where the other person has reported it done', async () => {
    const milestone = await first(member, 'overdue');
    const sheet = await fillNewDate(head, milestone);
    await officer.patch(await officer.milestone(milestone.id), { completedOn: today() });

    head.expectTrouble(/412/);
    await save(sheet);
    await sheet
      .getByRole('alert')
      .filter({ hasText: head.say('member.changedMeanwhile') })
      .waitFor();
    await expectKept(head, sheet);
    await officer.patch(await officer.milestone(milestone.id), { completedOn: null, reason: 'Ein Versehen' });
  });

  it('where the answer is lost on its way: the same write is repeated and happens once', async () => {
    const milestone = await first(member, 'overdue');
    const before = await courseOf('jena');
    const keys: (string | undefined)[] = [];
    await head.page.route(`**/milestones/${milestone.id}`, async (route) => {
      const request = route.request();
      keys.push((await request.allHeaders())['idempotency-key']);
      if (keys.length > 1) return route.continue();
      const response = await route.fetch();
      expect(response.status()).toBe(200);
      return route.abort('connectionreset');
    });
    head.expectTrouble(/ERR_CONNECTION_RESET/);
    const sheet = await fillNewDate(head, milestone);
    await save(sheet);
    const alert = sheet.getByRole('alert').filter({ hasText: head.say('problem.offline') });
    await alert.waitFor();
    expect(await head.text(alert)).toContain(head.say('failure.kept'));
    await expectKept(head, sheet);
    expect((await member.milestone(milestone.id)).promisedOn).toBe(addDays(today(), 14));

    await alert.getByRole('button', { name: head.say('failure.retry') }).tap();
    await sheet.waitFor({ state: 'detached' });
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
    expect((await courseOf('jena')).revision).toBe(before.revision + 1);
    await takeBack(head, milestone);
  });

  it('where the phone is offline: it says so, and goes on when the connection is back', async () => {
    const milestone = await first(member, 'overdue');
    head.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
    const sheet = await fillNewDate(head, milestone);
    await head.context.setOffline(true);
    await head.page.getByText(head.say('offline.title')).first().waitFor();
    await live(head, head.say('offline.title'));
    await save(sheet);
    await sheet
      .getByRole('alert')
      .filter({ hasText: head.say('problem.offline') })
      .waitFor();
    await expectKept(head, sheet);

    await head.context.setOffline(false);
    await live(head, head.say('online.again'));
    await save(sheet);
    await sheet.waitFor({ state: 'detached' });
    expect((await member.milestone(milestone.id)).promisedOn).toBe(addDays(today(), 14));
    await takeBack(head, milestone);
  });

  it('where the next page does not come, as its server is stopped', async () => {
    await head.open('/jena/my-milestones');
    head.expectTrouble(/ERR_FAILED|dynamically imported module/);
    await head.context.route('**/*', (route) => route.abort());
    await head.page
      .getByRole('link', { name: head.say('roadmap.nav') })
      .first()
      .tap();
    const notice = head.page.locator('wm-connection-notice .missed');
    await notice.getByText(head.say('missed.text')).waitFor();
    await live(head, head.say('missed.title'));
    const again = notice.getByRole('button', { name: head.say('failure.retry') });
    await again.tap();
    await notice.waitFor();
    expect(new URL(head.page.url()).pathname).toBe('/jena/my-milestones');
    await head.context.unroute('**/*');
    await again.tap();
    await head.page.waitForURL('**/jena/roadmap');
    await head.settled();
    expect(await notice.count()).toBe(0);
  });

  it('where the session has ended meanwhile', async () => {
    const milestone = await first(member, 'overdue');
    const sheet = await fillNewDate(head, milestone);
    const session = await head.context.cookies();
    await head.context.clearCookies();
    head.expectTrouble(/401/);
    await save(sheet);
    await sheet
      .getByRole('alert')
      .filter({ hasText: head.say('problem.unauthenticated') })
      .waitFor();
    await expectKept(head, sheet);
    // Signed in again in another window, the form goes on.
    await sheet.getByRole('link', { name: head.say('member.signInBeside') }).waitFor();
    await head.context.addCookies(session);
    await save(sheet);
    await sheet.waitFor({ state: 'detached' });
    await takeBack(head, milestone);
  });

  it('where the database is killed and started again', async () => {
    const milestone = await first(member, 'overdue');
    const sheet = await fillNewDate(head, milestone);
    const reader = await visitors.enter();
    await command('kill');
    try {
      head.expectTrouble(/50\d/);
      await save(sheet);
      const alert = sheet.getByRole('alert').filter({ hasText: head.say('problem.unavailable') });
      await alert.waitFor();
      expect(await head.text(alert)).toContain(head.say('failure.kept'));
      await expectKept(head, sheet);

      reader.expectTrouble(/50\d/);
      const response = await reader.page.goto('/jena');
      expect(response?.status()).toBe(503);
      await reader.page.getByRole('heading', { name: reader.say('failure.title') }).waitFor();
    } finally {
      await command('restart');
    }
    await ready();
    await sheet.getByRole('button', { name: head.say('failure.retry') }).tap();
    await sheet.waitFor({ state: 'detached' });
    expect((await member.milestone(milestone.id)).promisedOn).toBe(addDays(today(), 14));
    await reader.page.getByRole('link', { name: reader.say('failure.retry') }).click();
    await reader.page.getByRole('link', { name: reader.say('fact.open'), exact: true }).waitFor();
    await takeBack(head, milestone);
  });
});

async function first(member: Member, state: string): Promise<Milestone> {
  const milestone = (await member.milestones(state)).find(({ undo }) => undo === null);
  if (!milestone) throw new Error(`No milestone is ${state}`);
  return milestone;
}

function row({ page }: Visitor, { id }: Milestone): Locator {
  return page.locator(`li[data-milestone="${id}"]`);
}

/** Opens the sheet for a new date and fills it in; nothing is sent. */
async function fillNewDate(head: Visitor, milestone: Milestone): Promise<Locator> {
  const name = new RegExp(`^${head.say('member.newDate')}: `);
  await row(head, milestone).getByRole('button', { name }).tap();
  const sheet = head.page.getByRole('dialog', { name: head.say('member.newDate') });
  await sheet.getByRole('radio', { name: head.say('member.inTwoWeeks') }).check();
  await sheet.getByRole('radio', { name: head.say('member.reason.delivery') }).check();
  await sheet.getByLabel(head.say('member.sentence')).fill(SENTENCE);
  return sheet;
}

async function save(sheet: Locator): Promise<void> {
  await sheet.locator('.actions button').last().tap();
}

async function expectKept(head: Visitor, sheet: Locator): Promise<void> {
  expect(await sheet.getByLabel(head.say('member.sentence')).inputValue()).toBe(SENTENCE);
  expect(await sheet.getByRole('radio', { name: head.say('member.inTwoWeeks') }).isChecked()).toBe(true);
  expect(await sheet.getByRole('radio', { name: head.say('member.reason.delivery') }).isChecked()).toBe(true);
}

/** Undoes what the journey reported, so that the next one finds the waymark as it was. */
async function takeBack(head: Visitor, milestone: Milestone): Promise<void> {
  await row(head, milestone)
    .getByRole('button', { name: new RegExp(`^${head.say('member.undo')}`) })
    .tap();
  await live(head, head.say('member.saved.undo', { title: head.words.field(milestone.title) }));
}

/** Screen readers hear it. */
async function live({ page }: Visitor, text: string): Promise<void> {
  await page
    .locator('[aria-live=polite], [role=status]')
    .filter({ hasText: text })
    .first()
    .waitFor({ state: 'attached' });
}

/** Resolves when the server says that it is ready; it finds its database again by itself. */
async function ready(): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) if ((await fetch(`${PRODUCT_URL}/health/ready`)).ok) return;
  throw new Error('The server has not found its database again');
}
