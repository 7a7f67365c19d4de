import { change, drafted, EMAIL, openPlan, outlineOf, saved, shape, text, uuid } from './support/plan';
import { Visitors, type Visitor } from './support/visitor';

/** Nothing is done twice, and nothing to another plan than the one that was seen. */
describe('whoever decides on the plan', () => {
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

  const dialog = () => cdo.page.locator('dialog[open]');
  const act = (...key: Parameters<Visitor['say']>) =>
    dialog().getByRole('button', { name: cdo.say(...key), exact: true });
  const openAt = async (title: string, ...key: Parameters<Visitor['say']>): Promise<void> => {
    await cdo.page.getByRole('button', { name: cdo.say('member.plan.more', { title }) }).click();
    await act(...key).click();
  };
  const projects = async () => (await outlineOf(cdo, strategy)).pillars.flatMap((pillar) => pillar.projects);
  const revision = async () => (await outlineOf(cdo, strategy)).revision;
  /** The page hears nothing of others: their changes are under way, for as long as it takes. */
  const unheard = () => cdo.page.route(/\/live(\?|$)/, () => undefined);
  /** As a slow machine: between the clicks of a double one hardly anything is drawn. */
  const slowly = async () => {
    const devtools = await cdo.context.newCDPSession(cdo.page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  };

  it('is asked again before the adoption where another has changed the plan since it was shown', async () => {
    await unheard();
    await openPlan(cdo, strategy);
    await cdo.page.getByRole('button', { name: cdo.say('member.plan.adopt') }).click();
    await dialog().getByLabel(cdo.say('member.plan.resolution')).fill('2026/7');
    const adopt = act('member.plan.adoption.adopt');
    await dialog().getByText('Bildung').waitFor();
    // Once it can be pressed, its figures are there.
    await cdo.page.waitForFunction(
      (word) =>
        [...document.querySelectorAll('dialog button')].some(
          (button) =>
            button.textContent.trim() === word && button instanceof HTMLButtonElement && !button.disabled,
        ),
      cdo.say('member.plan.adoption.adopt'),
    );
    const [, second] = await projects();
    await change(cdo, strategy, {
      changes: [
        { kind: 'add-pillar', id: uuid(), title: text('Von anderen') },
        {
          kind: 'add-milestone',
          id: uuid(),
          projectId: second?.id,
          title: text('Auch von anderen'),
          baselineOn: '2026-01-02',
        },
      ],
    });
    cdo.expectTrouble(/409/);
    await adopt.click();
    await dialog()
      .getByRole('alert')
      .filter({ hasText: cdo.say('member.problem.effect-changed') })
      .waitFor();
    await dialog().locator('wm-council-view').getByText('Von anderen').waitFor();
    expect((await outlineOf(cdo, strategy)).adoption).toBeNull();
    await adopt.click();
    await dialog().waitFor({ state: 'detached' });
    expect((await outlineOf(cdo, strategy)).adoption).toMatchObject({ resolution: '2026/7' });
  });

  it('cannot send two projects in a circle, each into the other', async () => {
    await unheard();
    await openPlan(cdo, strategy);
    const [first, second] = await projects();
    await openAt('Erstes', 'member.plan.merge');
    await dialog()
      .getByLabel(cdo.say('member.plan.mergeInto'))
      .selectOption(second?.id ?? '');
    await change(cdo, strategy, {
      changes: [{ kind: 'merge', subjectId: second?.id, intoId: first?.id }],
    });
    const merged = shape(await outlineOf(cdo, strategy));
    cdo.expectTrouble(/4(04|09|22)/);
    await act('member.plan.merge').click();
    const refused = cdo.page.locator('wm-refused-line');
    await refused.waitFor();
    expect((await refused.innerText()).trim()).not.toBe('');
    expect(shape(await outlineOf(cdo, strategy))).toEqual(merged);
    await refused.getByRole('button').last().click();
    await refused.waitFor({ state: 'detached' });
  });

  it('reads with what something is merged, in the effect and in what can be taken back', async () => {
    const [first] = await projects();
    await change(cdo, strategy, { changes: [{ kind: 'adopt' }], paper: '2026/9' });
    await openPlan(cdo, strategy);
    await openAt('Zweites', 'member.plan.merge');
    await dialog()
      .getByLabel(cdo.say('member.plan.mergeInto'))
      .selectOption(first?.id ?? '');
    await act('member.plan.merge').click();
    const said = cdo.say('member.plan.did.merge-into', { title: 'Zweites', into: 'Erstes', count: 1 });
    expect(said).toContain('Erstes');
    await dialog().getByRole('listitem').filter({ hasText: said }).waitFor();
    await dialog().getByLabel(cdo.say('member.plan.reason')).fill('Gehört zusammen');
    await act('member.plan.record').click();
    await dialog().waitFor({ state: 'detached' });
    const undo = `${cdo.say('member.plan.undo')}: ${said}`;
    await cdo.page.getByRole('button', { name: undo, exact: true }).waitFor();
  });

  it('does it once by a double click, on a slow machine too', async () => {
    await openPlan(cdo, strategy);
    await slowly();
    await openAt('Zweites', 'member.plan.template');
    const steps = await dialog().locator('.batches li').count();
    await act('member.plan.insert').dblclick();
    await saved(cdo.page);
    expect((await projects())[1]?.milestones).toHaveLength(steps);

    await openAt('Erstes', 'member.plan.copy');
    await act('member.plan.copy').dblclick();
    await saved(cdo.page);
    expect(await projects()).toHaveLength(3);

    await cdo.page.getByRole('button', { name: cdo.say('member.plan.adopt') }).click();
    await dialog().getByLabel(cdo.say('member.plan.resolution')).fill('2026/8');
    const before = await revision();
    await act('member.plan.adoption.adopt').dblclick();
    await dialog().waitFor({ state: 'detached' });
    expect(await revision()).toBe(before + 1);

    const weight = cdo.page.locator('wm-outline-row.project [data-field=weight]').first();
    await weight.fill('4');
    await weight.press('Tab');
    await dialog().locator('wm-effect-table').first().waitFor({ state: 'attached' });
    await dialog().getByLabel(cdo.say('member.plan.reason')).fill('Wichtiger geworden');
    await act('member.plan.record').dblclick();
    await dialog().waitFor({ state: 'detached' });
    await saved(cdo.page);
    expect(await revision()).toBe(before + 2);
  });
});
