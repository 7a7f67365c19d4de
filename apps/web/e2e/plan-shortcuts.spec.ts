import { drafted, EMAIL, openPlan, outlineOf, saved, shape, write } from './support/plan';
import { Visitors, type Visitor } from './support/visitor';

describe('the digital office saves itself work in the plan', () => {
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

  const plan = async (): Promise<unknown[]> => shape(await outlineOf(cdo, strategy));

  /** What can be done with a line, from its button at the end. */
  async function menuOf(title: string): Promise<void> {
    await cdo.page.getByRole('button', { name: cdo.say('member.plan.more', { title }) }).click();
  }

  it('adds a waymark from the menu of a line, and types on at once', async () => {
    const { page } = cdo;
    await menuOf('Zweites');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: cdo.say('member.plan.add.milestone') })
      .click();
    await write(page, ['Vergeben', 'Abgenommen'], '.milestone');
    await page.keyboard.press('Escape');
    await saved(page);
    expect(await plan()).toEqual([
      'Bildung',
      [
        ['Erstes', ['Start']],
        ['Zweites', ['Vergeben', 'Abgenommen']],
      ],
    ]);
  });

  it('copies a project with its waymarks from another day on, and takes that back', async () => {
    const { page } = cdo;
    const before = await plan();
    await menuOf('Erstes');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: cdo.say('member.plan.copy') })
      .click();
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.copy') });
    await dialog.getByLabel(cdo.say('member.plan.title.project')).fill('Drittes');
    const day = dialog.getByLabel(cdo.say('member.plan.firstMilestoneOn'));
    expect(await day.inputValue()).toBe('01.06.2026');
    // A day that does not exist is refused where it stands, and nothing is made of it.
    await day.fill('31.2.27');
    await day.press('Tab');
    await dialog.getByText(cdo.say('date.invalid')).waitFor();
    const send = dialog.getByRole('button', { name: cdo.say('member.plan.copy') });
    expect(await send.isDisabled()).toBe(true);
    await day.fill('1.4.27');
    await send.click();
    await saved(page);
    const copied = (await outlineOf(cdo, strategy)).pillars[0]?.projects.find(
      ({ title }) => title.texts.de === 'Drittes',
    );
    expect(copied?.milestones.map(({ title, baselineOn }) => [title.texts.de, baselineOn])).toEqual([
      ['Start', '2027-04-01'],
    ]);
    await page.getByRole('button', { name: new RegExp(`^${cdo.say('member.plan.undo')}`) }).click();
    await saved(page);
    expect(await plan()).toEqual(before);
  });

  it('takes the usual waymarks of a phase, from a day chosen in the calendar, and takes them back', async () => {
    const { page } = cdo;
    const before = await plan();
    await menuOf('Zweites');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: cdo.say('member.plan.template') })
      .click();
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.template') });
    const from = dialog.getByLabel(cdo.say('member.plan.templateFrom'));
    await from.fill('2027-03-15');
    await from.press('Alt+ArrowDown');
    const calendar = page.getByRole('dialog', { name: cdo.say('date.chooseDay') });
    // By keyboard alone: two days on, taken by Enter; the focus is back in the field.
    await calendar.getByRole('button', { name: /15\. März 2027/ }).waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('.mat-calendar-body-cell'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
    expect(await from.inputValue()).toBe('17.03.2027');
    await dialog.getByRole('button', { name: cdo.say('member.plan.insert') }).click();
    await saved(page);
    const filled = (await outlineOf(cdo, strategy)).pillars[0]?.projects[1]?.milestones ?? [];
    expect(filled.length).toBeGreaterThan(1);
    expect(filled.every(({ baselineOn }) => baselineOn !== null && baselineOn >= '2027-03-17')).toBe(true);
    await page.getByRole('button', { name: new RegExp(`^${cdo.say('member.plan.undo')}`) }).click();
    await saved(page);
    expect(await plan()).toEqual(before);
  });

  it('drags a waymark into another project, and takes that back', async () => {
    const { page } = cdo;
    const before = await plan();
    const line = page.locator('wm-outline-row.milestone').first();
    await line.hover();
    const grip = await line.locator('.grip').boundingBox();
    const target = await page.locator('wm-outline-row.project').nth(1).boundingBox();
    if (!grip || !target) throw new Error('Both lines must be seen');
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height, { steps: 4 });
    await page.mouse.move(grip.x + grip.width / 2, target.y + target.height / 2, { steps: 8 });
    await page.mouse.up();
    await saved(page);
    const moved = [
      'Bildung',
      [
        ['Erstes', []],
        ['Zweites', ['Start']],
      ],
    ];
    expect(await plan()).toEqual(moved);
    await page.keyboard.press('Control+z');
    await saved(page);
    expect(await plan()).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    await saved(page);
    expect(await plan()).toEqual(moved);
  });
});
