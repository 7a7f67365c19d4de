import axe from 'axe-core';
import type { Locator } from 'playwright-core';
import { startIdentityProvider, type IdentityProvider } from './support/identity-provider.js';
import { startEmptyProduct, type EmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';

const SLUG = 'talstadt';
const SECRET = 'ein Geheimnis der Stadt';

/** A city connects its identity provider; its people come in by it, on a phone. */
describe('signing in with the city’s account', () => {
  let provider: IdentityProvider;
  let product: EmptyProduct;
  let visitors: Visitors;

  beforeAll(async () => {
    [provider, product, visitors] = await Promise.all([
      startIdentityProvider(),
      startEmptyProduct({ IDENTITY_PROVIDER_PRIVATE: 'on' }),
      Visitors.open(),
    ]);
    await provider.setClients([
      {
        client_id: 'wegmarke',
        client_secret: SECRET,
        redirect_uris: [`${product.url}/${SLUG}/sign-in/answer`],
        post_logout_redirect_uris: [`${product.url}/${SLUG}/sign-in`],
      },
    ]);
    await provider.setUsers({
      bea: {
        sub: '4711',
        email: 'bea@talstadt.example',
        email_verified: true,
        name: 'Bea Buche',
        groups: ['Rat'],
      },
      gast: { sub: '4712', email: 'gast@talstadt.example', email_verified: true, groups: ['Kegeln'] },
    });
  });
  afterEach(() => visitors.leave());
  afterAll(async () => {
    await visitors.close();
    await product.stop();
    await provider.stop();
  });

  const button = (visitor: Visitor, ...key: Parameters<Visitor['say']>): Locator =>
    visitor.page.getByRole('button', { name: visitor.say(...key), exact: true });
  const field = (visitor: Visitor, ...key: Parameters<Visitor['say']>): Locator =>
    visitor.page.getByLabel(visitor.say(...key), { exact: true });
  const violations = async (visitor: Visitor): Promise<string[]> => {
    const found = await visitor.page.evaluate<{ violations: { id: string }[] }>("axe.run('main')");
    return found.violations.map(({ id }) => id);
  };

  async function signInAs(visitor: Visitor, login: string): Promise<void> {
    await visitor.open(`/${SLUG}/sign-in`);
    expect(await violations(visitor)).toEqual([]);
    await button(visitor, 'session.city').click();
    await visitor.page.getByLabel('Kennung').fill(login);
    await visitor.page.getByRole('button', { name: 'Anmelden' }).click();
  }

  it('is set up by the admin, who sees what to register and never the secret again', async () => {
    const link = await product.found(SLUG, 'Talstadt', `admin@${SLUG}.example`);
    const admin = await visitors.enter({ url: product.url, script: axe.source });
    const accepted = await admin.context.request.post(`/api/v1/municipalities/${SLUG}/welcome`, {
      data: {
        token: new URL(link, product.url).searchParams.get('token'),
        name: 'Anna Amsel',
        password: 'ein langes Passwort',
      },
    });
    expect(accepted.status()).toBe(200);
    await admin.open(`/${SLUG}/settings/city-account`);
    await admin.page.getByText(`${product.url}/${SLUG}/sign-in/answer`).waitFor();
    await field(admin, 'member.city.issuer').fill(provider.issuer);
    await button(admin, 'member.city.check').click();
    await admin.page.getByText(admin.say('member.city.checked', { signOut: 'yes' })).waitFor();
    await field(admin, 'member.city.clientId').fill('wegmarke');
    await field(admin, 'member.city.secret').fill(SECRET);
    await field(admin, 'member.city.scopes').fill('email profile groups');
    await admin.page.getByRole('radio', { name: admin.say('member.city.newcomers.by-group') }).check();
    await button(admin, 'member.city.ruleAdd').click();
    await field(admin, 'member.city.group').fill('Rat');
    await field(admin, 'member.city.gives').selectOption('council');
    expect(await violations(admin)).toEqual([]);
    await button(admin, 'member.city.save').click();
    await admin.page.getByText(admin.say('member.city.saved')).waitFor();
    await admin.page.getByText(admin.say('member.city.secretKept')).waitFor();
    expect(await admin.page.content()).not.toContain(SECRET);
  }, 60_000);

  it('leads to the provider and back to one’s own work, and out of both', async () => {
    const bea = await visitors.enter({ url: product.url, device: 'phone', script: axe.source });
    await signInAs(bea, 'bea');
    await bea.page.waitForURL(`**/${SLUG}/portfolio`);
    await bea.open(`/${SLUG}/account`);
    await bea.page.getByText(bea.say('member.city.accountLead')).waitFor();
    expect(await violations(bea)).toEqual([]);
    const { memberships } = await bea.context.request
      .get('/api/v1/session')
      .then((answer) => answer.json() as Promise<{ memberships: { roles: string[] }[] }>);
    expect(memberships.map(({ roles }) => roles)).toEqual([['council']]);
  }, 60_000);

  it('says in plain words why somebody does not get in, and offers the way back', async () => {
    const guest = await visitors.enter({ url: product.url, device: 'phone', script: axe.source });
    guest.expectTrouble(/403/);
    await signInAs(guest, 'gast');
    await guest.page.getByText(guest.say('member.problem.provider-no-rights')).waitFor();
    expect(new URL(guest.page.url()).search).toBe('');
    expect(await violations(guest)).toEqual([]);
    await guest.page.getByRole('link', { name: guest.say('member.city.again') }).click();
    await button(guest, 'session.city').waitFor();
  }, 60_000);
});
