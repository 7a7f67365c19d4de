import { change, drafted, EMAIL, openPlan, outlineOf, saved, text, uuid } from './support/plan';
import { Visitors, type Visitor } from './support/visitor';

const ROWS = 200;

/** A long table at once, taken back and brought back as one, also when somebody has worked on it since. */
describe('a table of two hundred rows', () => {
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

  const projects = async () => (await outlineOf(cdo, strategy)).pillars.flatMap((pillar) => pillar.projects);
  const content = async () => ({ ...(await outlineOf(cdo, strategy)), revision: 0 });
  const step = async (word: 'member.plan.undo' | 'member.plan.redo') => {
    const stored = cdo.page.waitForResponse(/\/undo$/);
    await cdo.page.getByRole('button', { name: new RegExp(`^${cdo.say(word)}`) }).click();
    await stored;
    await saved(cdo.page);
  };
  const paste = async () => {
    const { page } = cdo;
    await page.getByRole('button', { name: cdo.say('member.plan.paste') }).click();
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.paste') });
    const lines = Array.from({ length: ROWS }, (_, at) => `Projekt ${at + 1}\t${(at % 9) + 1}\t31.12.2027`);
    const rows = [
      'Projekt\tGewicht\tEnde',
      ...lines.slice(2),
      'Vorletztes\thoch\t31.02.2027',
      'Letztes\t1\tTBD',
    ];
    await dialog.getByLabel(cdo.say('member.plan.pasteHere')).fill(rows.join('\n'));
    await dialog.getByText(cdo.say('member.plan.becomesProjects', { count: ROWS })).waitFor();
    // What is not understood is said before it is taken over.
    await dialog.getByText(cdo.say('member.plan.pasteUnread', { count: 3 })).waitFor();
    const stored = page.waitForResponse(/\/changes$/);
    await dialog.getByRole('button', { name: cdo.say('member.plan.insert'), exact: true }).dblclick();
    await stored;
    await saved(page);
  };

  it('is undone, redone and undone, and nothing else moves', async () => {
    const before = await content();
    await paste();
    const after = await content();
    expect(await projects()).toHaveLength(2 + ROWS);
    await step('member.plan.undo');
    expect(await content()).toEqual(before);
    await step('member.plan.redo');
    expect(await content()).toEqual(after);
    await step('member.plan.undo');
    expect(await content()).toEqual(before);
  });

  it('is taken back with what others have added to it only after that was said', async () => {
    const { page } = cdo;
    await paste();
    const [, , third] = await projects();
    const added = { kind: 'add-milestone', id: uuid(), projectId: third?.id, title: text('Von anderen') };
    await change(cdo, strategy, { changes: [added] });
    cdo.expectTrouble(/409/);
    await page.getByRole('button', { name: new RegExp(`^${cdo.say('member.plan.undo')}`) }).click();
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.undo') });
    await dialog.getByText('Von anderen').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await projects()).toHaveLength(2 + ROWS);
    await page.getByRole('button', { name: new RegExp(`^${cdo.say('member.plan.undo')}`) }).click();
    await dialog.getByRole('button', { name: cdo.say('member.plan.undoAll') }).click();
    await saved(page);
    expect(await projects()).toHaveLength(2);
    await step('member.plan.redo');
    expect(JSON.stringify(await projects())).toContain('Von anderen');
  });
});
