import { Visitors } from './support/visitor';

/** In Jena: the digital office writes, a department approves. */
describe('a report on its way to the council', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('is written, approved by another office, and sealed', async () => {
    const officer = await visitors.enter({ email: 'cdo@jena.example' });
    const { page } = officer;
    const name = (key: Parameters<typeof officer.say>[0]) => officer.say(key);
    await officer.open('/jena/reports');
    await page.getByRole('link', { name: name('member.report.underWay') }).click();
    await page.getByLabel(name('member.report.titleField')).fill('Halbjahresbericht');
    await page.getByRole('button', { name: name('member.report.start') }).click();
    await page.waitForURL(/\/jena\/reports\/compose\/[0-9a-f-]{36}$/);
    const address = new URL(page.url()).pathname;
    await page.getByLabel(name('member.report.body'), { exact: true }).fill('Stadtrat');
    const course = officer.say('report.section.course');
    await page.getByLabel(officer.say('member.report.text', { section: course })).fill('Wir holen auf.');
    // By the keyboard: the second section goes before the first.
    const pillars = officer.say('report.section.pillars');
    await page
      .getByRole('button', { name: officer.say('member.report.up', { section: pillars }) })
      .press('Enter');
    await page.getByText(name('member.report.saved'), { exact: true }).waitFor();
    const preview = page.getByRole('region', { name: name('member.report.preview') });
    await preview.getByText('Wir holen auf.').waitFor();
    const [second, third] = [2, 3].map((at) =>
      preview.locator(`section:nth-of-type(${String(at)}) h3.section`),
    );
    await second?.filter({ hasText: pillars }).waitFor();
    await third?.filter({ hasText: course }).waitFor();
    // A page loaded anew has it all.
    await officer.open(address);
    await page.getByLabel(name('member.report.body'), { exact: true }).waitFor();
    expect(await page.getByLabel(name('member.report.body'), { exact: true }).inputValue()).toBe('Stadtrat');
    // Nobody is asked before an office is named.
    officer.expectTrouble(/422/);
    await page.getByRole('button', { name: name('member.report.submit') }).click();
    await page.getByRole('alert').waitFor();

    const head = await visitors.enter({ email: 'head@jena.example' });
    const held = await head.page.request.get('/api/v1/session');
    const { memberships } = (await held.json()) as { memberships: { offices: { officeId: string }[] }[] };
    await page
      .getByLabel(name('member.report.approval'), { exact: true })
      .selectOption(memberships[0]?.offices[0]?.officeId ?? '');
    await page.getByText(name('member.report.saved'), { exact: true }).waitFor();
    await page.getByRole('button', { name: name('member.report.submit') }).click();
    await page.getByRole('button', { name: name('member.report.takeBack') }).waitFor();

    await head.open('/jena/reports/compose');
    await head.page.getByRole('link', { name: 'Halbjahresbericht' }).click();
    await head.page
      .getByRole('region', { name: name('member.report.preview') })
      .getByText('Wir holen auf.')
      .waitFor();
    await head.page.getByRole('button', { name: name('member.report.approve') }).click();
    await head.page
      .getByText(/freigegeben/)
      .first()
      .waitFor();

    await officer.open(address);
    await page.getByRole('button', { name: name('member.report.seal') }).click();
    await page.getByRole('link', { name: name('member.report.toEdition') }).click();
    await page.getByRole('article', { name: 'Halbjahresbericht' }).getByText('Wir holen auf.').waitFor();
  }, 120_000);
});
