import axe from 'axe-core';
import { addDays } from '@wegmarke/domain/calendar';
import {
  EMAIL,
  change,
  draft,
  drafted,
  heard,
  openPlan,
  outlineOf,
  saved,
  shape,
  text,
  uuid,
  write,
} from './support/plan';
import { today } from './support/product';
import { Visitors } from './support/visitor';

/** What axe finds on the page as it stands. */
const LOOK = `axe.run().then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`;

describe('the digital office writes the plan', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('from an empty strategy to its adoption, by keyboard alone', async () => {
    const cdo = await visitors.enter({ email: EMAIL, script: axe.source });
    const { page } = cdo;
    const strategy = await draft(cdo, 'Neue Strategie');
    await openPlan(cdo, strategy);
    await page.getByRole('button', { name: cdo.say('member.plan.firstPillar') }).press('Enter');
    await write(page, ['Bildung', 'Tab:Schul-WLAN', 'Tab:Ausgeschrieben', 'Vergeben']);
    await page.keyboard.press('Escape');
    await saved(page);
    expect(shape(await outlineOf(cdo, strategy))).toEqual([
      'Bildung',
      [['Schul-WLAN', ['Ausgeschrieben', 'Vergeben']]],
    ]);

    for (const [at, day] of [
      [0, addDays(today(), 30)],
      [1, addDays(today(), 90)],
    ] as const) {
      const field = page.locator('wm-outline-row.milestone [data-field=baseline]').nth(at);
      await field.focus();
      await field.fill(day);
      await field.press('Tab');
    }
    await saved(page);
    expect(await page.evaluate(LOOK)).toEqual([]);
    // Nobody has adopted a draft's days, and only the project's line repeats no office.
    const days = page.locator('[role=columnheader].baseline');
    expect(await days.innerText()).toBe(cdo.say('member.plan.column.draftDay'));
    const offices = page.locator('wm-outline-row.milestone .office .whole');
    expect(await offices.allInnerTexts()).toEqual(Array(2).fill(cdo.say('member.plan.inherited')));

    await page.getByRole('button', { name: cdo.say('member.plan.adopt') }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(cdo.say('member.plan.adoption.lead')).waitFor();
    expect(await page.evaluate(LOOK)).toEqual([]);
    await dialog.getByLabel(cdo.say('member.plan.resolution')).fill('2026/0042');
    await dialog.getByRole('button', { name: cdo.say('member.plan.adoption.adopt') }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('2026/0042').waitFor();
    expect(await days.innerText()).toBe(cdo.say('member.plan.column.baseline'));
    expect((await outlineOf(cdo, strategy)).adoption).toMatchObject({ on: today(), resolution: '2026/0042' });
  });

  it('and takes back and does again whatever was done', async () => {
    const cdo = await visitors.enter({ email: EMAIL });
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await openPlan(cdo, strategy);
    const before = shape(await outlineOf(cdo, strategy));
    const title = page.getByRole('textbox', { name: cdo.say('member.plan.title.project') }).first();
    await title.fill('Glasfaser überall');
    await title.press('Tab');
    await saved(page);
    const after = shape(await outlineOf(cdo, strategy));
    expect(after).not.toEqual(before);

    await page.keyboard.press('Control+z');
    await heard(page, /Rückgängig gemacht: /);
    await saved(page);
    expect(shape(await outlineOf(cdo, strategy))).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    await heard(page, /Wiederholt: /);
    await saved(page);
    expect(shape(await outlineOf(cdo, strategy))).toEqual(after);
  });

  it('also while the network is gone and the page is loaded anew', async () => {
    const cdo = await visitors.enter({ email: EMAIL });
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await openPlan(cdo, strategy);
    cdo.expectTrouble(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    const isChange = (url: URL): boolean => url.pathname.endsWith('/changes');
    await page.route(isChange, (route) => route.abort());
    const title = page.getByRole('textbox', { name: cdo.say('member.plan.title.project') }).first();
    await title.fill('Offline benannt');
    await title.press('Enter');
    await page.keyboard.type('Noch im Schrei');
    await page.locator('[data-state=offline]').waitFor();
    expect(shape(await outlineOf(cdo, strategy))).not.toContain('Offline benannt');

    await page.reload();
    await page.locator('[data-state=offline]').waitFor();
    const names = page.getByRole('textbox', { name: cdo.say('member.plan.title.project') });
    await page.waitForFunction(() => document.querySelectorAll('wm-outline-row.project').length === 3);
    expect(
      await names.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value)),
    ).toEqual(['Offline benannt', 'Zweites', 'Noch im Schrei']);
    await page.unroute(isChange);
    await page.getByRole('button', { name: cdo.say('failure.retry') }).click();
    await saved(page);
    expect(JSON.stringify(shape(await outlineOf(cdo, strategy)))).toContain('Noch im Schrei');
  });

  it('and drops from an adopted plan after its effect was seen, with a reason', async () => {
    const cdo = await visitors.enter({ email: EMAIL, script: axe.source });
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await change(cdo, strategy, { changes: [{ kind: 'adopt' }], paper: '2026/1' });
    await openPlan(cdo, strategy);
    await page.getByRole('button', { name: cdo.say('member.plan.more', { title: 'Zweites' }) }).click();
    await page.getByRole('button', { name: cdo.say('member.plan.drop'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.effect.heading') });
    await dialog.locator('wm-effect-table').waitFor({ state: 'attached' });
    // Nothing was done and nothing due: what the plan holds is what changes.
    const counts = { projects: 1, projectsBefore: 2, milestones: 1, milestonesBefore: 1 };
    await dialog.getByText(cdo.say('member.plan.effect.scope', counts)).waitFor();
    expect(await page.evaluate(LOOK)).toEqual([]);
    await dialog.getByRole('button', { name: cdo.say('member.plan.record') }).click();
    await dialog.getByText(cdo.say('member.reasonMissing')).waitFor();
    await dialog.getByLabel(cdo.say('member.plan.reason')).fill('Kein Geld im Haushalt');
    await dialog.getByRole('button', { name: cdo.say('member.plan.record') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelectorAll('wm-outline-row.project').length === 1);
    expect(JSON.stringify(shape(await outlineOf(cdo, strategy)))).not.toContain('Zweites');
  });

  it('and shows another effect where somebody was faster, before anything is recorded', async () => {
    const cdo = await visitors.enter({ email: EMAIL });
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await change(cdo, strategy, { changes: [{ kind: 'adopt' }], paper: '2026/1' });
    await openPlan(cdo, strategy);
    const weight = page.locator('wm-outline-row.project [data-field=weight]').first();
    await weight.fill('4');
    await weight.press('Tab');
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.effect.heading') });
    await dialog.locator('wm-effect-table').waitFor({ state: 'attached' });
    await dialog.getByLabel(cdo.say('member.plan.reason')).fill('Wichtiger geworden');

    const [, second] = (await outlineOf(cdo, strategy)).pillars[0]?.projects ?? [];
    const added = { kind: 'add-milestone', projectId: second?.id, baselineOn: '2029-06-01' };
    await change(cdo, strategy, {
      changes: [{ ...added, id: uuid(), title: text('Von anderen') }],
      reason: 'Fehlte noch',
    });
    cdo.expectTrouble(/409/);
    const record = dialog.getByRole('button', { name: cdo.say('member.plan.record') });
    await record.click();
    await dialog.getByText(cdo.say('member.problem.effect-changed')).waitFor();
    await dialog.getByRole('table', { name: cdo.say('member.plan.effect.was') }).waitFor();
    const weightOf = async () => (await outlineOf(cdo, strategy)).pillars[0]?.projects[0]?.weight;
    expect(await weightOf()).toBe(1);
    await record.click();
    await dialog.waitFor({ state: 'detached' });
    await saved(page);
    expect(await weightOf()).toBe(4);

    // Taken back with a reason of its own.
    await page.keyboard.press('Control+z');
    const asked = page.getByRole('dialog', { name: cdo.say('member.plan.undo') });
    await asked.getByLabel(cdo.say('member.plan.reason')).fill('Doch nicht');
    await asked.getByRole('button', { name: cdo.say('member.plan.undo') }).click();
    await heard(page, /Rückgängig gemacht: /);
    expect(await weightOf()).toBe(1);
  });

  it('and moves by keyboard, and says where to', async () => {
    const cdo = await visitors.enter({ email: EMAIL });
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await openPlan(cdo, strategy);
    const milestone = page.getByRole('textbox', { name: cdo.say('member.plan.title.milestone') }).first();
    await milestone.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await heard(page, /steht jetzt unter „Zweites“/);
    await saved(page);
    expect(shape(await outlineOf(cdo, strategy))).toEqual([
      'Bildung',
      [
        ['Erstes', []],
        ['Zweites', ['Start']],
      ],
    ]);
  });

  it('beside others, whose edits appear without a reload and never over what is being typed', async () => {
    const cdo = await visitors.enter({ email: EMAIL });
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await openPlan(cdo, strategy);
    const [first] = (await outlineOf(cdo, strategy)).pillars[0]?.projects ?? [];
    const rename = (title: string) =>
      change(cdo, strategy, {
        changes: [{ kind: 'describe-project', subjectId: first?.id, title: text(title) }],
      });
    const field = page.getByRole('textbox', { name: cdo.say('member.plan.title.project') }).first();
    await rename('Von anderen benannt');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'Von anderen benannt'),
    );

    await field.focus();
    await field.fill('Von mir benannt');
    await rename('Noch einmal von anderen');
    await change(cdo, strategy, {
      changes: [{ kind: 'add-pillar', id: uuid(), title: text('Mobilität') }],
    });
    await page.locator('wm-outline-row.pillar').nth(1).waitFor();
    expect(await field.inputValue()).toBe('Von mir benannt');

    // Saved it is not over the other's words, before they were seen.
    cdo.expectTrouble(/409/);
    await field.press('Tab');
    const refused = page.locator('wm-refused-line');
    await refused.getByText(cdo.say('member.problem.changed-meanwhile')).waitFor();
    expect(await field.inputValue()).toBe('Von mir benannt');
    await refused.getByRole('button', { name: cdo.say('failure.retry') }).click();
    await saved(page);
    expect(JSON.stringify(shape(await outlineOf(cdo, strategy)))).toContain('Von mir benannt');
  });

  it('from a table of a spreadsheet, and several lines at once', async () => {
    const cdo = await visitors.enter({ email: EMAIL });
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await openPlan(cdo, strategy);
    await page.getByRole('button', { name: cdo.say('member.plan.paste') }).click();
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.paste') });
    await dialog
      .getByLabel(cdo.say('member.plan.pasteHere'))
      .fill('Projekt\tGewicht\tEnde\nGlasfaser\t3\t31.12.2027\nWLAN\t2\t\n');
    await dialog.getByText(cdo.say('member.plan.becomesProjects', { count: 2 })).waitFor();
    await dialog.getByRole('button', { name: cdo.say('member.plan.insert'), exact: true }).click();
    await saved(page);
    const pasted = (await outlineOf(cdo, strategy)).pillars[0]?.projects ?? [];
    expect(
      pasted.map(({ title, weight, milestones }) => [title.texts.de, weight, milestones[0]?.baselineOn]),
    ).toEqual(
      expect.arrayContaining([
        ['Glasfaser', 3, '2027-12-31'],
        ['WLAN', 2, undefined],
      ]),
    );

    for (const title of ['Glasfaser', 'WLAN'])
      await page.getByRole('checkbox', { name: cdo.say('member.plan.select', { title }) }).check();
    await page.getByRole('button', { name: cdo.say('member.plan.remove') }).click();
    await saved(page);
    const left = { ...(await outlineOf(cdo, strategy)) };
    expect(shape(left)).toEqual([
      'Bildung',
      [
        ['Erstes', ['Start']],
        ['Zweites', []],
      ],
    ]);
    await page.getByRole('button', { name: new RegExp(`^${cdo.say('member.plan.undo')}`) }).click();
    await saved(page);
    expect((await outlineOf(cdo, strategy)).pillars[0]?.projects).toHaveLength(4);
  });

  it('on a phone with one thumb', async () => {
    const cdo = await visitors.enter({ device: 'phone', email: EMAIL, script: axe.source });
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await openPlan(cdo, strategy);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(await page.evaluate(LOOK)).toEqual([]);
    await page.getByRole('button', { name: cdo.say('member.plan.more', { title: 'Erstes' }) }).tap();
    const sheet = page.getByRole('dialog', { name: 'Erstes' });
    await sheet.getByLabel(cdo.say('member.plan.weight')).fill('5');
    await sheet
      .getByRole('button', { name: cdo.say('member.plan.close') })
      .last()
      .tap();
    await saved(page);
    expect(
      (await outlineOf(cdo, strategy)).pillars[0]?.projects.find(({ title }) => title.texts.de === 'Erstes')
        ?.weight,
    ).toBe(5);
  });
});
