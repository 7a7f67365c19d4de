import axe, { type AxeResults } from 'axe-core';
import type { Project } from '@wegmarke/domain/contracts';
import { Member } from './support/product';
import { Visitors, type Visitor } from './support/visitor';

const HEAD = 'head@hanau.example';
const CDO = 'cdo@hanau.example';

describe('what an update asks of an office', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('reaches its holder, who answers it, takes that back and answers again; the asker reads it', async () => {
    const project = await ownProject();
    const asker = await visitors.enter({ email: CDO });
    await asker.open(`/hanau/projects/${project.id}`);
    await asker.page.getByRole('button', { name: asker.say('member.update.write') }).click();
    const form = asker.page.getByRole('group', { name: asker.say('member.update.write') });
    await form.getByLabel(asker.say('member.update.happened')).fill('Die Förderung ist bewilligt.');
    await form.getByLabel(asker.say('member.update.ask')).check();
    await form.getByLabel(asker.say('member.update.askOffice')).selectOption(project.office.id);
    await form.getByLabel(asker.say('member.update.askText')).fill('Bitte nennen Sie den Standort.');
    await form.getByRole('button', { name: asker.say('member.update.save') }).click();
    await form.waitFor({ state: 'detached' });

    const asked = await visitors.enter({ email: HEAD, device: 'phone', script: axe.source });
    const { page } = asked;
    await asked.open('/hanau/my-milestones');
    const section = page.getByRole('region', { name: asked.say('member.ask.title') });
    const entry = section.getByRole('listitem').filter({ hasText: 'Bitte nennen Sie den Standort.' });
    const answer = async (words: string): Promise<void> => {
      await entry.getByRole('button', { name: asked.say('member.inbox.answer') }).click();
      await entry.getByLabel(asked.say('member.inbox.answerText')).fill(words);
      await entry.getByRole('button', { name: asked.say('member.inbox.answerSend') }).click();
      await entry.waitFor({ state: 'detached' });
    };
    await entry.getByRole('button', { name: asked.say('member.inbox.answer') }).click();
    await entry.getByRole('button', { name: asked.say('member.inbox.answerSend') }).click();
    await entry
      .getByRole('alert')
      .filter({ hasText: asked.say('member.inbox.textMissing') })
      .waitFor();
    expect(await violations(asked)).toEqual([]);
    await entry.getByRole('button', { name: asked.say('action.cancel') }).click();
    await answer('Am Markt.');
    await section.getByRole('button', { name: asked.say('member.ask.takeBack') }).click();
    await answer('Am Freiheitsplatz.');

    // The asker's page follows by itself.
    const told = asker.page.locator('wm-project-updates article').first();
    await told.getByText('Am Freiheitsplatz.').waitFor();
    expect(await asker.text(told)).not.toContain('Am Markt.');

    const council = await visitors.enter({ email: 'council@hanau.example' });
    await council.open(`/hanau/projects/${project.id}`);
    await council.page.locator('wm-project-updates').waitFor();
    expect(await council.page.content()).not.toContain('Am Freiheitsplatz.');
  });

  it('waits in the inbox of the digital office where that is asked', async () => {
    const { id } = await ownProject();
    const asker = await visitors.enter({ email: HEAD });
    await asker.open(`/hanau/projects/${id}`);
    await asker.page.getByRole('button', { name: asker.say('member.update.write') }).click();
    const form = asker.page.getByRole('group', { name: asker.say('member.update.write') });
    await form.getByLabel(asker.say('member.update.happened')).fill('Die Kosten steigen.');
    await form.getByLabel(asker.say('member.update.ask')).check();
    const office = form.getByLabel(asker.say('member.update.askOffice'));
    await office.selectOption({ label: 'Chief Digital Officer (CDO)' });
    await form.getByLabel(asker.say('member.update.askText')).fill('Wer trägt den Rest?');
    await form.getByRole('button', { name: asker.say('member.update.save') }).click();
    await form.waitFor({ state: 'detached' });

    const officer = await visitors.enter({ email: CDO });
    await officer.open('/hanau/inbox');
    const entry = officer.page.locator('wm-inbox-entry').filter({ hasText: 'Wer trägt den Rest?' });
    await entry.getByRole('button', { name: officer.say('member.inbox.answer') }).click();
    await entry.getByLabel(officer.say('member.inbox.answerText')).fill('Der Fördertopf des Landes.');
    await entry.getByRole('button', { name: officer.say('member.inbox.answerSend') }).click();
    await entry.waitFor({ state: 'detached' });
    const told = asker.page.locator('wm-project-updates article').first();
    await told.getByText('Der Fördertopf des Landes.').waitFor();
    await officer.page.getByRole('button', { name: officer.say('member.bulk.undo') }).click();
    await entry.waitFor();
  });
});

/** A project that the head's office answers for. */
async function ownProject(): Promise<Project> {
  const head = await Member.signIn(HEAD);
  for (const { project, office } of await head.milestones('overdue,late,due,planned')) {
    const found = await head.project(project.id);
    if (found.office.id === office.id) return found;
  }
  throw new Error('The head of department has no project.');
}

async function violations({ page }: Visitor): Promise<string[]> {
  const { violations: found } = await page.evaluate(() => {
    const { axe: inPage } = window as unknown as {
      axe: { run(context: Document, options: object): Promise<AxeResults> };
    };
    return inPage.run(document, { resultTypes: ['violations'], rules: { region: { enabled: false } } });
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
