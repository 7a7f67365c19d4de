import type { ProjectUpdate } from '@wegmarke/domain/contracts';
import { change, drafted, EMAIL, outlineOf, text } from './support/plan';
import { Member } from './support/product';
import { Visitors, type Visitor } from './support/visitor';

/** Forms of a project's page: what was typed outlives a slip of the thumb, a step back and a page loaded anew. */
describe('what is typed on the page of a project', () => {
  let visitors: Visitors;
  let path: string;
  let projectId: string;

  beforeAll(async () => {
    visitors = await Visitors.open();
    const cdo = await visitors.enter({ email: EMAIL });
    const strategy = await drafted(cdo);
    const [pillar] = (await outlineOf(cdo, strategy)).pillars;
    projectId = pillar?.projects[0]?.id ?? '';
    path = `/jena/projects/${projectId}`;
    await change(cdo, strategy, {
      changes: [{ kind: 'describe-pillar', subjectId: pillar?.id, title: text('Bildung') }],
    });
    await visitors.leave();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  const write = (by: Visitor) => by.page.getByRole('button', { name: by.say('member.update.write') }).click();
  const sheet = (by: Visitor) => by.page.locator('wm-update-form');

  it('is still there after a tap beside the sheet, a step back and a page loaded anew, and goes once it is sent', async () => {
    const author = await visitors.enter({ email: EMAIL, device: 'phone' });
    const { page } = author;
    const happened = sheet(author).getByLabel(author.say('member.update.happened'));
    await author.open(path);
    await write(author);
    await happened.fill('Ein langer Satz, auf dem Weg getippt.');
    await page.locator('.backdrop').click({ position: { x: 180, y: 10 } });
    await happened.waitFor({ state: 'detached' });
    for (const leave of [
      () => Promise.resolve(),
      async () => {
        await author.open('/jena/plan');
        await page.goBack();
        await author.settled();
      },
      async () => {
        await page.reload();
        await author.settled();
      },
    ]) {
      await leave();
      await write(author);
      await sheet(author).getByText(author.say('member.draft.restored')).waitFor();
      expect(await happened.inputValue()).toBe('Ein langer Satz, auf dem Weg getippt.');
      await page.keyboard.press('Escape');
      await happened.waitFor({ state: 'detached' });
    }
    await write(author);
    await sheet(author)
      .getByRole('button', { name: author.say('member.update.save') })
      .dblclick();
    await happened.waitFor({ state: 'detached' });
    const told = page.locator('wm-project-updates li');
    await told.getByText('Ein langer Satz, auf dem Weg getippt.').waitFor();
    expect(await told.count()).toBe(1);
    await write(author);
    expect(await happened.inputValue()).toBe('');
    expect(await sheet(author).getByText(author.say('member.draft.restored')).count()).toBe(0);
  });

  it('is brought up to date with what others have changed meanwhile, and can be given up', async () => {
    const author = await visitors.enter({ email: EMAIL });
    const { page } = author;
    await author.open(path);
    const open = () => page.getByRole('button', { name: author.say('member.edit.open') }).click();
    const form = page.locator('wm-project-edit');
    await open();
    await form.getByLabel(author.say('member.edit.description')).fill('Meine Beschreibung.');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    const other = await Member.signIn(EMAIL);
    await other.change(await other.project(projectId), { partners: ['Hochschule'] });
    await page.reload();
    await author.settled();
    await open();
    expect(await form.getByLabel(author.say('member.edit.description')).inputValue()).toBe(
      'Meine Beschreibung.',
    );
    expect(await form.getByLabel(author.say('member.edit.partners')).inputValue()).toBe('Hochschule');
    await form.getByRole('button', { name: author.say('member.draft.discard') }).click();
    await form.getByText(author.say('member.draft.restored')).waitFor({ state: 'detached' });
    expect(await form.getByLabel(author.say('member.edit.description')).inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await open();
    expect(await form.getByLabel(author.say('member.edit.description')).inputValue()).toBe('');
  });

  it.each(['judgement', 'document'] as const)(
    'stays while another changes the project, in the form of a %s too',
    async (form) => {
      const author = await visitors.enter({ email: EMAIL });
      const { page } = author;
      const live = page.waitForRequest((request) => request.url().endsWith('/live'));
      await Promise.all([live, author.open(path)]);
      const [opens, field, sends] =
        form === 'judgement'
          ? (['member.judgement.give', 'member.judgement.reason', 'member.judgement.save'] as const)
          : (['member.document.addLink', 'member.document.url', 'member.document.save'] as const);
      const sheetForm = page.locator(`wm-${form}-form`);
      const [half, rest] =
        form === 'judgement' ? ['Die Ausschreibung', ' lief leer.'] : ['https://amt', '.example/'];
      await page.getByRole('button', { name: author.say(opens) }).click();
      const typed = sheetForm.getByLabel(author.say(field));
      await typed.fill(half);
      const other = await Member.signIn(EMAIL);
      const partner = `Hochschule ${form}`;
      await other.change(await other.project(projectId), { partners: [partner] });
      // It waits and says so; asked for, it is shown around the form.
      const news = page.getByRole('button', { name: author.say('live.show') });
      await news.waitFor();
      expect(await typed.inputValue()).toBe(half);
      await news.click();
      await page.locator('main').getByText(partner).first().waitFor({ state: 'attached' });
      await typed.press('End');
      await page.keyboard.type(rest);
      expect(await typed.inputValue()).toBe(`${half}${rest}`);
      await sheetForm.getByRole('button', { name: author.say(sends), exact: true }).click();
      await sheetForm.waitFor({ state: 'detached' });
      const told =
        form === 'judgement'
          ? page.locator('main').getByText(`${half}${rest}`)
          : page.locator(`main a[href="${half}${rest}"]`);
      await told.first().waitFor();
    },
  );

  it('is corrected without losing its translations', async () => {
    const author = await visitors.enter({ email: EMAIL });
    const updates = `/api/v1/municipalities/jena/projects/${projectId}/updates`;
    const told = { source: 'de', texts: { de: 'Fertig.', en: 'Done.' } };
    const made = await author.context.request.post(updates, {
      data: { readers: 'office', happened: told, next: null, ask: null },
    });
    expect([made.status(), await made.text()]).toEqual([201, expect.any(String)]);
    await author.open(path);
    const item = author.page.locator('wm-project-updates li').first();
    await item.getByRole('button', { name: new RegExp(`^${author.say('member.update.correct')}`) }).click();
    await sheet(author).getByLabel(author.say('member.update.happened')).fill('Fast fertig.');
    await sheet(author)
      .getByRole('button', { name: author.say('member.update.save') })
      .click();
    await sheet(author).waitFor({ state: 'detached' });
    const listed = (await (await author.context.request.get(updates)).json()) as { items: ProjectUpdate[] };
    expect(listed.items[0]?.happened.texts).toEqual({ de: 'Fast fertig.', en: 'Done.' });
  });
});
