import type { AccountLinkGuest, AccountSecurity } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { Factory } from './support/factories';
import type { HttpClient } from './support/http-client';
import { MailServer, type ReceivedMail } from './support/mail-server';

const PASSWORD = 'a long password';
const BETTER = 'blaue Wegmarken am Fluss';

describe('mail about an account', () => {
  let server: MailServer;
  let app: TestApp;
  let owner: Client;
  let dessau: Factory;

  beforeAll(async () => {
    server = await MailServer.start();
    app = await TestApp.start({
      env: {
        SMTP_URL: server.url,
        MAIL_FROM: 'wegmarke@ziele.example',
        PUBLIC_URL: 'https://ziele.example',
      },
    });
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    dessau = await Factory.municipality(owner, 'dessau');
  });

  afterAll(async () => {
    await app.stop();
    await owner.end();
    await server.stop();
  });

  /** The next mail to an address; `before` is how many there were. */
  async function mailTo(address: string, before = 0): Promise<ReceivedMail> {
    for (;;) {
      const mail = server.to(address)[before];
      if (mail) return mail;
      await server.arrived(server.received.length + 1);
    }
  }
  const tokenIn = (mail: ReceivedMail, page: string): string =>
    new RegExp(`https://ziele\\.example/dessau/${page}#([\\w-]{43})`).exec(mail.parsed.text ?? '')?.[1] ?? '';
  const ask = (email: string) => app.client().post('/account/password-resets', { email, slug: 'dessau' });
  const begin = async (email: string, password: string): Promise<number> =>
    (await app.client().post('/session', { email, password })).status;

  it('resets a password once, within an hour, ends all sessions, and opening the link changes nothing', async () => {
    const { email } = await dessau.member('ada');
    const signedIn = await app.signIn(email);
    const known = await ask(email.toUpperCase());
    const unknown = await ask('nobody@dessau.example');
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    const token = tokenIn(await mailTo(email), 'reset-password');
    for (const _ of [1, 2]) {
      const guest = await app.client().post<AccountLinkGuest>('/account/password-resets/guest', { token });
      expect([guest.status, guest.json.email]).toEqual([200, email]);
    }
    expect(await begin(email, PASSWORD)).toBe(200);

    const weak = await app
      .client()
      .post('/account/password-resets/taken-up', { token, password: 'dessaudessau1' });
    expect([weak.status, weak.json.errors?.[0]?.code]).toEqual([422, 'password-guessable']);
    const both = await Promise.all(
      [1, 2].map(() => app.client().post('/account/password-resets/taken-up', { token, password: BETTER })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await signedIn.get('/session')).status).toBe(401);
    expect([await begin(email, PASSWORD), await begin(email, BETTER)]).toEqual([401, 200]);
    expect((await mailTo(email, 1)).parsed.subject).toBe('Ihr Passwort wurde geändert');
  });

  it('makes a link that a newer one, a changed password and an hour put an end to', async () => {
    const { email } = await dessau.member('bea');
    const guest = async (token: string): Promise<number> =>
      (await app.client().post('/account/password-resets/guest', { token })).status;
    await ask(email);
    const first = tokenIn(await mailTo(email), 'reset-password');
    await ask(email);
    const second = tokenIn(await mailTo(email, 1), 'reset-password');
    expect([await guest(first), await guest(second), await guest('x'.repeat(43))]).toEqual([404, 200, 404]);
    await owner.query(`update account_link set expires_at = clock_timestamp() where spent_at is null`);
    expect(await guest(second)).toBe(404);
    await ask(email);
    const third = tokenIn(await mailTo(email, 2), 'reset-password');
    const client = await app.signIn(email);
    const wrong = await client.post('/account/password', { current: 'wrong', password: BETTER });
    expect([wrong.status, wrong.json.errors?.[0]?.pointer]).toEqual([422, '/current']);
    expect((await client.post('/account/password', { current: PASSWORD, password: BETTER })).status).toBe(
      204,
    );
    expect(await guest(third)).toBe(404);
    expect((await client.get('/session')).status).toBe(200);
  });

  async function change(client: HttpClient, email: string): Promise<string> {
    expect((await client.post('/account/email-changes', { email })).status).toBe(204);
    return tokenIn(await mailTo(email), 'confirm-address');
  }

  it('changes an address once it is confirmed, tells the old one, and gives it back within a week', async () => {
    const { email } = await dessau.member('cem');
    const client = await app.signIn(email);
    const token = await change(client, 'cem.neu@dessau.example');
    expect((await client.get<AccountSecurity>('/account/security')).json.pendingEmail).toBe(
      'cem.neu@dessau.example',
    );
    expect((await app.client().post('/account/email-changes/guest', { token })).status).toBe(200);
    expect(await begin(email, PASSWORD)).toBe(200);
    expect((await app.client().post('/account/email-changes/confirmed', { token })).status).toBe(204);
    expect((await app.client().post('/account/email-changes/confirmed', { token })).status).toBe(404);
    expect([await begin(email, PASSWORD), await begin('cem.neu@dessau.example', PASSWORD)]).toEqual([
      401, 200,
    ]);

    const reversal = tokenIn(await mailTo(email), 'restore-address');
    expect((await app.client().post('/account/email-reversals/guest', { token: reversal })).status).toBe(200);
    expect((await app.client().post('/account/email-reversals/confirmed', { token: reversal })).status).toBe(
      204,
    );
    // Whoever changed it knew the password: it does no more, and all sessions have ended.
    expect((await client.get('/session')).status).toBe(401);
    expect(await begin(email, PASSWORD)).toBe(401);
    const reset = tokenIn(await mailTo(email, 1), 'reset-password');
    const { status } = await app
      .client()
      .post('/account/password-resets/taken-up', { token: reset, password: BETTER });
    expect([status, await begin(email, BETTER)]).toEqual([204, 200]);
  });

  it('takes no address that looks like another, is the own, or is asked for without showing who one is', async () => {
    const { email } = await dessau.member('dora');
    const client = await app.signIn(email);
    const lookAlike = await client.post('/account/email-changes', { email: 'dorа@dessau.example' });
    expect([lookAlike.status, lookAlike.json.errors?.[0]?.code]).toEqual([422, 'address']);
    expect(lookAlike.json.errors?.[0]?.detail).toContain('another alphabet');
    expect((await client.post('/account/email-changes', { email })).json.errors?.[0]?.code).toBe(
      'same-address',
    );
    await owner.query(`update session set proven_at = proven_at - interval '1 hour'`);
    expect((await client.post('/account/email-changes', { email: 'd@dessau.example' })).status).toBe(401);
  });

  it('does not say whose an address is: one that is taken gets no mail, and cannot be confirmed into', async () => {
    const [{ email }, other] = [await dessau.member('emil'), await dessau.member('fritz')];
    const client = await app.signIn(email);
    expect((await client.post('/account/email-changes', { email: other.email })).status).toBe(204);
    const token = await change(client, 'emil.neu@dessau.example');
    expect(server.to(other.email)).toEqual([]);
    await owner.query(`update account set email = 'emil.neu@dessau.example' where email = $1`, [other.email]);
    const taken = await app.client().post('/account/email-changes/confirmed', { token });
    expect([taken.status, taken.json.code]).toEqual([409, 'address-taken']);
  });
});
