import { change, drafted, EMAIL, openPlan, outlineOf, saved, text } from './support/plan';
import { Visitors, type Visitor } from './support/visitor';

/** Others work on the plan while one is typing: their changes never go over it, and nothing of either is lost. */
describe('while one types in the plan', () => {
  let visitors: Visitors;
  let cdo: Visitor;
  let strategy: string;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  beforeEach(async () => {
    cdo = await visitors.enter({ email: EMAIL });
    strategy = await drafted(cdo);
    await openPlan(cdo, strategy);
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  const first = async () => {
    const [project] = (await outlineOf(cdo, strategy)).pillars.flatMap(({ projects }) => projects);
    if (!project) throw new Error('There is no project.');
    return project;
  };
  const field = (name: string) => cdo.page.locator(`wm-outline-row.project [data-field=${name}]`).first();
  /** Something else that others change: once it is on the page, so is all that came before it. */
  const seenToo = async (title: string) => {
    const [pillar] = (await outlineOf(cdo, strategy)).pillars;
    await change(cdo, strategy, {
      changes: [{ kind: 'describe-pillar', subjectId: pillar?.id, title: text(title) }],
    });
    await cdo.page.waitForFunction(
      (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
      title,
    );
  };

  /** Types a name and stays in the field, thinking: what was typed is saved after a while. */
  const pause = async (title: string) => {
    const stored = cdo.page.waitForResponse(/\/changes$/);
    await field('title').fill(title);
    await stored;
    await saved(cdo.page);
  };

  it('another’s name for the same thing waits, and both are kept where the languages differ', async () => {
    const { id } = await first();
    await pause('Mein Na');
    const theirs = { source: 'de', texts: { de: 'Mein Na', en: 'Their name' } };
    await change(cdo, strategy, { changes: [{ kind: 'describe-project', subjectId: id, title: theirs }] });
    await seenToo('Lernen');
    await field('title').press('End');
    await cdo.page.keyboard.type('me');
    expect(await field('title').inputValue()).toBe('Mein Name');
    await cdo.page.keyboard.press('Tab');
    await saved(cdo.page);
    expect((await first()).title.texts).toEqual({ de: 'Mein Name', en: 'Their name' });
  });

  it('another’s wording in the same language is not overwritten unseen, and one’s own is not lost', async () => {
    const { id } = await first();
    await pause('Mein Na');
    await change(cdo, strategy, {
      changes: [{ kind: 'describe-project', subjectId: id, title: text('Ihr Name') }],
    });
    await seenToo('Lernen');
    await field('title').press('End');
    await cdo.page.keyboard.type('me');
    expect(await field('title').inputValue()).toBe('Mein Name');
    cdo.expectTrouble(/409/);
    await cdo.page.keyboard.press('Tab');
    const refused = cdo.page.locator('wm-refused-line');
    await refused.waitFor();
    expect((await first()).title.texts.de).toBe('Ihr Name');
    await refused.getByRole('button', { name: cdo.say('failure.retry') }).click();
    await saved(cdo.page);
    expect((await first()).title.texts.de).toBe('Mein Name');
    // What was sent again is taken back like anything else.
    await cdo.page.getByRole('button', { name: new RegExp(`^${cdo.say('member.plan.undo')}`) }).click();
    await saved(cdo.page);
    await cdo.page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'Ihr Name'),
    );
    expect((await first()).title.texts.de).toBe('Ihr Name');
  });

  it('another’s weight does not come into an emptied field', async () => {
    const { id } = await first();
    await field('weight').fill('');
    await change(cdo, strategy, { changes: [{ kind: 'set-weight', subjectId: id, weight: 7 }] });
    await seenToo('Lernen');
    await cdo.page.keyboard.type('5');
    expect(await field('weight').inputValue()).toBe('5');
    await cdo.page.keyboard.press('Tab');
    await saved(cdo.page);
    expect((await first()).weight).toBe(5);
  });

  it('another’s day does not come into a field that is being typed in, and taking back leaves it', async () => {
    const [milestone] = (await first()).milestones;
    const day = cdo.page.locator('wm-outline-row.milestone [data-field=baseline]').first();
    const stored = async () => (await first()).milestones[0]?.baselineOn;
    const meanwhile = async (baselineOn: string, title: string) => {
      await change(cdo, strategy, {
        changes: [{ kind: 'set-baseline', subjectId: milestone?.id, baselineOn }],
      });
      await seenToo(title);
    };
    await day.focus();
    await cdo.page.waitForFunction((name) => {
      const field = document.activeElement;
      return (
        field instanceof HTMLInputElement && field.dataset['field'] === name && field.value.length === 10
      );
    }, 'baseline');
    await cdo.page.keyboard.press('Control+a');
    await cdo.page.keyboard.type('1.8.');
    await meanwhile('2026-09-09', 'Lernen');
    expect(await day.inputValue()).toBe('1.8.');
    const sent = cdo.page.waitForResponse(/\/changes$/);
    await cdo.page.keyboard.type('2027');
    await sent;
    await saved(cdo.page);
    expect(await stored()).toBe('2027-08-01');
    // Still in the field.
    await cdo.page.keyboard.press('Control+z');
    await saved(cdo.page);
    await cdo.page.waitForFunction(() => {
      const field = document.activeElement;
      return field instanceof HTMLInputElement && field.value === '09.09.2026';
    });
    expect(await stored()).toBe('2026-09-09');
  });

  it('a choice of office or phase holds against what another writes at the same line', async () => {
    const { id } = await first();
    const [office, phase] = [field('office'), field('phase')];
    await office.focus();
    const others = await office
      .locator('option')
      .evaluateAll((all) =>
        all.flatMap((option) =>
          option instanceof HTMLOptionElement && !option.selected ? [option.value] : [],
        ),
      );
    await change(cdo, strategy, {
      changes: [
        { kind: 'describe-project', subjectId: id, title: text('Ihr Name'), phase: 'planning' },
        { kind: 'set-weight', subjectId: id, weight: 4 },
      ],
    });
    await seenToo('Lernen');
    expect(await office.evaluate((select) => select === document.activeElement)).toBe(true);
    await office.selectOption(others[0] ?? '');
    await saved(cdo.page);
    await phase.selectOption('operation');
    await saved(cdo.page);
    const now = await first();
    expect([now.officeId, now.phase, now.title.texts.de, now.weight]).toEqual([
      others[0],
      'operation',
      'Ihr Name',
      4,
    ]);
  });

  it('what was taken back leaves the field, though one is still in it', async () => {
    await pause('Anders');
    await cdo.page.keyboard.press('Control+z');
    await saved(cdo.page);
    await cdo.page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'Erstes'),
    );
    expect(await field('title').inputValue()).toBe('Erstes');
  });

  it('what is half typed is taken back by its field, letter by letter, and nothing of the plan with it', async () => {
    const weight = field('weight');
    await weight.fill('3');
    await weight.press('Tab');
    await saved(cdo.page);
    const day = cdo.page.locator('wm-outline-row.milestone [data-field=baseline]').first();
    for (const [half, wrong] of [
      [day, '1.8.'],
      [weight, 'viel'],
    ] as const) {
      await half.focus();
      const before = await half.inputValue();
      await cdo.page.keyboard.press('End');
      await cdo.page.keyboard.type(wrong);
      // The browser takes back one letter or several at a time.
      for (let step = 0; step < wrong.length && (await half.inputValue()) !== before; step++)
        await cdo.page.keyboard.press('Control+z');
      expect(await half.inputValue()).toBe(before);
      await saved(cdo.page);
      expect((await first()).weight).toBe(3);
      await half.press('Tab');
    }
    // Elsewhere the plan takes back its last step, as ever.
    await field('title').focus();
    await cdo.page.keyboard.press('Control+z');
    await cdo.page.waitForFunction(
      () =>
        document.querySelector<HTMLInputElement>('wm-outline-row.project [data-field=weight]')?.value === '1',
    );
    await saved(cdo.page);
    expect((await first()).weight).toBe(1);
  });

  it('the plan is adopted by another: what was on its way waits for a reason, and nothing of it is lost', async () => {
    const { id } = await first();
    await cdo.context.setOffline(true);
    cdo.expectTrouble(/ERR_INTERNET_DISCONNECTED/);
    await field('weight').fill('9');
    await field('weight').press('Tab');
    await cdo.page.locator('[data-state=offline]').waitFor();
    await change(cdo, strategy, { changes: [{ kind: 'adopt' }], paper: '2026/1' });
    cdo.expectTrouble(/422/);
    await cdo.context.setOffline(false);
    const bar = cdo.page.locator('wm-collected-bar');
    await bar.waitFor();
    expect(await field('weight').inputValue()).toBe('9');
    await bar.getByRole('button', { name: cdo.say('member.plan.seeEffect') }).click();
    const dialog = cdo.page.getByRole('dialog', { name: cdo.say('member.plan.effect.heading') });
    await dialog.locator('wm-effect-table').first().waitFor({ state: 'attached' });
    await dialog.getByLabel(cdo.say('member.plan.reason')).fill('Wichtiger als gedacht');
    await dialog.getByRole('button', { name: cdo.say('member.plan.record') }).click();
    await dialog.waitFor({ state: 'detached' });
    const weighed = await first();
    expect([weighed.id, weighed.weight]).toEqual([id, 9]);
  });

  it('two tabs are closed in the middle of a word: both words are saved by the next one', async () => {
    const other = await cdo.context.newPage();
    await other.goto(`/jena/plan?strategy=${strategy}`);
    const titles = (page: typeof other) => page.locator('wm-outline-row.project [data-field=title]');
    await titles(other).nth(1).fill('Im anderen Tab');
    await titles(cdo.page).nth(0).fill('In diesem Tab');
    // As a crash would: nothing is told to the page.
    await other.close({ runBeforeUnload: false });
    await cdo.page.close({ runBeforeUnload: false });
    const next = await cdo.context.newPage();
    await next.goto(`/jena/plan?strategy=${strategy}`);
    await next.waitForFunction(() => {
      const values = [...document.querySelectorAll('input')].map(({ value }) => value);
      return values.includes('Im anderen Tab') && values.includes('In diesem Tab');
    });
    await next.locator('[data-state=saved]').waitFor();
    const { pillars } = await outlineOf(cdo, strategy);
    expect(pillars.flatMap(({ projects }) => projects.map(({ title }) => title.texts.de)).sort()).toEqual([
      'Im anderen Tab',
      'In diesem Tab',
    ]);
  });
});
