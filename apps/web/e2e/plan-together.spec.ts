import { change, drafted, EMAIL, openPlan, outlineOf, saved, shape, text, uuid } from './support/plan';
import { Visitors, type Visitor } from './support/visitor';

/** Two people in one plan: what one takes back or away, and the other has touched since. */
describe('two people write one plan', () => {
  let visitors: Visitors;
  let cdo: Visitor;
  let strategy: string;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  beforeEach(async () => {
    cdo = await visitors.enter({ email: EMAIL });
    strategy = await drafted(cdo);
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  const projects = async () => (await outlineOf(cdo, strategy)).pillars.flatMap((pillar) => pillar.projects);

  it('and undo leaves a text that the other has rewritten, and says who wrote it', async () => {
    const { page } = cdo;
    await openPlan(cdo, strategy);
    const [first] = await projects();
    const field = page.getByRole('textbox', { name: cdo.say('member.plan.title.project') }).first();
    await field.fill('Umbenannt');
    await field.press('Tab');
    await saved(page);
    await change(cdo, strategy, {
      changes: [{ kind: 'describe-project', subjectId: first?.id, title: text('Von anderen') }],
    });
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'Von anderen'),
    );

    await page.getByRole('button', { name: new RegExp(`^${cdo.say('member.plan.undo')}`) }).click();
    const kept = page.locator('wm-kept-texts');
    await kept.getByText(cdo.say('member.plan.undoKept', { count: 1 })).waitFor();
    const said = await cdo.text(kept.getByRole('listitem'));
    expect(said).toMatch(/^„Von anderen“: zuletzt geschrieben von .*Digital/);
    await saved(page);
    expect((await projects())[0]?.title.texts.de).toBe('Von anderen');
    await kept.getByRole('button', { name: cdo.say('member.plan.understood') }).click();
    await kept.waitFor({ state: 'detached' });
  });

  it('and a pillar into which the other has just moved a project is not dropped with it', async () => {
    const { page } = cdo;
    const spare = uuid();
    await change(cdo, strategy, { changes: [{ kind: 'add-pillar', id: spare, title: text('Reserve') }] });
    await change(cdo, strategy, { changes: [{ kind: 'adopt' }], paper: '2026/1' });
    await openPlan(cdo, strategy);
    const [first] = await projects();
    await page.getByRole('button', { name: cdo.say('member.plan.more', { title: 'Reserve' }) }).click();
    await page.getByRole('button', { name: cdo.say('member.plan.drop'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.effect.heading') });
    await dialog.locator('wm-effect-table').waitFor({ state: 'attached' });
    await dialog.getByLabel(cdo.say('member.plan.reason')).fill('Steht leer');

    // It does not: while the effect was read, the other has moved a project into it.
    await change(cdo, strategy, {
      changes: [{ kind: 'move', subjectId: first?.id, intoId: spare }],
      reason: 'Passt dort besser',
    });
    cdo.expectTrouble(/409/);
    await dialog.getByRole('button', { name: cdo.say('member.plan.record') }).click();
    await dialog.getByText(cdo.say('member.problem.effect-changed')).waitFor();
    await dialog.getByRole('button', { name: cdo.say('member.plan.dropOnly'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(shape(await outlineOf(cdo, strategy))).toEqual([
      'Bildung',
      [['Zweites', []]],
      'Reserve',
      [['Erstes', ['Start']]],
    ]);
  });

  it.each(['head@jena.example', 'council@jena.example'])(
    'and who does not write plans is told so, instead of getting fields that are refused: %s',
    async (email) => {
      const reader = await visitors.enter({ email });
      await reader.open(`/jena/plan?strategy=${strategy}`);
      await reader.page.getByText(reader.say('member.plan.notYours')).waitFor();
      expect(await reader.page.locator('main input, main select, wm-outline-row').count()).toBe(0);
      // Nor a form for lists that would be refused.
      await reader.open('/jena/plan/import');
      await reader.page.getByRole('heading', { level: 1, name: reader.say('member.import.title') }).waitFor();
      await reader.page.getByText(reader.say('member.plan.notYours')).waitFor();
      expect(await reader.page.locator('main input, main select, main label').count()).toBe(0);
      await reader.page
        .locator('main')
        .getByRole('link', { name: reader.say('roadmap.title') })
        .click();
      await reader.page.waitForURL(/\/jena\/roadmap/);
    },
  );
});
