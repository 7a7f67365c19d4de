import { addDays } from '@wegmarke/domain/calendar';
import type { Milestone, PlanData } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import type { Locator } from 'playwright-core';
import { courseOf, given, leadingStrategy, Member, today } from './support/product';
import { byEvaluator, byScript, type ExactActual } from './support/recompute';
import { plain, Visitors, type Visitor } from './support/visitor';

const EMAIL = 'head@bochum.example';

describe('a head of department keeps waymarks true on a phone', () => {
  let visitors: Visitors;
  let other: Member;

  beforeAll(async () => {
    visitors = await Visitors.open();
    other = await Member.signIn(EMAIL);
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('sees the own waymarks, what is overdue first', async () => {
    const head = await visitors.enter({ device: 'phone', email: EMAIL });
    await head.open('/bochum/my-milestones');
    const { page } = head;
    const overdue = await other.milestones('overdue');
    expect(overdue.length).toBeGreaterThan(0);
    const headings = (await page.locator('main h2').allInnerTexts()).map(plain);
    expect(headings[0]).toContain(head.say('member.group.overdue'));
    expect(headings[0]).toContain(String(overdue.length));
    const own = await other.milestones('overdue,late,due,planned');
    expect(await page.locator('main li[data-milestone]').count()).toBe(own.length);
    await page.getByText(head.say('member.readers')).waitFor();

    for (const milestone of overdue) {
      const names = await row(head, milestone)
        .getByRole('button')
        .evaluateAll((buttons) => buttons.map((each) => each.getAttribute('aria-label') ?? each.textContent));
      expect(names.every((name) => name.trim().endsWith(`: ${head.words.field(milestone.title)}`))).toBe(
        true,
      );
    }

    const heard = plain(await row(head, overdue[0]!).ariaSnapshot());
    expect(heard).toContain(`img "${head.say('state.overdue')}"`);
    expect(heard).toContain(`heading "${head.words.field(overdue[0]!.title)}" [level=3]`);

    // A thumb hits everything that can be done here.
    const small = await page.locator('main button:visible').evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { width, height } = button.getBoundingClientRect();
        return height < 48 || width < 44 ? [`${button.textContent} ${width}×${height}`] : [];
      }),
    );
    expect(small).toEqual([]);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(excess).toBe(0);
  });

  it('marks one done with one tap, and every way to the figure agrees to the fraction; then takes it back', async () => {
    const head = await visitors.enter({ device: 'phone', email: EMAIL });
    const council = await visitors.enter({ email: 'council@bochum.example' });
    const milestone = await published(other, 'late');
    const title = head.words.field(milestone.title);
    const before = await courseOf('bochum');
    const pastDay = addDays(today(), -30);
    const past = await courseOf('bochum', `on=${pastDay}&knownAt=${before.knownAt}`);
    await council.open('/bochum');
    expect(await council.text()).toContain(percentOf(council, before.todayScope.actual));

    await head.open('/bochum/my-milestones');
    await button(head, 'member.done', milestone).tap();
    await announced(head, head.say('member.saved.done', { title }));
    await head.page.getByRole('heading', { name: head.say('member.group.reported') }).waitFor();

    const after = await courseOf('bochum');
    expect(after.revision).toBe(before.revision + 1);
    const exact: ExactActual = {
      today: given(after.todayScope.actual).exact,
      adopted: after.asAdopted.actual?.exact ?? null,
    };
    expect(exact.today).not.toBe(before.todayScope.actual?.exact);

    // The council's page moves, and the figure opened says why.
    await council.open('/bochum');
    expect(await council.text()).toContain(percentOf(council, after.todayScope.actual));
    await council.page.locator('section.changes').getByText(title).first().waitFor();
    expect(await opened(council, '/bochum/explanation')).toBe(exact.today);
    expect(await opened(council, '/bochum/explanation?scope=adopted')).toBe(exact.adopted);

    // The data file, the script over it, and the evaluator in SQL.
    const { id } = await leadingStrategy('bochum');
    const address = await council.page
      .getByRole('link', { name: council.say('explain.data') })
      .getAttribute('href');
    const response = await council.context.request.get(address ?? '');
    const data = (await response.json()) as PlanData;
    expect(data.revision).toBe(after.revision);
    expect(await byScript(data, today())).toEqual(exact);
    expect(await byEvaluator(id, today(), after.revision)).toEqual(exact);

    // What was known before stays what it was.
    expect(await courseOf('bochum', `on=${pastDay}&knownAt=${before.knownAt}`)).toEqual(past);

    await reported(head, milestone)
      .getByRole('button', { name: head.say('member.undo') })
      .tap();
    await announced(head, head.say('member.saved.undo', { title }));
    const again = await courseOf('bochum');
    expect(again.revision).toBe(after.revision + 1);
    expect(again.todayScope.actual).toEqual(before.todayScope.actual);
    await council.open('/bochum');
    expect(await council.text()).toContain(percentOf(council, before.todayScope.actual));
  });

  it('reports that one was done on another day: yesterday as reported then stays', async () => {
    const head = await visitors.enter({ device: 'phone', email: EMAIL });
    const council = await visitors.enter();
    const milestone = await published(other, 'late');
    const title = head.words.field(milestone.title);
    const [yesterday, day] = [addDays(today(), -1), addDays(today(), -5)];
    const reportedThen = await courseOf('bochum', `on=${yesterday}&knownAt=${yesterday}`);

    await head.open('/bochum/my-milestones');
    await button(head, 'member.doneOn', milestone).tap();
    const sheet = head.page.getByRole('dialog', { name: head.say('member.doneOn') });
    await sheet.waitFor();
    await sheet.getByLabel(head.say('member.whichDay')).fill(addDays(today(), 1));
    await sheet.getByRole('button').last().tap();
    await sheet
      .getByRole('alert')
      .filter({ hasText: head.say('member.notInFuture') })
      .waitFor();
    await sheet.getByLabel(head.say('member.whichDay')).fill(day);
    await sheet.getByLabel(head.say('member.evidenceLink')).fill('https://www.bochum.de/beleg');
    await sheet.getByRole('button').last().tap();
    await announced(head, head.say('member.saved.done', { title }));
    await sheet.waitFor({ state: 'detached' });
    expect(await other.milestone(milestone.id)).toMatchObject({
      completedOn: day,
      evidence: 'evidenced',
      evidenceLink: 'https://www.bochum.de/beleg',
    });

    const knownNow = await courseOf('bochum', `on=${yesterday}`);
    expect(knownNow.todayScope.actual?.exact).not.toBe(reportedThen.todayScope.actual?.exact);
    expect(await opened(council, `/bochum/explanation?on=${yesterday}`)).toBe(
      knownNow.todayScope.actual?.exact,
    );
    expect(await opened(council, `/bochum/explanation?on=${yesterday}&knownAt=${yesterday}`)).toBe(
      reportedThen.todayScope.actual?.exact,
    );
    await reported(head, milestone)
      .getByRole('button', { name: head.say('member.undo') })
      .tap();
    await announced(head, head.say('member.saved.undo', { title }));
    expect((await other.milestone(milestone.id)).completedOn).toBeNull();
  });

  it('gives a new date with its reason; the late one stays late', async () => {
    const head = await visitors.enter({ device: 'phone', email: EMAIL });
    const milestone = await published(other, 'overdue');
    const title = head.words.field(milestone.title);
    await head.open('/bochum/my-milestones');
    await button(head, 'member.newDate', milestone).tap();
    const sheet = head.page.getByRole('dialog', { name: head.say('member.newDate') });
    await sheet.waitFor();
    await sheet.getByRole('button', { name: head.say('member.save'), exact: true }).tap();
    await sheet.getByText(head.say('member.dayMissing')).waitFor();
    await sheet.getByText(head.say('member.reasonMissing')).waitFor();

    const promisedOn = addDays(today(), 14);
    await sheet.getByRole('radio', { name: head.say('member.inTwoWeeks') }).check();
    await sheet.getByRole('radio', { name: head.say('member.reason.procurement') }).check();
    await sheet.getByLabel(head.say('member.sentence')).fill('Ein Bieter hat Einspruch erhoben.');
    await sheet.getByRole('button').last().tap();
    await announced(head, head.say('member.saved.date', { title }));

    const saved = await other.milestone(milestone.id);
    expect(saved.promisedOn).toBe(promisedOn);
    expect(saved.promises.at(-1)?.reason).toBe(
      `${head.say('member.reason.procurement')}: Ein Bieter hat Einspruch erhoben.`,
    );
    expect(saved.states).toContain('late');
    expect(saved.states).not.toContain('overdue');
    await reported(head, milestone).getByText(head.words.date(promisedOn)).waitFor();
    await reported(head, milestone)
      .getByRole('button', { name: head.say('member.undo') })
      .tap();
    await announced(head, head.say('member.saved.undo', { title }));
    expect((await other.milestone(milestone.id)).promisedOn).toBe(milestone.promisedOn);
  });

  it('confirms what is unchanged, but not what is overdue', async () => {
    const head = await visitors.enter({ device: 'phone', email: EMAIL });
    const milestone = await first(other, 'due');
    const overdue = await first(other, 'overdue');
    const title = head.words.field(milestone.title);
    await head.open('/bochum/my-milestones');
    await openMenu(head, overdue);
    const refused = head.page.getByRole('menuitem', { name: head.say('member.unchangedNot') });
    expect(await refused.isDisabled()).toBe(true);
    await head.page.keyboard.press('Escape');
    await refused.waitFor({ state: 'detached' });

    await button(head, 'member.unchanged', milestone).tap();
    await announced(head, head.say('member.saved.confirm', { title }));
    expect((await other.milestone(milestone.id)).lastAttestation).toEqual({ on: today(), what: 'confirmed' });
  });

  it('asks for help, and takes it back', async () => {
    const head = await visitors.enter({ device: 'phone', email: EMAIL });
    const milestone = await first(other, 'overdue');
    const title = head.words.field(milestone.title);
    await head.open('/bochum/my-milestones');
    await openMenu(head, milestone);
    await head.page.getByRole('menuitem', { name: head.say('member.help') }).tap();
    const sheet = head.page.getByRole('dialog', { name: head.say('member.help') });
    await sheet
      .getByLabel(head.say('member.helpText'))
      .fill('Wir brauchen eine Juristin für <b>zwei</b> Tage.');
    await sheet.getByRole('button', { name: head.say('member.sendHelp') }).tap();
    await announced(head, head.say('member.saved.help', { title }));
    await row(head, milestone).getByText(head.say('member.helpAsked')).waitFor();
    expect((await other.milestone(milestone.id)).helpRequest?.text).toBe(
      'Wir brauchen eine Juristin für <b>zwei</b> Tage.',
    );
    await row(head, milestone)
      .getByRole('button', { name: head.say('member.withdraw') })
      .tap();
    await announced(head, head.say('member.saved.withdrawHelp', { title }));
    expect((await other.milestone(milestone.id)).helpRequest).toBeNull();
  });

  it('says that another office is responsible', async () => {
    const head = await visitors.enter({ device: 'phone', email: EMAIL });
    const milestone = await first(other, 'planned');
    const title = head.words.field(milestone.title);
    await head.open('/bochum/my-milestones');
    await openMenu(head, milestone);
    await head.page.getByRole('menuitem', { name: head.say('member.notOurs') }).tap();
    const sheet = head.page.getByRole('dialog', { name: head.say('member.notOurs') });
    await sheet.getByRole('button', { name: head.say('member.suggestOffice') }).tap();
    await sheet.getByText(head.say('member.officeMissing')).waitFor();
    const choice = sheet.getByLabel(head.say('member.whichOffice'));
    await choice.locator('option').nth(2).waitFor({ state: 'attached' });
    await choice.selectOption({ index: 2 });
    await sheet.getByLabel(head.say('member.whyOffice')).fill('Das Gebäude gehört dem anderen Amt.');
    await sheet.getByRole('button', { name: head.say('member.suggestOffice') }).tap();
    await announced(head, head.say('member.saved.suggest', { title }));
    const saved = await other.milestone(milestone.id);
    expect(saved.suggestion?.reason).toBe('Das Gebäude gehört dem anderen Amt.');
    // Until the digital office decides, nothing else changes, and the suggestion can be taken back.
    expect(saved.office).toEqual(milestone.office);
    await row(head, milestone)
      .getByRole('button', { name: head.say('member.withdraw') })
      .tap();
    await announced(head, head.say('member.saved.withdrawSuggestion', { title }));
    expect((await other.milestone(milestone.id)).suggestion).toBeNull();
  });

  it('closes a sheet by the keyboard, back to where it was opened, and sends by Enter', async () => {
    const head = await visitors.enter({ device: 'phone', email: EMAIL });
    const { page } = head;
    const milestone = await first(other, 'overdue');
    const title = head.words.field(milestone.title);
    await head.open('/bochum/my-milestones');
    const opener = button(head, 'member.newDate', milestone);
    await opener.press('Enter');
    const sheet = page.getByRole('dialog', { name: head.say('member.newDate') });
    await sheet.waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
    // The focus stays inside.
    for (let press = 0; press < 20; press += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.waitForFunction(
      (name) =>
        document.activeElement?.tagName === 'BUTTON' && document.activeElement.ariaLabel?.includes(name),
      title,
    );
    expect(await opener.getAttribute('aria-expanded')).toBe('false');
  });
});

async function first(member: Member, state: string): Promise<Milestone> {
  const [milestone] = (await member.milestones(state)).filter(({ undo }) => undo === null);
  if (!milestone) throw new Error(`No milestone is ${state}`);
  return milestone;
}

/** One that enters the published figure. */
async function published(member: Member, state: string): Promise<Milestone> {
  const found = (await member.milestones(state)).find(
    ({ undo, states }) => undo === null && states.includes('late'),
  );
  if (!found) throw new Error(`No published milestone is ${state}`);
  return found;
}

function row({ page }: Visitor, { id }: Milestone): Locator {
  return page.locator(`li[data-milestone="${id}"]`);
}

/** Every button says first what it does, then which waymark it is about. */
function button(head: Visitor, key: WordKey, milestone: Milestone): Locator {
  return row(head, milestone).getByRole('button', { name: new RegExp(`^${head.say(key)}: `) });
}

function reported({ page }: Visitor, { id }: Milestone): Locator {
  return page.locator(`li[data-milestone="${id}"] wm-reported-item`);
}

async function openMenu(visitor: Visitor, milestone: Milestone): Promise<void> {
  await button(visitor, 'member.more', milestone).tap();
  await visitor.page.getByRole('menu').waitFor();
}

/** Screen readers hear it: the text stands in a polite live region. */
async function announced({ page }: Visitor, text: string): Promise<void> {
  await page
    .locator('[aria-live=polite], [role=status]')
    .filter({ hasText: text })
    .first()
    .waitFor({ state: 'attached' });
}

function percentOf({ words }: Visitor, share: Parameters<typeof given>[0]): string {
  return words.percent(given(share), 1).replaceAll('\u00a0', ' ');
}

/** The exact fraction that the opened figure shows. */
async function opened(visitor: Visitor, path: string): Promise<string> {
  await visitor.open(path);
  await visitor.page.locator('wm-provenance summary').click();
  return visitor.page.locator('wm-provenance code').innerText();
}
