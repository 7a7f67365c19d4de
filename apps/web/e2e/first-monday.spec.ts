import type {
  Course,
  Office,
  PlanOutline,
  Revision,
  ScopeAccount,
  Strategy,
} from '@wegmarke/domain/contracts';
import type { Locator } from 'playwright-core';
import { startEmptyProduct, type EmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';

const SLUG = 'montagstadt';
const PASSWORD = 'ein langes Passwort';
const FIELDS = ['Bildung', 'Bürgerservice', 'Mobilität'];
const OFFICES = ['Schulamt', 'Bürgeramt', 'Tiefbauamt'];

/** Sixty projects as offices send them: three rows need a hand, two at the end are none. */
const LIST = [
  'Nr;Handlungsfeld;Projekt;Zuständig;Ende;Stand',
  ...Array.from({ length: 60 }, (_, at) =>
    [
      `P${String(at + 1)}`,
      FIELDS[at % 3],
      `Vorhaben ${String(at + 1)}`,
      OFFICES[at % 3],
      at % 25 === 7
        ? '31.02.2029'
        : `${String(1 + (at % 28)).padStart(2, '0')}.0${String(1 + (at % 9))}.2028`,
      `${String((at * 7) % 100)} %`,
    ].join(';'),
  ),
  'Summe;;;;;',
  ';;;;;',
].join('\r\n');

/** From an empty city and a spreadsheet to an adopted strategy, its first changes, and all of them taken back. */
describe('the first Monday of a chief digital officer', () => {
  let product: EmptyProduct;
  let visitors: Visitors;
  let cdo: Visitor;

  beforeAll(async () => {
    [product, visitors] = await Promise.all([startEmptyProduct(), Visitors.open()]);
  });
  afterAll(async () => {
    await visitors.leave();
    await visitors.close();
    await product.stop();
  });

  const button = (...key: Parameters<Visitor['say']>): Locator =>
    cdo.page.getByRole('button', { name: cdo.say(...key), exact: true });
  const field = (...key: Parameters<Visitor['say']>): Locator =>
    cdo.page.getByLabel(cdo.say(...key), { exact: true });
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const response = await cdo.context.request.get(`/api/v1/municipalities/${SLUG}${path}`);
    expect([path, response.status()]).toEqual([path, 200]);
    return (await response.json()) as Answer;
  };
  const strategy = async (): Promise<Strategy> => {
    const [first] = (await ask<{ items: Strategy[] }>('/strategies')).items;
    if (!first) throw new Error('There is no strategy.');
    return first;
  };
  const outline = async (): Promise<PlanOutline> => ask(`/strategies/${(await strategy()).id}/plan`);
  const figures = async (): Promise<unknown> => {
    const { todayScope, asAdopted, health } = await ask<Course>(
      `/strategies/${(await strategy()).id}/course`,
    );
    return { todayScope, asAdopted, health };
  };
  const account = async (): Promise<ScopeAccount> => ask(`/strategies/${(await strategy()).id}/account`);
  const inAll = ({ rows }: ScopeAccount) => rows.find(({ pillarId }) => pillarId === null);
  const projects = (plan: PlanOutline) => plan.pillars.flatMap((pillar) => pillar.projects);

  it('begins in an empty city, with its digital office and an empty draft', async () => {
    const link = await product.found(SLUG, 'Montagstadt', `cdo@${SLUG}.example`);
    cdo = await visitors.enter({ url: product.url });
    await cdo.open(link);
    await field('member.welcome.name').fill('Anna Amsel');
    await field('member.welcome.newPassword').fill(PASSWORD);
    await button('member.welcome.begin').click();
    await cdo.page.waitForURL(`**/${SLUG}/settings`);
    await button('member.setup.appoint').click();
    await cdo.page.getByText(`${cdo.say('member.setup.officeDefault')}: Anna Amsel`).waitFor();
    await field('member.setup.strategyTitle').fill('Digital für alle');
    await field('member.setup.template.empty').check();
    await button('member.setup.create').click();
    await cdo.page.getByText('Digital für alle').first().waitFor();
    expect(await outline()).toMatchObject({ adoption: null, pillars: [] });
  });

  it('goes on with a list of sixty projects, whose rejects are mended on the spot', async () => {
    const { page } = cdo;
    await cdo.open(`/${SLUG}/plan/import`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'vorhaben.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
    await page.getByRole('heading', { level: 1, name: 'vorhaben.csv' }).waitFor();
    await button('member.import.mapping.next').click();
    await page.getByRole('heading', { name: cdo.say('member.import.check.effect') }).waitFor();
    const wrong = page.getByLabel('Ende', { exact: true });
    expect(await wrong.count()).toBe(3);
    for (const at of [0, 1, 2]) await wrong.nth(at).fill('28.02.2029');
    await button('member.import.reject.recheck').click();
    await button('member.import.apply', { count: 60 }).click();
    await page.getByText(cdo.say('member.import.done.title')).first().waitFor();
    const plan = await outline();
    expect(plan.pillars.map(({ title }) => title.texts.de)).toEqual(FIELDS);
    expect([projects(plan).length, plan.actual?.percent]).toEqual([60, 0]);
    expect(projects(plan).every(({ milestones }) => milestones.length === 1)).toBe(true);
  });

  it('hands each department its part', async () => {
    const { page } = cdo;
    await cdo.open(`/${SLUG}/settings/people`);
    for (const name of OFFICES.map((office) => `Leitung ${office}`)) {
      await field('member.people.name').fill(name);
      await button('member.people.add').click();
      await page.getByText(name, { exact: true }).waitFor();
    }
    await cdo.open(`/${SLUG}/settings/offices`);
    for (const office of OFFICES) {
      await button('member.offices.appointTitle', { office }).click();
      const row = page.locator('[data-office]').filter({ hasText: office });
      await row
        .getByLabel(cdo.say('member.offices.person'), { exact: true })
        .selectOption({ label: `Leitung ${office}` });
      await row.getByRole('button', { name: cdo.say('member.offices.appoint'), exact: true }).click();
      await row
        .locator('p', { hasText: `Leitung ${office}` })
        .first()
        .waitFor();
    }
    const { items } = await ask<{ items: Office[] }>('/offices');
    expect(items.filter(({ vacant }) => vacant)).toEqual([]);
  });

  it('weighs the pillars, and has the council adopt what it has seen', async () => {
    const { page } = cdo;
    await cdo.open(`/${SLUG}/plan`);
    const weight = page.locator('wm-outline-row.pillar [data-field=weight]').first();
    await weight.fill('3');
    await weight.press('Tab');
    await saved();
    await button('member.plan.adopt').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(cdo.say('member.plan.adoption.lead')).waitFor();
    // As the council will see it: what each pillar holds, and what it weighs.
    const [first] = await dialog.locator('summary').allInnerTexts();
    expect(first).toContain('Bildung');
    expect(first).toContain(cdo.say('member.plan.adoption.weight', { weight: 3, sum: 5 }));
    await dialog.locator('summary').first().click();
    await dialog.getByText('Vorhaben 1', { exact: true }).waitFor();
    await dialog.getByLabel(cdo.say('member.plan.resolution')).fill('2026/0065/1');
    await dialog.getByRole('button', { name: cdo.say('member.plan.adoption.adopt') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('2026/0065/1').waitFor();
    const { pillars, adoption } = await outline();
    expect([pillars[0]?.weight, adoption?.resolution]).toEqual([3, '2026/0065/1']);
    expect(inAll(await account())).toMatchObject({ adopted: 60, dropped: 0, merged: 0, inScope: 60 });
  });

  it('drops a project and merges two, seeing the effect before and the account add up after', async () => {
    const before = await figures();
    await changeAdopted('Vorhaben 1', 'member.plan.drop', 'Kein Geld im Haushalt');
    await changeAdopted('Vorhaben 4', 'member.plan.merge', 'Eine Anwendung für beide', async () => {
      const dialog = cdo.page.getByRole('dialog', { name: cdo.say('member.plan.merge') });
      await dialog
        .getByLabel(cdo.say('member.plan.mergeInto'))
        .selectOption({ label: 'Vorhaben 7 (Bildung)' });
      await dialog.getByRole('button', { name: cdo.say('member.plan.merge'), exact: true }).click();
    });
    expect(projects(await outline())).toHaveLength(58);
    const changed = await account();
    await namesTheOffice('Kein Geld im Haushalt');
    for (const row of changed.rows) {
      const { adopted, added, parts, dropped, merged, split, moved, inScope } = row;
      expect(adopted + added + parts - dropped - merged - split + moved).toBe(inScope);
    }
    expect(inAll(changed)).toMatchObject({ adopted: 60, dropped: 1, merged: 1, inScope: 58 });
    expect(await figures()).not.toEqual(before);

    // And takes both back.
    for (const reason of ['Doch nicht zusammen', 'Doch nicht gestrichen']) {
      await cdo.page.keyboard.press('Control+z');
      const asked = cdo.page.getByRole('dialog', { name: cdo.say('member.plan.undo') });
      await asked.getByLabel(cdo.say('member.plan.reason')).fill(reason);
      await asked.getByRole('button', { name: cdo.say('member.plan.undo') }).click();
      await asked.waitFor({ state: 'detached' });
      await saved();
    }
    expect(await figures()).toEqual(before);
    expect(projects(await outline())).toHaveLength(60);
    expect(inAll(await account())).toMatchObject({ dropped: 0, merged: 0, inScope: 60 });
  });

  /** The ledger says which office decided, in its answer and on its page. */
  async function namesTheOffice(reason: string): Promise<void> {
    const { id } = await strategy();
    const { items } = await ask<{ items: Revision[] }>(`/strategies/${id}/revisions?kind=dropped`);
    const office = cdo.say('member.setup.officeDefault');
    expect(items.map((item) => [item.reason, item.office?.texts.de])).toEqual([[reason, office]]);
    const reader = await cdo.context.newPage();
    await reader.goto(`/${SLUG}/ledger?kind=dropped`);
    const item = reader.locator('wm-revision-item').filter({ hasText: reason });
    expect(await item.innerText()).toContain(office);
    await reader.close();
  }

  /** A change of an adopted plan: its row's sheet, whatever the change asks for, its effect, a reason. */
  async function changeAdopted(
    title: string,
    action: Parameters<Visitor['say']>[0],
    reason: string,
    answer: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const { page } = cdo;
    await page.getByRole('button', { name: cdo.say('member.plan.more', { title }), exact: true }).click();
    await button(action).click();
    await answer();
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.effect.heading') });
    await dialog.locator('wm-effect-table').waitFor({ state: 'attached' });
    await dialog.getByLabel(cdo.say('member.plan.reason')).fill(reason);
    await dialog.getByRole('button', { name: cdo.say('member.plan.record') }).click();
    await dialog.waitFor({ state: 'detached' });
    await saved();
  }

  /** Resolves when all that was done has been recorded: first the page has to have drawn that something is under way. */
  async function saved(): Promise<void> {
    await cdo.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await cdo.page.locator('[data-state=saved]').waitFor();
  }
});
