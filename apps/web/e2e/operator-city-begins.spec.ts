import axe, { type AxeResults } from 'axe-core';
import { Secret, TOTP } from 'otpauth';
import type { Locator } from 'playwright-core';
import { MailServer } from './support/mail-server';
import { type EmptyProduct, startEmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';
import { tooWide } from './support/widths';

const PASSWORD = 'vier Amseln zwölf Boote';
const ADMIN = 'anna@neustadt.example';

/** From an operator's link over the mail to the first admin to a city that has drafted its course. */
describe('a city that begins', () => {
  let server: MailServer;
  let product: EmptyProduct;
  let visitors: Visitors;
  let operator: Visitor;
  let admin: Visitor;

  beforeAll(async () => {
    server = await MailServer.start();
    [product, visitors] = await Promise.all([
      startEmptyProduct({ SMTP_URL: server.url, MAIL_FROM: 'Wegmarke <wegmarke@betrieb.example>' }),
      Visitors.open(),
    ]);
    operator = await visitors.enter({ url: product.url, script: axe.source });
    admin = await visitors.enter({ url: product.url, device: 'phone', script: axe.source });
  });
  afterAll(async () => {
    await visitors.leave();
    await visitors.close();
    await product.stop();
    await server.stop();
  });

  const button = (visitor: Visitor, ...key: Parameters<Visitor['say']>): Locator =>
    visitor.page.getByRole('button', { name: visitor.say(...key), exact: true });
  const field = (visitor: Visitor, ...key: Parameters<Visitor['say']>): Locator =>
    visitor.page.getByLabel(visitor.say(...key), { exact: true });
  const text = (visitor: Visitor, ...key: Parameters<Visitor['say']>): Locator =>
    visitor.page.getByText(visitor.say(...key), { exact: true }).first();

  async function expectAccessible({ page }: Visitor): Promise<void> {
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const before = page.viewportSize();
    expect(await tooWide(page)).toEqual([]);
    if (before) await page.setViewportSize(before);
  }

  it('is made by an operator, who shows a second factor first', async () => {
    await operator.open(await product.operator('olga@betrieb.example'));
    await field(operator, 'member.welcome.name').fill('Olga Operator');
    await field(operator, 'member.welcome.newPassword').fill(PASSWORD);
    await button(operator, 'member.welcome.begin').click();
    await text(operator, 'member.operator.factor').waitFor();
    await expectAccessible(operator);
    // Without a city of their own, an account is looked after beside all of them.
    await operator.page.getByRole('link', { name: operator.say('member.account.title') }).click();
    await operator.page.waitForURL('**/account?*');
    await button(operator, 'member.account.totpSetUp').waitFor();
    await expectAccessible(operator);

    const { request } = operator.context;
    const enrolment = (await (await request.post('/api/v1/account/totp/enrolments')).json()) as {
      secret: string;
    };
    const code = new TOTP({ secret: Secret.fromBase32(enrolment.secret) }).generate();
    expect((await request.post('/api/v1/account/totp', { data: { code } })).ok()).toBe(true);

    await operator.open('/operator');
    await field(operator, 'member.operator.name').fill('Stadt Neustadt');
    await field(operator, 'member.operator.slug').fill('neustadt');
    await field(operator, 'member.operator.admin').fill(ADMIN);
    await button(operator, 'member.operator.create').click();
    await text(operator, 'member.operator.created', { name: 'Stadt Neustadt' }).waitFor();
    await text(operator, 'member.operator.state.invited').waitFor();
    // Beside all cities, too, a session can be ended where one sees it.
    await button(operator, 'session.signOut').waitFor();
    await expectAccessible(operator);
  });

  it('is set up on a phone by whoever got the mail, up to a draft', async () => {
    const mail = await server.mailTo(ADMIN);
    expect(mail.subject).toBe(admin.say('member.invitation.heading', { place: 'Stadt Neustadt' }));
    const [link = ''] = /https?:\/\/\S+welcome#\S+/.exec(mail.text ?? '') ?? [];
    expect(link.startsWith(product.url)).toBe(true);
    await admin.open(link.slice(product.url.length));
    await field(admin, 'member.welcome.name').fill('Anna Amsel');
    await field(admin, 'member.welcome.newPassword').fill(PASSWORD);
    await button(admin, 'member.welcome.begin').click();
    await admin.page.waitForURL('**/neustadt/settings');

    await field(admin, 'member.operator.name').fill('Stadt Neustadt am See');
    await field(admin, 'member.setup.ownColour').check();
    await field(admin, 'member.setup.colour').fill('#7a1236');
    await button(admin, 'member.setup.save').click();
    await text(admin, 'member.setup.cityDone', {
      name: 'Stadt Neustadt am See',
      zone: 'Europe/Berlin',
    }).waitFor();

    await field(admin, 'member.setup.departmentsField').fill('1. Schulamt\n- Tiefbauamt\n\nKämmerei');
    await button(admin, 'member.setup.departmentsAdd').click();
    await text(admin, 'member.setup.departmentsDone', { count: 3 }).waitFor();

    await button(admin, 'member.setup.appoint').click();
    await admin.page.getByText(`${admin.say('member.setup.officeDefault')}: Anna Amsel`).waitFor();

    // Left, and taken up again where it was.
    await admin.open('/neustadt');
    await admin.open('/neustadt/settings');
    await text(admin, 'member.setup.departmentsDone', { count: 3 }).waitFor();

    await field(admin, 'member.setup.strategyTitle').fill('Digital am See');
    await admin.page.getByLabel(admin.say('member.setup.template.digital-services')).check();
    await button(admin, 'member.setup.create').click();
    await admin.page
      .getByText(admin.say('member.setup.strategyDone', { title: 'Digital am See', pillars: 4 }))
      .waitFor();

    await admin.page.locator('#newcomer-name').fill('Kim Kranich');
    await admin.page.locator('#newcomer-email').fill('kim@neustadt.example');
    await field(admin, 'member.setup.newcomerOffice').fill('Leitung Schulamt');
    await field(admin, 'member.setup.newcomerDepartment').selectOption({ label: 'Schulamt' });
    await button(admin, 'member.setup.newcomerAdd').click();
    await text(admin, 'member.setup.newcomerMailed', {
      name: 'Kim Kranich',
      email: 'kim@neustadt.example',
    }).waitFor();
    expect((await server.mailTo('kim@neustadt.example')).subject).toContain('Stadt Neustadt am See');
    await expectAccessible(admin);

    const stranger = await visitors.enter({ url: product.url });
    const { items } = (await (
      await stranger.context.request.get('/api/v1/municipalities/neustadt/strategies')
    ).json()) as { items: unknown[] };
    expect(items).toEqual([]);
  });

  it('lets the operator look for some hours, says so, and ends it at once', async () => {
    await operator.open('/operator');
    await text(operator, 'member.operator.state.drafted').waitFor();
    expect(await operator.text()).not.toContain('Digital am See');

    await admin.open('/neustadt/settings/data');
    await field(admin, 'member.consent.reason').fill('Der Import zeigt falsche Tage');
    await button(admin, 'member.consent.grant').click();
    await button(admin, 'member.consent.revoke').waitFor();
    await admin.page.locator('wm-operator-notice .notice').waitFor();
    await expectAccessible(admin);

    await operator.open('/operator');
    await operator.page.getByRole('button', { name: /Stadt Neustadt am See/ }).click();
    await operator.page.locator('a[href="/neustadt"]').click();
    await operator.page.locator('wm-operator-notice .notice').waitFor();
    await operator.open('/neustadt/portfolio');
    await operator.page.locator('wm-operator-notice .notice').waitFor();

    await button(admin, 'member.consent.revoke').click();
    await field(admin, 'member.consent.reason').waitFor();
    expect(await admin.page.locator('wm-operator-notice .notice').count()).toBe(0);
    const refused = await operator.context.request.get('/api/v1/municipalities/neustadt/people');
    expect(refused.status()).toBe(404);
  });
});
