import type { List, Project, ProjectSummary } from '@wegmarke/domain/contracts';
import { change, drafted, outlineOf, text, uuid } from './support/plan';
import { Visitors } from './support/visitor';

const LIST = [
  'Nr;Handlungsfeld;Projekt;Zuständig;Ende;Fortschritt;Ampel',
  'S1;Bürgerservice;Digitale Bauakte im Archiv;Bauordnungsamt;31.12.2029;40 %;gelb',
  'S2;Bürgerservice;Online-Termine im Standesamt;Standesamt;30.06.2029;10 %;grün',
  'S3;Bildung;WLAN in Turnhallen;Schulamt;31.02.2029;0 %;rot',
  'Summe;;;;;;',
].join('\r\n');

describe('a chief digital officer imports a list', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it.each(['desktop', 'phone'] as const)(
    'from the file over its columns and its rejects into the plan, and back again, on a %s',
    async (device) => {
      const officer = await visitors.enter({ email: 'cdo@jena.example', device });
      const { page } = officer;
      await officer.open('/jena/plan');
      await page.getByRole('button', { name: officer.say('member.import.export') }).click();
      const file = page.getByRole('menuitem', { name: officer.say('member.import.export.csv') });
      const address = (await file.getAttribute('href')) ?? '';
      expect((await officer.context.request.get(address)).headers()['content-type']).toContain('text/csv');
      await page.getByRole('menuitem', { name: officer.say('member.import.title') }).click();
      await page.getByRole('heading', { level: 1, name: officer.say('member.import.title') }).waitFor();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'vorhaben.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
      await page.getByRole('heading', { level: 1, name: 'vorhaben.csv' }).waitFor();
      const meaning = page.getByLabel(
        officer.say('member.import.mapping.meaningOf', { column: 'Zuständig' }),
      );
      // What a heading decides is one line; it opens to why, and to a change.
      const decided = page.locator('summary').filter({ hasText: 'Zuständig' });
      expect(await decided.textContent()).toContain(officer.say('member.import.field.office'));
      expect(await meaning.isVisible()).toBe(false);
      await decided.click();
      expect(await meaning.inputValue()).toBe('office');
      await page.getByText(officer.say('member.import.reason.heading')).filter({ visible: true }).waitFor();

      await page.getByRole('button', { name: officer.say('member.import.mapping.next') }).click();
      await page.getByRole('heading', { name: officer.say('member.import.check.effect') }).waitFor();
      const sentence = { imported: 2, added: 2, updated: 0, rejected: 1 };
      await page.getByText(officer.say('member.import.check.sentence', sentence)).waitFor();
      await page
        .getByText(officer.say('member.import.reason.no-such-day', { value: '31.02.2029' }))
        .waitFor();
      await page.getByLabel('Ende', { exact: true }).fill('28.02.2029');
      await page.getByRole('button', { name: officer.say('member.import.reject.recheck') }).click();
      const apply = page.getByRole('button', { name: officer.say('member.import.apply', { count: 3 }) });
      await apply.waitFor();
      await apply.click();
      await page.getByText(officer.say('member.import.apply.reasonMissing')).waitFor();
      await page.getByLabel(officer.say('member.import.apply.reason')).fill('Liste der Ämter');
      await apply.click();
      await page.getByText(officer.say('member.import.done.title')).first().waitFor();

      // The department's own traffic light stays readable beside the figures of the project.
      const done = new URL(page.url()).pathname;
      const found = await officer.context.request.get('/api/v1/municipalities/jena/projects?q=Bauakte');
      const [project] = ((await found.json()) as List<ProjectSummary>).items;
      await officer.open(`/jena/projects/${String(project?.id)}`);
      await page.getByRole('heading', { name: officer.say('member.earlier.title') }).waitFor();
      const said = page.getByRole('listitem').filter({ hasText: 'vorhaben.csv' });
      expect((await said.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
        'Fortschritt: 40 %',
        'Ampel: gelb',
      ]);
      await officer.open(done);

      await page.getByRole('button', { name: officer.say('member.import.undo') }).click();
      await page.getByText(officer.say('member.import.done.undone')).waitFor();
      await page.getByRole('link', { name: officer.say('member.import.done.again') }).click();
      await page.getByText(officer.say('member.import.state.undone')).first().waitFor();
    },
  );

  it('discards a list that is not in the plan, after a question, from the list and from its page', async () => {
    const officer = await visitors.enter({ email: 'cdo@jena.example', device: 'phone' });
    const { page } = officer;
    const discard = officer.say('member.import.discard.do');
    const upload = async (name: string): Promise<void> => {
      await officer.open('/jena/plan/import');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`${LIST}\r\nStand: 01.03.2026`) });
      await page.getByRole('heading', { level: 1, name }).waitFor();
    };
    await upload('falsch.csv');
    // Before it is in the plan, nothing says that it is.
    expect(await page.locator('main').innerText()).not.toMatch(/übernommen/u);
    await page.getByRole('button', { name: officer.say('member.import.mapping.next') }).click();
    await page.getByText(officer.say('member.import.ignored.title')).click();
    await page
      .getByText(officer.say('member.import.reason.footer-row', { value: 'Stand: 01.03.2026' }))
      .waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/übernommen/u);
    await page.getByRole('button', { name: `${discard}: falsch.csv` }).click();
    const question = page.getByRole('dialog', { name: officer.say('member.import.discard.title') });
    await question
      .getByRole('button', { name: officer.say('member.import.discard.keep') })
      .last()
      .click();
    await question.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: `${discard}: falsch.csv` }).click();
    await question.getByRole('button', { name: discard }).click();
    await page.getByRole('heading', { level: 1, name: officer.say('member.import.title') }).waitFor();
    expect(await page.getByRole('link', { name: 'falsch.csv' }).count()).toBe(0);

    await upload('zweite.csv');
    await officer.open('/jena/plan/import');
    const entry = page.getByRole('listitem').filter({ hasText: 'zweite.csv' });
    expect(await entry.innerText()).toContain(officer.say('member.import.state.ready'));
    expect(await entry.innerText()).not.toMatch(/übernommen/u);
    await entry.getByRole('button', { name: `${discard}: zweite.csv` }).click();
    await question.getByRole('button', { name: discard }).click();
    await entry.waitFor({ state: 'detached' });
  });

  it('is told before an import is taken back what others did with it since, and keeps their texts', async () => {
    const officer = await visitors.enter({ email: 'cdo@jena.example' });
    const { page } = officer;
    const strategy = await drafted(officer);
    const apply = async (name: string, description: string): Promise<void> => {
      await officer.open('/jena/plan/import');
      await page.locator('#import-strategy').selectOption(strategy);
      const list = `Nr;Projekt;Beschreibung;Handlungsfeld\nA1;Sternwarte;${description};Bildung\n`;
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(list) });
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.getByRole('button', { name: officer.say('member.import.mapping.next') }).click();
      await page.getByRole('button', { name: officer.say('member.import.apply', { count: 1 }) }).click();
      await page.getByText(officer.say('member.import.done.title')).first().waitFor();
    };
    const observatory = async () =>
      (await outlineOf(officer, strategy)).pillars
        .flatMap(({ projects }) => projects)
        .find(({ title }) => title.texts.de === 'Sternwarte');
    const undo = page.getByRole('button', { name: officer.say('member.import.undo'), exact: true });

    await apply('erste.csv', 'Wie es war');
    const first = page.url();
    await apply('zweite.csv', 'Aus der Liste');
    const subjectId = (await observatory())?.id ?? '';
    await change(officer, strategy, {
      changes: [{ kind: 'describe-project', subjectId, description: text('Von anderen geschrieben') }],
    });
    await undo.click();
    await page.getByText(officer.say('member.import.done.undone')).waitFor();
    await page.getByText(officer.say('member.import.undo.kept')).waitFor();
    const project = await officer.context.request.get(`/api/v1/municipalities/jena/projects/${subjectId}`);
    expect(((await project.json()) as Project).description?.texts.de).toBe('Von anderen geschrieben');

    // What the first list added has work of others in it: they are named, and nothing is gone before one says so.
    await change(officer, strategy, {
      changes: [
        { kind: 'add-milestone', id: uuid(), projectId: subjectId, title: text('Kuppel'), baselineOn: null },
      ],
    });
    await page.goto(first);
    officer.expectTrouble(/409/);
    await undo.click();
    const told = page.getByRole('alert').filter({ hasText: officer.say('member.import.undo.since') });
    await told.getByRole('listitem').filter({ hasText: 'Kuppel' }).waitFor();
    expect((await observatory())?.milestones.map(({ title }) => title.texts.de)).toContain('Kuppel');
    await told.getByRole('button', { name: officer.say('member.import.undo.all') }).click();
    await page.getByText(officer.say('member.import.done.undone')).waitFor();
    expect(await observatory()).toBeUndefined();
  });

  it('is told in words why a file cannot be read', async () => {
    const officer = await visitors.enter({ email: 'cdo@jena.example' });
    const { page } = officer;
    await officer.open('/jena/plan/import');
    officer.expectTrouble(/422/);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'brief.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await page
      .getByRole('alert')
      .filter({ hasText: officer.say('member.problem.not-a-list') })
      .waitFor();
  });
});
