import { change, drafted, EMAIL, openPlan, outlineOf, saved, text, uuid } from './support/plan';
import { Visitors, type Visitor } from './support/visitor';

/** Others work on the plan while a dialog is open: it stays, with all that was typed and chosen in it. */
describe('while a dialog of the plan is open', () => {
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

  const dialog = () => cdo.page.locator('dialog[open]');
  const act = (...key: Parameters<Visitor['say']>) =>
    dialog().getByRole('button', { name: cdo.say(...key), exact: true });
  const openAt = async (title: string, ...key: Parameters<Visitor['say']>): Promise<void> => {
    await cdo.page.getByRole('button', { name: cdo.say('member.plan.more', { title }) }).click();
    await act(...key).click();
  };
  const titles = async () => {
    const { pillars } = await outlineOf(cdo, strategy);
    return pillars.flatMap(({ projects }) => projects.map(({ title }) => title.texts.de));
  };
  const firstProject = async () => {
    const project = (await outlineOf(cdo, strategy)).pillars[0]?.projects[0];
    if (!project) throw new Error('There is no project.');
    return project;
  };
  /** Another's change; resolves once it, and so all before it, is on the page. */
  const meanwhile = async (...changes: readonly object[]): Promise<void> => {
    const [pillar] = (await outlineOf(cdo, strategy)).pillars;
    const title = text(`Säule ${uuid()}`);
    await change(cdo, strategy, { changes });
    await change(cdo, strategy, { changes: [{ kind: 'describe-pillar', subjectId: pillar?.id, title }] });
    await cdo.page.waitForFunction(
      (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
      title.texts.de,
    );
  };

  it('a milestone that is being split and is taken away leaves the parts, and says that it is gone', async () => {
    const [milestone] = (await firstProject()).milestones;
    await openAt('Start', 'member.plan.split');
    const [one, two] = [1, 2].map((number) =>
      dialog().getByLabel(cdo.say('member.plan.partTitle', { number })),
    );
    await one?.fill('Ausschreibung der Lose');
    await meanwhile({ kind: 'remove', subjectId: milestone?.id });
    await dialog()
      .getByRole('alert')
      .filter({ hasText: cdo.say('member.plan.lineGone') })
      .waitFor();
    await two?.fill('Bau');
    expect(await one?.inputValue()).toBe('Ausschreibung der Lose');
    expect(await act('member.plan.split').isDisabled()).toBe(true);
    await dialog()
      .getByRole('button', { name: cdo.say('action.cancel') })
      .last()
      .click();
    await dialog().waitFor({ state: 'detached' });
  });

  it('the usual waymarks of a phase keep their first day though their project is taken away, and say so', async () => {
    const [, second] = (await outlineOf(cdo, strategy)).pillars[0]?.projects ?? [];
    await openAt('Zweites', 'member.plan.template');
    const from = dialog().getByLabel(cdo.say('member.plan.templateFrom'));
    await from.fill('15.3.2027');
    await meanwhile({ kind: 'remove', subjectId: second?.id });
    await dialog()
      .getByRole('alert')
      .filter({ hasText: cdo.say('member.plan.lineGone') })
      .waitFor();
    expect(await from.inputValue()).toBe('15.3.2027');
    expect(await act('member.plan.insert').isDisabled()).toBe(true);
    await dialog()
      .getByRole('button', { name: cdo.say('action.cancel') })
      .last()
      .click();
    await dialog().waitFor({ state: 'detached' });
    expect(await titles()).toEqual(['Erstes']);
  });

  it('the sheet of a line keeps what is being typed though the line is taken away, and says so', async () => {
    const [, second] = (await outlineOf(cdo, strategy)).pillars[0]?.projects ?? [];
    await cdo.page.getByRole('button', { name: cdo.say('member.plan.more', { title: 'Zweites' }) }).click();
    const weight = dialog().getByLabel(cdo.say('member.plan.weight'));
    await weight.fill('7');
    cdo.expectTrouble(/4(04|09|22)/);
    await meanwhile({ kind: 'remove', subjectId: second?.id });
    await dialog()
      .getByRole('alert')
      .filter({ hasText: cdo.say('member.plan.lineGone') })
      .waitFor();
    expect(await weight.inputValue()).toBe('7');
    await dialog()
      .getByRole('button', { name: cdo.say('member.plan.close') })
      .click();
    await dialog().waitFor({ state: 'detached' });
    // The line is in the plan no more; what was meant for it is told, until its author has seen that.
    const refused = cdo.page.locator('wm-refused-line');
    await refused.waitFor();
    expect((await refused.innerText()).trim()).not.toBe('');
    expect(await titles()).toEqual(['Erstes']);
  });

  it.each(['member.plan.merge', 'member.plan.move'] as const)(
    '%s waits for its author, whether what goes or where it was to go is taken away',
    async (key) => {
      const { id } = await firstProject();
      const other = uuid();
      await change(cdo, strategy, { changes: [{ kind: 'add-pillar', id: other, title: text('Reserve') }] });
      await cdo.page.locator('wm-outline-row.pillar').nth(1).waitFor();
      await openAt('Erstes', key);
      // The line's own sheet, which asks for office and phase, gives way to the dialog.
      const choice = cdo.page.getByRole('dialog', { name: cdo.say(key) }).locator('select');
      await choice.selectOption({ index: 1 });
      expect(await act(key).isDisabled()).toBe(false);
      const target = await choice.inputValue();
      await meanwhile({ kind: 'remove', subjectId: target });
      expect(await act(key).isDisabled()).toBe(true);
      await meanwhile({ kind: 'remove', subjectId: id });
      await dialog().getByText(cdo.say('member.plan.lineGone')).waitFor();
      expect(await act(key).isDisabled()).toBe(true);
    },
  );

  it('a copy keeps the name that is being typed though another renames the original', async () => {
    const { id } = await firstProject();
    await openAt('Erstes', 'member.plan.copy');
    const name = dialog().getByLabel(cdo.say('member.plan.title.project'));
    await name.fill('Erstes, noch ein');
    await meanwhile({ kind: 'describe-project', subjectId: id, title: text('Umbenannt') });
    await name.press('End');
    await cdo.page.keyboard.type('mal');
    expect(await name.inputValue()).toBe('Erstes, noch einmal');
    await act('member.plan.copy').click();
    await saved(cdo.page);
    expect((await titles()).sort()).toEqual(['Erstes, noch einmal', 'Umbenannt', 'Zweites']);
  });

  it('a table goes where it was meant to go, though another writes meanwhile', async () => {
    const { id } = await firstProject();
    await cdo.page.getByRole('button', { name: cdo.say('member.plan.paste'), exact: true }).click();
    await dialog().getByLabel(cdo.say('member.plan.pasteInto')).selectOption(id);
    await dialog().getByLabel(cdo.say('member.plan.pasteHere')).fill('Erste Rate\nZweite Rate');
    await meanwhile({ kind: 'describe-project', subjectId: id, title: text('Umbenannt') });
    await act('member.plan.insert').click();
    await saved(cdo.page);
    const { milestones } = await firstProject();
    expect(milestones.map(({ title }) => title.texts.de).sort()).toEqual([
      'Erste Rate',
      'Start',
      'Zweite Rate',
    ]);
  });

  it('and never goes elsewhere by itself where that is taken away', async () => {
    const { id } = await firstProject();
    await cdo.page.getByRole('button', { name: cdo.say('member.plan.paste'), exact: true }).click();
    const into = dialog().getByLabel(cdo.say('member.plan.pasteInto'));
    await into.selectOption(id);
    const here = dialog().getByLabel(cdo.say('member.plan.pasteHere'));
    await here.fill('Erste Rate\nZweite Rate');
    await meanwhile({ kind: 'remove', subjectId: id });
    expect([await into.inputValue(), await here.inputValue()]).toEqual(['', 'Erste Rate\nZweite Rate']);
    expect(await act('member.plan.insert').isDisabled()).toBe(true);
    await into.selectOption({ label: '– Zweites' });
    await act('member.plan.insert').click();
    await saved(cdo.page);
    expect((await firstProject()).milestones).toHaveLength(2);
  });
});
