import type { Locator } from 'playwright-core';
import { startEmptyProduct, type EmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';

const PASSWORD = 'ein langes Passwort';

/** From the one-time link to a city whose digital office is filled and whose strategy is drafted. */
describe('a new city', () => {
  let product: EmptyProduct;
  let visitors: Visitors;
  let admin: Visitor;

  beforeAll(async () => {
    [product, visitors] = await Promise.all([startEmptyProduct(), Visitors.open()]);
  });
  afterEach(() => visitors.leave());
  afterAll(async () => {
    await visitors.close();
    await product.stop();
  });

  const button = (visitor: Visitor, ...key: Parameters<Visitor['say']>): Locator =>
    visitor.page.getByRole('button', { name: visitor.say(...key), exact: true });
  const field = (visitor: Visitor, ...key: Parameters<Visitor['say']>): Locator =>
    visitor.page.getByLabel(visitor.say(...key), { exact: true });

  async function comeIn(visitor: Visitor, link: string, name: string): Promise<void> {
    await visitor.open(link);
    await field(visitor, 'member.welcome.name').fill(name);
    await field(visitor, 'member.welcome.newPassword').fill('kurz');
    await button(visitor, 'member.welcome.begin').click();
    await visitor.page.getByText(visitor.say('member.welcome.tooShort')).waitFor();
    await field(visitor, 'member.welcome.newPassword').fill(PASSWORD);
    await button(visitor, 'member.welcome.begin').click();
  }

  it.each(['phone', 'desktop'] as const)(
    'is set up by its admin on a %s: she takes the digital office, and drafts the strategy',
    async (device) => {
      const slug = `neu-${device}`;
      const link = await product.found(slug, 'Stadt Neu', `admin@${slug}.example`);
      admin = await visitors.enter({ url: product.url, device });
      await comeIn(admin, link, 'Anna Amsel');
      await admin.page.waitForURL(`**/${slug}/settings`);
      expect(await admin.text()).toContain(admin.say('member.setup.lead', { done: 0 }));

      await button(admin, 'member.setup.appoint').click();
      await admin.page.getByText(`${admin.say('member.setup.officeDefault')}: Anna Amsel`).waitFor();

      await field(admin, 'member.setup.strategyTitle').fill('Digital für alle');
      await button(admin, 'member.setup.create').click();
      await admin.page
        .getByText(admin.say('member.setup.strategyDone', { title: 'Digital für alle', pillars: 5 }))
        .waitFor();
      expect(await admin.text()).toContain(admin.say('member.setup.lead', { done: 2 }));

      const stranger = await visitors.enter({ url: product.url });
      stranger.expectTrouble(/404/);
      const { items } = (await (
        await stranger.context.request.get(`/api/v1/municipalities/${slug}/strategies`)
      ).json()) as { items: unknown[] };
      expect(items).toEqual([]);
      await stranger.page.goto(link);
      await stranger.page.getByText(stranger.say('member.welcome.invalidTitle')).waitFor();
      // The link leads nowhere, but its page does.
      await stranger.page
        .locator('main')
        .getByRole('link', { name: stranger.say('session.signIn') })
        .click();
      await stranger.page.waitForURL(`**/${slug}/sign-in`);
    },
  );

  it('invites the head of an office, who goes on leave and names who stands in', async () => {
    const slug = 'nachbar';
    const link = await product.found(slug, 'Stadt Nachbar', `admin@${slug}.example`);
    admin = await visitors.enter({ url: product.url });
    await comeIn(admin, link, 'Anna Amsel');
    await admin.page.waitForURL(`**/${slug}/settings`);

    await admin.open(`/${slug}/settings/people`);
    for (const name of ['Kim Kranich', 'Ole Otter']) {
      await field(admin, 'member.people.name').fill(name);
      await button(admin, 'member.people.add').click();
      await admin.page.getByText(name, { exact: true }).waitFor();
    }
    await admin.page
      .getByRole('button', { name: `${admin.say('member.people.invite')}: Kim Kranich` })
      .click();
    await field(admin, 'session.email').fill(`kim@${slug}.example`);
    await button(admin, 'member.people.makeLink').click();
    const invitation = await field(admin, 'member.people.link', { name: 'Kim Kranich' }).inputValue();

    await admin.open(`/${slug}/settings/offices`);
    await button(admin, 'member.offices.new').click();
    await field(admin, 'member.offices.titleField').fill('Leitung Schulverwaltung');
    await button(admin, 'member.offices.add').click();
    await button(admin, 'member.offices.appointTitle', { office: 'Leitung Schulverwaltung' }).click();
    await field(admin, 'member.offices.person').selectOption({ label: 'Kim Kranich' });
    await button(admin, 'member.offices.appoint').last().click();
    const row = admin.page.locator('[data-office]').filter({ hasText: 'Leitung Schulverwaltung' });
    await row.locator('p', { hasText: 'Kim Kranich' }).first().waitFor();

    const head = await visitors.enter({ url: product.url, device: 'phone' });
    await comeIn(head, new URL(invitation).pathname + new URL(invitation).hash, 'Kim Kranich');
    await head.page.waitForURL(`**/${slug}/portfolio`);
    await head.open(`/${slug}/absence`);
    await field(head, 'member.absence.standIn').selectOption({ label: 'Ole Otter' });
    await button(head, 'member.absence.report').click();
    await head.page
      .getByText(head.say('member.absence.saved', { name: 'Ole Otter' }))
      .first()
      .waitFor();

    await admin.open(`/${slug}/settings/offices`);
    await row.locator('p', { hasText: 'Ole Otter' }).first().waitFor();

    await row.getByRole('link', { name: /^Übergabe/ }).click();
    await field(admin, 'member.handover.successor').selectOption({ label: 'Ole Otter' });
    await button(admin, 'member.handover.submit').click();
    await admin.page.locator('.wm-notice.ok').waitFor();
    await admin.open(`/${slug}/settings/offices`);
    await button(admin, 'member.offices.appointTitle', { office: 'Leitung Schulverwaltung' }).click();
    await row.locator('strong', { hasText: 'Ole Otter' }).waitFor();
  });

  it('renames a department in one act with a day', async () => {
    const slug = 'umbau';
    const link = await product.found(slug, 'Stadt Umbau', `admin@${slug}.example`);
    admin = await visitors.enter({ url: product.url, device: 'phone' });
    await comeIn(admin, link, 'Anna Amsel');
    await admin.page.waitForURL(`**/${slug}/settings`);
    await admin.open(`/${slug}/settings/offices`);
    await field(admin, 'member.offices.departmentTitle').fill('Schulamt');
    await button(admin, 'member.offices.departmentAdd').click();
    await admin.page.getByText('Schulamt', { exact: true }).waitFor();
    await admin.page.getByRole('link', { name: admin.say('member.reorganise.link') }).click();
    await field(admin, 'member.reorganise.kind.rename').check();
    await admin.page.getByLabel('Schulamt', { exact: true }).check();
    await field(admin, 'member.reorganise.newName').fill('Amt für Bildung');
    await button(admin, 'member.reorganise.submit').click();
    await admin.page.getByLabel('Amt für Bildung', { exact: true }).waitFor();
  });
});
