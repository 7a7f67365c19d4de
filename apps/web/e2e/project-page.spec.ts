import axe, { type AxeResults } from 'axe-core';
import type { List, Milestone, Project, ProjectDocument } from '@wegmarke/domain/contracts';
import { Member, PRODUCT_URL, today } from './support/product';
import { Visitors, type Visitor } from './support/visitor';

const HEAD = 'head@hanau.example';
const MARKER = 'GPSLatitude 50.1333';

describe('the page of a project', () => {
  let visitors: Visitors;
  let head: Member;
  let milestones: Milestone[];

  beforeAll(async () => {
    visitors = await Visitors.open();
    head = await Member.signIn(HEAD);
    milestones = [...(await head.milestones('overdue,late,due,planned'))];
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('takes an update, says below each field who reads it, and shows it to nobody else', async () => {
    const { path, projectId } = await publishedPage();
    const author = await visitors.enter({ email: HEAD, script: axe.source });
    const { page } = author;
    await author.open(path);
    for (const [level, readers, text] of [
      ['office', 'Office', 'Nur intern: Die Vergabe hakt.'],
      ['council', 'Council', 'Für den Rat: Der Zeitplan hält.'],
      ['public', 'Public', 'Für alle: Der erste Bauabschnitt ist fertig.'],
    ] as const) {
      await page.getByRole('button', { name: author.say('member.update.write') }).click();
      const form = page.getByRole('group', { name: author.say('member.update.write') });
      const happened = form.getByLabel(author.say('member.update.happened'));
      const readBy = form.locator('wm-read-by').first();
      // The administration alone, until somebody chooses.
      await readBy.filter({ hasText: author.say('member.readersOf.office') }).waitFor();
      await form
        .getByRole('radio', { name: author.say(`member.readersOf.short${readers}`), exact: true })
        .check();
      await readBy.filter({ hasText: author.say(`member.readersOf.${level}`) }).waitFor();
      await form.getByRole('button', { name: author.say('member.update.save') }).click();
      await form
        .getByRole('alert')
        .filter({ hasText: author.say('member.update.happenedMissing') })
        .waitFor();
      await happened.fill(text);
      await form.getByLabel(author.say('member.update.next')).fill('Als Nächstes folgt die Abnahme.');
      if (readers === 'Public') {
        await form.getByLabel(author.say('member.update.ask')).check();
        await form.getByLabel(author.say('member.update.askOffice')).selectOption({ index: 1 });
        await form
          .getByLabel(author.say('member.update.askText'))
          .fill('Bitte den Abnahmetermin bestätigen.');
        expect(await violations(author)).toEqual([]);
      }
      await form.getByRole('button', { name: author.say('member.update.save') }).click();
      await form.waitFor({ state: 'detached' });
      await page.locator('wm-project-updates li').first().getByText(text).waitFor();
    }
    expect(await violations(author)).toEqual([]);

    const reader = await visitors.enter({ scripts: false });
    await reader.page.goto(`/hanau/projects/${projectId}`);
    const read = await reader.text(reader.page.locator('wm-project-updates'));
    expect(read).toContain('Für alle: Der erste Bauabschnitt ist fertig.');
    expect(read).toContain('Als Nächstes folgt die Abnahme.');
    for (const hidden of ['Nur intern', 'Für den Rat', 'Abnahmetermin bestätigen'])
      expect(await reader.page.content()).not.toContain(hidden);

    const council = await visitors.enter({ email: 'council@hanau.example' });
    await council.open(path);
    const told = await council.text(council.page.locator('wm-project-updates'));
    expect(told).toContain('Für den Rat');
    for (const hidden of ['Nur intern', 'Abnahmetermin bestätigen']) expect(told).not.toContain(hidden);
  });

  it('corrects an update by a new version that leaves the old one readable inside', async () => {
    const { path } = await publishedPage();
    const author = await visitors.enter({ email: HEAD });
    const { page } = author;
    await author.open(path);
    const first = page.locator('wm-project-updates article').first();
    await first.getByRole('button', { name: author.say('member.update.correct') }).click();
    const form = page.getByRole('group', { name: author.say('member.update.correctTitle') });
    await form
      .getByLabel(author.say('member.update.happened'))
      .fill('Für alle: Zwei Bauabschnitte sind fertig.');
    await form.getByRole('button', { name: author.say('member.update.save') }).click();
    await first.getByText('Zwei Bauabschnitte').waitFor();
    await first.getByRole('button', { name: author.say('member.update.history') }).click();
    await first.locator('.history').getByText('Der erste Bauabschnitt ist fertig.').waitFor();
  });

  it('takes files and links, refuses what could run, and gives them to whom they are for', async () => {
    const { path, projectId } = await publishedPage();
    const author = await visitors.enter({ email: HEAD, script: axe.source });
    author.expectTrouble(/422/);
    const { page } = author;
    await author.open(path);
    await page.getByRole('button', { name: author.say('member.document.add'), exact: true }).click();
    const form = page.getByRole('group', { name: author.say('member.document.add') });
    const choose = form.getByLabel(author.say('member.document.choose'));
    const save = form.getByRole('button', { name: author.say('member.document.save'), exact: true });
    await choose.setInputFiles({
      name: 'plan.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    });
    await save.click();
    await form
      .getByRole('alert')
      .filter({ hasText: author.say('member.problem.file-type') })
      .waitFor();
    await choose.setInputFiles({
      name: 'Bescheid.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\ntrailer\n%%EOF\n'),
    });
    await form.getByRole('radio', { name: author.say('member.readersOf.shortPublic'), exact: true }).check();
    expect(await violations(author)).toEqual([]);
    await save.click();
    await form.waitFor({ state: 'detached' });
    const listed = page.locator('wm-project-documents li').filter({ hasText: 'Bescheid.pdf' });
    await listed.waitFor();
    expect(await violations(author)).toEqual([]);

    const reader = await visitors.enter({ scripts: false });
    await reader.page.goto(`/hanau/projects/${projectId}`);
    const address = await reader.page.getByRole('link', { name: 'Bescheid.pdf' }).getAttribute('href');
    const sent = await reader.context.request.get(address ?? '');
    expect([sent.status(), sent.headers()['content-type']]).toEqual([200, 'application/pdf']);

    // Whoever adds it says who reads it, later too.
    await listed.getByRole('combobox').selectOption('office');
    await author.page.waitForFunction(
      async (file) => (await fetch(file, { credentials: 'omit' })).status === 404,
      address ?? '',
    );
    author.expectTrouble(/404/);
    await listed.getByRole('button', { name: author.say('member.document.remove') }).click();
    await listed.getByRole('group').getByRole('button').last().click();
    await listed.waitFor({ state: 'detached' });
  });

  it('is edited in place; where somebody else was faster both versions are shown and nothing is lost', async () => {
    const { path, projectId } = await publishedPage();
    const author = await visitors.enter({ email: HEAD, script: axe.source });
    author.expectTrouble(/412/);
    const { page } = author;
    await author.open(path);
    await page.getByRole('button', { name: author.say('member.edit.open') }).click();
    const form = page.getByRole('group', { name: author.say('member.edit.title') });
    await form.getByLabel(author.say('member.edit.benefit')).fill('Mein Nutzen in einem Satz.');
    await form.getByLabel(author.say('member.edit.partners')).fill('Stadtwerke\nHochschule');
    await form.getByRole('button', { name: author.say('member.edit.placeAdd') }).click();
    await form.getByLabel(author.say('member.edit.placeName')).last().fill('Rathaus');
    await form.getByLabel(author.say('member.edit.placeLat')).last().fill('50,1333');
    await form.getByRole('button', { name: author.say('member.edit.save') }).click();
    await form
      .getByRole('alert')
      .filter({ hasText: author.say('member.edit.placeWrong') })
      .waitFor();
    await form.getByLabel(author.say('member.edit.placeLon')).last().fill('8,9169');
    expect(await violations(author)).toEqual([]);

    const other = await projectOf(projectId);
    await head.change(other, { benefit: { source: 'de', texts: { de: 'Ihr Nutzen.' } } });
    await form.getByRole('button', { name: author.say('member.edit.save') }).click();
    const conflict = form.locator('[data-conflict=benefit]');
    await conflict.getByText(author.say('member.edit.theirs', { value: 'Ihr Nutzen.' })).waitFor();
    await conflict
      .getByText(author.say('member.edit.yours', { value: 'Mein Nutzen in einem Satz.' }))
      .waitFor();
    expect(await form.getByLabel(author.say('member.edit.partners')).inputValue()).toBe(
      'Stadtwerke\nHochschule',
    );
    expect(await violations(author)).toEqual([]);
    await form.getByRole('button', { name: author.say('member.edit.save') }).click();
    await form.waitFor({ state: 'detached' });
    expect(await projectOf(projectId)).toMatchObject({
      benefit: { texts: { de: 'Mein Nutzen in einem Satz.' } },
      partners: ['Stadtwerke', 'Hochschule'],
      places: [{ name: 'Rathaus', lat: 50.1333, lon: 8.9169 }],
    });
    const reader = await visitors.enter({ scripts: false });
    await reader.page.goto(`/hanau/projects/${projectId}`);
    expect(await reader.text()).toContain('Rathaus');
  });

  it('shows the photo that evidences a waymark, taken on the phone, without where it was taken', async () => {
    const milestone = milestones.find(({ states }) => states.includes('planned')) ?? milestones[0];
    if (!milestone) throw new Error('There is no milestone left to report');
    const reporter = await visitors.enter({ device: 'phone', email: HEAD, script: axe.source });
    const { page } = reporter;
    await reporter.open('/hanau/my-milestones');
    const title = reporter.words.field(milestone.title);
    await page
      .locator(`[data-milestone="${milestone.id}"]`)
      .getByRole('button', { name: `${reporter.say('member.doneOn')}: ${title}`, exact: true })
      .tap();
    const sheet = page.getByRole('dialog', { name: reporter.say('member.doneOn') });
    await sheet.getByLabel(reporter.say('member.whichDay')).fill(today());
    await sheet.getByLabel(reporter.say('member.evidenceFile')).setInputFiles({
      name: 'IMG_2041.jpeg',
      mimeType: 'image/jpeg',
      buffer: await photo(reporter),
    });
    expect(await violations(reporter)).toEqual([]);
    await sheet.getByRole('button').last().tap();
    await sheet.waitFor({ state: 'detached' });
    expect(await head.milestone(milestone.id)).toMatchObject({ completedOn: today(), evidence: 'evidenced' });

    const officer = await visitors.enter({ email: 'cdo@hanau.example' });
    await officer.open(`/hanau/projects/${milestone.project.id}`);
    const evidence = officer.page
      .locator('wm-milestone-evidence')
      .getByRole('link', { name: `${officer.say('evidence.open')}: ${title}, IMG_2041.jpg` });
    const sent = await officer.context.request.get((await evidence.getAttribute('href')) ?? '');
    expect([sent.status(), sent.headers()['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await sent.body()).includes(MARKER)).toBe(false);
    await officer.page
      .getByRole('button', { name: `${officer.say('member.verify')}: ${title}`, exact: true })
      .click();
    await officer.page
      .locator('wm-milestone-evidence')
      .getByText(officer.say('evidence.verified'), { exact: true })
      .first()
      .waitFor();
    const { items } = await documentsOf(milestone.project.id);
    expect(items.map(({ title: name }) => name)).not.toContain('IMG_2041.jpg');
  });

  /** The first page of a published project that the head answers for. */
  async function publishedPage(): Promise<{ path: string; projectId: string }> {
    for (const { project } of milestones) {
      const found = await projectOf(project.id);
      if (found.published && found.office.id === milestones[0]?.office.id)
        return { path: `/hanau/projects/${found.id}`, projectId: found.id };
    }
    throw new Error('There is no published project');
  }

  function projectOf(id: string): Promise<Project> {
    return head.project(id);
  }

  /** As the public reads them. */
  async function documentsOf(id: string): Promise<List<ProjectDocument>> {
    const answer = await fetch(`${PRODUCT_URL}/api/v1/municipalities/hanau/projects/${id}/documents`);
    return (await answer.json()) as List<ProjectDocument>;
  }
});

/** A photo as a camera writes it: with what tells where it was taken. */
async function photo({ page }: Visitor): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [64, 48];
    canvas.getContext('2d')?.fillRect(8, 8, 20, 20);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg');
    });
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer())];
  });
  const text = Buffer.from(`Exif\0\0${MARKER}`, 'latin1');
  const segment = Buffer.from([0xff, 0xe1, 0, text.length + 2]);
  const bytes = Buffer.from(drawn);
  return Buffer.concat([bytes.subarray(0, 2), segment, text, bytes.subarray(2)]);
}

/** What axe objects to, one line each. */
async function violations({ page }: Visitor): Promise<string[]> {
  const { violations: found } = await page.evaluate(() => {
    const { axe: inPage } = window as unknown as {
      axe: { run(context: Document, options: object): Promise<AxeResults> };
    };
    return inPage.run(document, { resultTypes: ['violations'], rules: { region: { enabled: false } } });
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
