import { localDay } from '@wegmarke/domain/calendar';
import type {
  DepartmentRecord,
  InboxAnswer,
  List,
  Municipality,
  OfficeRecord,
  Person,
  Project,
  ProjectUpdate,
  Session,
  Strategy,
} from '@wegmarke/domain/contracts';
import type { Locator } from 'playwright-core';
import { text, uuid } from './support/plan';
import { startEmptyProduct, type EmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';

const SLUG = 'ordnungsstadt';
const TODAY = localDay(new Date(), 'Europe/Berlin');

/** A city with three departments, whose offices answer for a project each; two offices are held. */
describe('the organisation of a city', () => {
  let product: EmptyProduct;
  let visitors: Visitors;
  let cdo: Visitor;
  let strategyId: string;
  const departments = new Map<string, string>();
  const offices = new Map<string, string>();
  const projects = new Map<string, string>();

  beforeAll(async () => {
    [product, visitors] = await Promise.all([startEmptyProduct(), Visitors.open()]);
    const link = await product.found(SLUG, 'Ordnungsstadt', `cdo@${SLUG}.example`);
    cdo = await visitors.enter({ url: product.url });
    const token = new URL(link, product.url).hash.slice(1);
    await send('POST', '/welcome', { token, name: 'Anna Amsel', password: 'ein langes Passwort' }, 200);
    const session = await cdo.context.request.get('/api/v1/session');
    const personId = ((await session.json()) as Session).memberships[0]?.personId;
    const digital = await office('Stabsstelle', 'cdo', null);
    await send('POST', '/appointments', { officeId: digital, personId, kind: 'regular', fromOn: TODAY });
    const strategy = { title: text('Digital für alle'), startsOn: TODAY, targetOn: '2090-12-31' };
    strategyId = (await send<Strategy>('POST', '/strategies', strategy)).id;
    const pillar = uuid();
    await plan([{ kind: 'add-pillar', id: pillar, title: text('Stadt für alle') }]);
    for (const [department, title, holder] of [
      ['Schulamt', 'Schulportal', 'Kim Kranich'],
      ['Jugendamt', 'Jugendportal', 'Ole Otter'],
      ['Tiefbauamt', 'Radwegenetz', null],
    ] as const) {
      const { id } = await send<DepartmentRecord>('POST', '/departments', { title: text(department) });
      departments.set(department, id);
      const officeId = await office(`Leitung ${department}`, 'head', id);
      const projectId = uuid();
      projects.set(title, projectId);
      await plan([
        {
          kind: 'add-project',
          id: projectId,
          pillarId: pillar,
          title: text(title),
          officeId,
          departmentId: id,
        },
      ]);
      const person = await send<Person>('POST', '/people', { name: holder ?? 'Ria Reiher' });
      if (holder === null) continue;
      const appointment = { officeId, personId: person.id, kind: 'regular', fromOn: TODAY };
      await send('POST', '/appointments', appointment);
    }
  });
  afterAll(async () => {
    await visitors.leave().finally(async () => {
      await visitors.close();
      await product.stop();
    });
  });

  const address = (path: string) => `/api/v1/municipalities/${SLUG}${path}`;
  async function send<T>(method: string, path: string, data: object, status = 201): Promise<T> {
    const response = await cdo.context.request.fetch(address(path), { method, data });
    expect([path, response.status(), await response.text()]).toEqual([path, status, expect.any(String)]);
    return (await response.json()) as T;
  }
  async function read<T>(path: string): Promise<T> {
    const response = await cdo.context.request.get(address(path));
    expect([path, response.status()]).toEqual([path, 200]);
    return (await response.json()) as T;
  }
  async function office(title: string, kind: string, departmentId: string | null): Promise<string> {
    const { id } = await send<OfficeRecord>('POST', '/offices', { kind, title: text(title), departmentId });
    offices.set(title, id);
    return id;
  }
  const plan = (changes: readonly object[]) => send('POST', `/strategies/${strategyId}/changes`, { changes });
  const project = (title: string) => read<Project>(`/projects/${projects.get(title) ?? ''}`);
  const inbox = async () => (await read<InboxAnswer>('/inbox')).items;

  const button = (...key: Parameters<Visitor['say']>): Locator =>
    cdo.page.getByRole('button', { name: cdo.say(...key), exact: true });
  const field = (...key: Parameters<Visitor['say']>): Locator =>
    cdo.page.getByLabel(cdo.say(...key), { exact: true });
  const labelled = (name: string): Locator => cdo.page.getByLabel(name, { exact: true });
  const preview = (title: string): Locator =>
    cdo.page.locator(`wm-reorganise-preview [data-project="${projects.get(title) ?? ''}"]`);
  const done = (...key: Parameters<Visitor['say']>): Locator =>
    cdo.page.locator('.done, .wm-notice.ok').filter({ hasText: cdo.say(...key) });

  it('merges two departments: of their offices one ends, and says who takes over', async () => {
    await cdo.open(`/${SLUG}/settings/reorganisation`);
    await field('member.reorganise.kind.merge').check();
    await labelled('Schulamt').check();
    expect(await button('member.reorganise.submit').isDisabled()).toBe(true);
    await labelled('Jugendamt').check();
    await field('member.reorganise.newName').fill('Bildung und Jugend');
    await labelled('Leitung Jugendamt').selectOption({
      label: cdo.say('member.reorganise.endsFor', { office: 'Leitung Schulamt' }),
    });
    // Before it is done: who answers for what afterwards.
    const row = await cdo.text(preview('Jugendportal'));
    expect(row).toContain('Bildung und Jugend');
    expect(row).toContain(cdo.say('member.reorganise.was', { before: 'Leitung Jugendamt' }));
    expect(await preview('Radwegenetz').count()).toBe(0);
    await field('member.reorganise.reason').fill('Beschluss des Rats');
    await button('member.reorganise.submit').click();
    await done('member.reorganise.saved').waitFor();

    const { office: now, department } = await project('Jugendportal');
    expect([now.id, department?.title.texts.de]).toEqual([
      offices.get('Leitung Schulamt'),
      'Bildung und Jugend',
    ]);
    const { items } = await read<List<OfficeRecord>>('/offices');
    expect(items.map(({ id }) => id)).not.toContain(offices.get('Leitung Jugendamt'));
    const history = cdo.page.locator('wm-reorganisation-history');
    await history.getByText(cdo.say('member.reorganise.closed', { before: 'Jugendamt' })).waitFor();
    await history.getByText('Beschluss des Rats').waitFor();
  });

  it('splits a department: each office chooses its part, and one project goes another way', async () => {
    await cdo.open(`/${SLUG}/settings/reorganisation`);
    await field('member.reorganise.kind.split').check();
    await labelled('Bildung und Jugend').check();
    await field('member.reorganise.part', { number: 1 }).fill('Bildung');
    await field('member.reorganise.part', { number: 2 }).fill('Jugend');
    await cdo.page.locator('.wm-notice.warn').filter({ hasText: 'Leitung Schulamt' }).waitFor();
    await labelled('Leitung Schulamt').selectOption({
      label: cdo.say('member.reorganise.goesTo', { department: 'Bildung' }),
    });
    await cdo.page.locator('.wm-notice.warn').waitFor({ state: 'detached' });
    await cdo.page.getByText(cdo.say('member.reorganise.projects'), { exact: true }).click();
    await labelled('Jugendportal').selectOption({ label: 'Jugend' });
    expect(await cdo.text(preview('Jugendportal'))).toContain('Jugend');
    await button('member.reorganise.submit').click();
    await done('member.reorganise.saved').waitFor();

    const [schools, youth] = [await project('Schulportal'), await project('Jugendportal')];
    const named = ({ department, office: at }: Project) => [department?.title.texts.de, at.title.texts.de];
    expect([named(schools), named(youth)]).toEqual([
      ['Bildung', 'Leitung Schulamt'],
      ['Jugend', 'Leitung Schulamt'],
    ]);
  });

  it('leads from a vacancy in the inbox to the form that fills the office', async () => {
    await cdo.open(`/${SLUG}/inbox`);
    await cdo.page
      .getByRole('link', { name: `${cdo.say('member.inbox.appoint')}: Leitung Tiefbauamt` })
      .click();
    await cdo.page.waitForURL(`**/${SLUG}/settings/offices?office=*`);
    const row = cdo.page.locator('[data-office]').filter({ hasText: 'Leitung Tiefbauamt' });
    const person = row.getByLabel(cdo.say('member.offices.person'), { exact: true });
    await person.selectOption({ label: 'Ria Reiher' });
    await row.getByRole('button', { name: cdo.say('member.offices.appoint'), exact: true }).click();
    await row.locator('p', { hasText: 'Ria Reiher' }).first().waitFor();
    expect((await inbox()).filter(({ kind }) => kind === 'vacancy')).toEqual([]);
  });

  it('gives a project its first waymark in the inbox, and takes it back', async () => {
    const bare = async () =>
      (await inbox())
        .filter(({ kind }) => kind === 'project-without-milestones')
        .map(({ title }) => title.texts.de);
    await cdo.open(`/${SLUG}/inbox`);
    const add = cdo.page.getByRole('button', {
      name: `${cdo.say('member.inbox.addMilestone')}: Radwegenetz`,
    });
    await add.click();
    await button('member.inbox.saveMilestone').click();
    await cdo.page.getByText(cdo.say('member.inbox.textMissing')).waitFor();
    await field('member.inbox.milestoneTitle').fill('Erste Achse befahrbar');
    await field('member.inbox.milestoneOn').fill('1.4.2040');
    await field('member.inbox.milestoneWhy').fill('Im Haushalt');
    await button('member.inbox.saveMilestone').click();
    await done('member.inbox.done.added', { title: 'Radwegenetz' }).waitFor();
    expect(await bare()).not.toContain('Radwegenetz');
    await button('member.bulk.undo').click();
    await add.waitFor();
    expect(await bare()).toContain('Radwegenetz');
  });

  it('asks a silent office how things stand by one tap, and takes that back by another', async () => {
    const projectId = projects.get('Schulportal') ?? '';
    await plan([{ kind: 'add-milestone', id: uuid(), projectId, title: text('Anmeldung im Netz') }]);
    const asks = async () =>
      (await read<List<ProjectUpdate>>(`/projects/${projectId}/updates`)).items.map(({ ask }) => ask);
    await cdo.open(`/${SLUG}/inbox`);
    const inquire = cdo.page.getByRole('button', {
      name: `${cdo.say('member.inbox.inquire')}: Leitung Schulamt`,
    });
    await inquire.click();
    await cdo.page.locator('.done').waitFor();
    await inquire.waitFor({ state: 'detached' });
    expect(await asks()).toMatchObject([
      {
        office: { id: offices.get('Leitung Schulamt') },
        text: { texts: { de: cdo.say('member.inbox.inquiry') } },
      },
    ]);
    await button('member.bulk.undo').click();
    await inquire.waitFor();
    expect(await asks()).toEqual([]);
  });

  it('keeps the days that people compare with', async () => {
    const occasions = async () => (await read<Strategy>(`/strategies/${strategyId}`)).occasions;
    const [german, english] = ['de', 'en'].map((language) => {
      const name = cdo.say(language === 'de' ? 'language.de' : 'language.en');
      return labelled(`${cdo.say('member.strategy.occasionTitle')} (${name})`);
    });
    const saveOccasion = () =>
      cdo.page.locator('wm-occasion-form').getByRole('button', { name: cdo.say('member.settings.save') });
    const add = async (on: string, title: string): Promise<void> => {
      await button('member.strategy.occasionAdd').click();
      await field('member.strategy.occasionOn').fill(on);
      await german?.fill(title);
      await english?.fill('Council session');
      await saveOccasion().click();
    };
    await cdo.open(`/${SLUG}/settings/strategy`);
    await cdo.page.getByText(cdo.say('member.strategy.occasionsNone')).waitFor();
    await add('12.3.2026', 'Ratssitzung');
    await done('member.settings.saved').waitFor();
    const title = { source: 'de', texts: { de: 'Ratssitzung', en: 'Council session' } };
    expect(await occasions()).toEqual([{ on: '2026-03-12', title }]);

    await add('2026-03-12', 'ratssitzung');
    await cdo.page.getByText(cdo.say('member.problem.occasion-twice')).waitFor();
    await button('action.cancel').first().click();

    const change = cdo.page.getByRole('button', { name: `${cdo.say('member.settings.edit')}: ` });
    await change.click();
    await field('member.strategy.occasionOn').fill('13.03.2026');
    await saveOccasion().click();
    await cdo.page.locator('wm-occasion-form').waitFor({ state: 'detached' });
    expect(await occasions()).toEqual([{ on: '2026-03-13', title }]);

    await cdo.page.getByRole('button', { name: `${cdo.say('member.strategy.occasionRemove')}: ` }).click();
    await cdo.page.getByText(cdo.say('member.strategy.occasionsNone')).waitFor();
    expect(await occasions()).toEqual([]);
  });

  it('chooses the languages of the strategy and of the city, and no text is lost', async () => {
    await cdo.open(`/${SLUG}/settings/strategy`);
    const form = (heading: string): Locator =>
      cdo.page.locator('wm-languages-form').filter({ has: cdo.page.getByText(heading, { exact: true }) });
    const save = (of: Locator) => of.getByRole('button', { name: cdo.say('member.settings.save') });
    const ofStrategy = form(cdo.say('member.strategy.languages'));
    expect(await save(ofStrategy).isDisabled()).toBe(true);
    await ofStrategy.getByLabel('English').uncheck();
    await ofStrategy.getByLabel('Deutsch').uncheck();
    await ofStrategy.getByText(cdo.say('member.strategy.languagesNone')).waitFor();
    await ofStrategy.getByLabel('Deutsch').check();
    await save(ofStrategy).click();
    await done('member.settings.saved').waitFor();
    expect((await read<Strategy>(`/strategies/${strategyId}`)).languages).toEqual(['de']);

    const ofCity = form(cdo.say('member.municipality.languages', { name: 'Ordnungsstadt' }));
    await ofCity.getByLabel('Nederlands').check();
    await ofCity.getByLabel(cdo.say('member.languages.main')).selectOption({ label: 'Nederlands' });
    await save(ofCity).click();
    await cdo.page.waitForFunction(
      (slug) =>
        fetch(`/api/v1/municipalities/${slug}`)
          .then((response) => response.json() as Promise<{ languages: string[] }>)
          .then(({ languages }) => languages[0] === 'nl'),
      SLUG,
    );
    expect((await read<Municipality>('')).languages).toEqual(['nl', 'de', 'en']);
  });
});
