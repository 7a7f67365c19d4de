import { addDays, localDay } from '@wegmarke/domain/calendar';
import axe from 'axe-core';
import { Secret, TOTP } from 'otpauth';
import type { Locator } from 'playwright-core';
import { MailServer } from './support/mail-server';
import { startEmptyProduct, type EmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';

const PASSWORD = 'ein langes Passwort';
const BETTER = 'blaue Wegmarken am Fluss';

/** From the first password to an account that a stranger with that password does not get into. */
describe('signing in', () => {
  let server: MailServer;
  let product: EmptyProduct;
  let visitors: Visitors;

  beforeAll(async () => {
    server = await MailServer.start();
    [product, visitors] = await Promise.all([
      startEmptyProduct({ SMTP_URL: server.url, MAIL_FROM: 'wegmarke@neu.example' }),
      Visitors.open(),
    ]);
  });
  afterEach(() => visitors.leave());
  afterAll(async () => {
    await visitors.close();
    await product.stop();
    await server.stop();
  });

  const button = (visitor: Visitor, ...key: Parameters<Visitor['say']>): Locator =>
    visitor.page.getByRole('button', { name: visitor.say(...key), exact: true });
  const field = (visitor: Visitor, ...key: Parameters<Visitor['say']>): Locator =>
    visitor.page.getByLabel(visitor.say(...key), { exact: true });

  /** A city whose admin has a password, as she sits before her account. */
  async function withAdmin(slug: string, device: 'phone' | 'desktop' = 'desktop'): Promise<Visitor> {
    const link = await product.found(slug, 'Stadt Neu', `admin@${slug}.example`);
    const token = new URL(link, product.url).hash.slice(1);
    const admin = await visitors.enter({ url: product.url, device, script: axe.source });
    const accepted = await admin.context.request.post(`/api/v1/municipalities/${slug}/welcome`, {
      data: { token, name: 'Anna Amsel', password: PASSWORD },
    });
    expect(accepted.status()).toBe(200);
    await admin.open(`/${slug}/account`);
    return admin;
  }

  async function typeSignIn(visitor: Visitor, slug: string, password: string): Promise<void> {
    await visitor.open(`/${slug}/sign-in`);
    await field(visitor, 'session.email').fill(`admin@${slug}.example`);
    await field(visitor, 'session.password').fill(password);
    await button(visitor, 'session.signIn').click();
  }

  const violations = async (visitor: Visitor): Promise<string[]> => {
    const { violations: found } = await visitor.page.evaluate<{ violations: { id: string }[] }>(
      "axe.run('main')",
    );
    return found.map(({ id }) => id);
  };

  it.each(['phone', 'desktop'] as const)(
    'takes a code of the app beside the password, and a recovery code where the app is lost: on a %s',
    async (device) => {
      const slug = `app-${device}`;
      const admin = await withAdmin(slug, device);
      await button(admin, 'member.account.totpSetUp').click();
      const secret = (await admin.page.locator('code.key').innerText()).trim();
      expect(await violations(admin)).toEqual([]);
      const codeNow = (steps: number): string =>
        TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });
      await field(admin, 'member.account.totpCode').fill(codeNow(-1));
      await button(admin, 'member.account.totpConfirm').click();
      const codes = admin.page.locator('.codes code');
      await codes.first().waitFor();
      const [recovery = ''] = await codes.allInnerTexts();
      expect(await codes.count()).toBe(10);
      expect(await violations(admin)).toEqual([]);

      const stranger = await visitors.enter({ url: product.url, device });
      stranger.expectTrouble(/401/);
      await typeSignIn(stranger, slug, PASSWORD);
      await field(stranger, 'member.session.code').fill('000000');
      await button(stranger, 'session.signIn').click();
      await stranger.page.getByText(stranger.say('member.problem.code-wrong')).waitFor();
      await field(stranger, 'member.session.code').fill(codeNow(0));
      await button(stranger, 'session.signIn').click();
      await stranger.page.waitForURL(`**/${slug}/portfolio`);

      const lost = await visitors.enter({ url: product.url, device });
      lost.expectTrouble(/401/);
      await typeSignIn(lost, slug, PASSWORD);
      await field(lost, 'member.session.code').fill(recovery);
      await button(lost, 'session.signIn').click();
      await lost.page.waitForURL(`**/${slug}/portfolio`);
      await lost.open(`/${slug}/account`);
      await lost.page.getByText(lost.say('member.account.codesLeft', { count: 9 })).waitFor();
    },
    60_000,
  );

  it('takes a passkey in place of everything, from the browser’s own authenticator', async () => {
    const admin = await withAdmin('schluessel');
    const devtools = await admin.context.newCDPSession(admin.page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await field(admin, 'member.account.passkeyName').fill('Dienstrechner');
    await button(admin, 'member.account.passkeyAdd').click();
    await admin.page.getByText('Dienstrechner').waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.context.clearCookies();
    await admin.open('/schluessel/sign-in');
    await button(admin, 'session.passkey').click();
    await admin.page.waitForURL('**/schluessel/portfolio');
    await admin.open('/schluessel/account');
    const used = admin.say('member.account.signInBegun', {
      methods: admin.say('member.account.method.passkey'),
    });
    await admin.page.getByText(used).first().waitFor();
  }, 60_000);

  it('asks for a second factor where the city demands one, and lets whoever has it go on', async () => {
    const admin = await withAdmin('streng');
    await admin.open('/streng/settings/sign-in');
    await admin.page.getByRole('radio', { name: admin.say('member.policy.everybody') }).check();
    const dayIn = (days: number): string => addDays(localDay(new Date(), 'Europe/Berlin'), days);
    await field(admin, 'member.policy.from').fill(dayIn(2));
    await button(admin, 'member.policy.save').click();
    await admin.page.getByText(admin.say('member.account.saved')).waitFor();
    await admin.open('/streng/settings/people');
    const notice = admin.page.getByRole('complementary', { name: admin.say('member.account.title') });
    await notice.getByRole('link', { name: admin.say('member.account.setUp') }).waitFor();

    await admin.open('/streng/settings/sign-in');
    await field(admin, 'member.policy.from').fill(dayIn(0));
    expect(await violations(admin)).toEqual([]);
    await button(admin, 'member.policy.save').click();
    await admin.page.getByText(admin.say('member.account.saved')).waitFor();

    await admin.page.goto('/streng/settings/people');
    await admin.page.waitForURL('**/streng/account?returnTo=*');
    await admin.page.getByText(admin.say('member.account.needed', { place: 'Stadt Neu' })).waitFor();
    await button(admin, 'member.account.totpSetUp').click();
    const secret = (await admin.page.locator('code.key').innerText()).trim();
    await field(admin, 'member.account.totpCode').fill(TOTP.generate({ secret: Secret.fromBase32(secret) }));
    await button(admin, 'member.account.totpConfirm').click();
    await admin.page.getByRole('link', { name: admin.say('member.account.goOn') }).click();
    await admin.page.waitForURL('**/streng/settings/people');
  }, 60_000);

  it('works again with a new password, by the link of a mail that really came', async () => {
    const email = 'admin@vergessen.example';
    await (await withAdmin('vergessen')).context.clearCookies();
    const forgetful = await visitors.enter({ url: product.url, device: 'phone', script: axe.source });
    await forgetful.open('/vergessen/sign-in');
    await forgetful.page.getByRole('link', { name: forgetful.say('session.forgot') }).click();
    // The page that is left asks for an address as well.
    await forgetful.page.getByRole('heading', { name: forgetful.say('member.reset.title') }).waitFor();
    await field(forgetful, 'session.email').fill(email);
    await button(forgetful, 'member.reset.send').click();
    await forgetful.page.getByText(forgetful.say('member.reset.sent')).waitFor();
    const { text = '' } = await server.mailTo(email);
    const [link = ''] = /http:\/\/\S+\/vergessen\/reset-password#[\w-]{43}/.exec(text) ?? [];
    await forgetful.page.goto('about:blank');
    await forgetful.page.goto(link);
    await field(forgetful, 'member.account.passwordNew').fill(BETTER);
    expect(await violations(forgetful)).toEqual([]);
    await button(forgetful, 'member.reset.save').click();
    await forgetful.page.getByText(forgetful.say('member.reset.saved')).waitFor();
    await typeSignIn(forgetful, 'vergessen', BETTER);
    await forgetful.page.waitForURL('**/vergessen/portfolio');
  }, 60_000);
});
