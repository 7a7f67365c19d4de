import axe from 'axe-core';
import { Client } from 'pg';
import type { Locator } from 'playwright-core';
import { startIdentityProvider, type IdentityProvider } from './support/identity-provider.js';
import { startEmptyProduct, type EmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';

const SLUG = 'talstadt';
const SECRET = 'ein Geheimnis der Stadt';
const PASSWORD = 'ein langes Passwort';

async function asOwner(
  databaseUrl: string,
  ...statements: [text: string, values: string[]][]
): Promise<void> {
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  for (const [text, values] of statements) await owner.query(text, values);
  await owner.end();
}

/** As if everybody had signed in an hour ago. */
const forgetProofs = (databaseUrl: string): Promise<void> =>
  asOwner(databaseUrl, [`update session set proven_at = proven_at - interval '1 hour'`, []]);

/** Somebody with the admin's password, who may do nothing special. */
const addMember = (databaseUrl: string, slug: string, email: string): Promise<void> =>
  asOwner(
    databaseUrl,
    [`insert into account (id, email, name) values (gen_random_uuid(), $1, 'Ole')`, [email]],
    [
      `insert into credential (account_id, password_hash)
       select a.id, c.password_hash from account a, credential c where a.email = $1 limit 1`,
      [email],
    ],
    [
      `with p as (insert into person (municipality_id, id, name)
         select id, gen_random_uuid(), 'Ole' from municipality where slug = $2 returning municipality_id, id)
       insert into membership (municipality_id, account_id, person_id)
       select p.municipality_id, a.id, p.id from p, account a where a.email = $1`,
      [email, slug],
    ],
  );

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
      anna: { sub: '4710', email: 'anna@talstadt.example', email_verified: true, groups: [] },
      ole: { sub: '4713', email: 'ole@talstadt.example', email_verified: true, groups: [] },
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

  async function typeSignIn(visitor: Visitor, email: string): Promise<void> {
    await visitor.open(`/${SLUG}/sign-in`);
    await field(visitor, 'session.email').fill(email);
    await field(visitor, 'session.password').fill(PASSWORD);
    await button(visitor, 'session.signIn').click();
  }

  it('is set up by the admin, who sees what to register and never the secret again', async () => {
    const link = await product.found(SLUG, 'Talstadt', `admin@${SLUG}.example`);
    const admin = await visitors.enter({ url: product.url, script: axe.source });
    const accepted = await admin.context.request.post(`/api/v1/municipalities/${SLUG}/welcome`, {
      data: {
        token: new URL(link, product.url).hash.slice(1),
        name: 'Anna Amsel',
        password: PASSWORD,
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
    await bea.page.locator('wm-preferences-menu summary').click();
    await bea.page.locator('wm-preferences-menu button.option').click();
    await bea.page.getByRole('button', { name: 'Abmelden' }).click();
    await bea.page.waitForURL(`**/${SLUG}/sign-in*`);
    expect((await bea.context.request.get('/api/v1/session')).status()).toBe(401);
  }, 60_000);

  it('shows anew who one is to the city, where something dangerous asks for it', async () => {
    const bea = await visitors.enter({ url: product.url, device: 'phone', script: axe.source });
    bea.expectTrouble(/401/);
    await signInAs(bea, 'bea');
    await bea.page.waitForURL(`**/${SLUG}/portfolio`);
    await forgetProofs(product.databaseUrl);
    await bea.open(`/${SLUG}/account`);
    await field(bea, 'member.account.tokenName').fill('Auswertung');
    await button(bea, 'member.account.tokenMake').click();
    await button(bea, 'member.city.prove').waitFor();
    expect(await violations(bea)).toEqual([]);
    await button(bea, 'member.city.prove').click();
    await bea.page.getByLabel('Kennung').fill('bea');
    await bea.page.getByRole('button', { name: 'Anmelden' }).click();
    await bea.page.waitForURL(`**/${SLUG}/account`);
    await field(bea, 'member.account.tokenName').fill('Auswertung');
    await button(bea, 'member.account.tokenMake').click();
    await bea.page.getByText(bea.say('member.account.tokenOnce')).waitFor();
  }, 60_000);

  it('is connected by whoever has a password, and asked for once the city closes passwords', async () => {
    const admin = await visitors.enter({ url: product.url, script: axe.source });
    await typeSignIn(admin, `admin@${SLUG}.example`);
    await admin.page.waitForURL(`**/${SLUG}/portfolio`);
    await admin.open(`/${SLUG}/account`);
    await button(admin, 'member.city.linkDo').click();
    await admin.page.getByLabel('Kennung').fill('anna');
    await admin.page.getByRole('button', { name: 'Anmelden' }).click();
    await button(admin, 'member.city.unlink').waitFor();
    expect(await violations(admin)).toEqual([]);

    await addMember(product.databaseUrl, SLUG, `ole@${SLUG}.example`);
    await admin.open(`/${SLUG}/settings/city-account`);
    await admin.page.getByRole('radio', { name: admin.say('member.city.passwordSignIn.admins') }).check();
    await button(admin, 'member.city.save').click();
    await admin.page.getByText(admin.say('member.city.saved')).waitFor();
    const ole = await visitors.enter({ url: product.url, device: 'phone', script: axe.source });
    await typeSignIn(ole, `ole@${SLUG}.example`);
    await ole.page.getByText(ole.say('member.city.needed', { place: 'Talstadt' })).waitFor();
    expect(await violations(ole)).toEqual([]);
    // Whoever has not connected it yet still can.
    await ole.open(`/${SLUG}/account`);
    await button(ole, 'member.city.linkDo').click();
    await ole.page.getByLabel('Kennung').fill('ole');
    await ole.page.getByRole('button', { name: 'Anmelden' }).click();
    await button(ole, 'member.city.unlink').waitFor();
    await admin.open(`/${SLUG}/settings/people`);
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
