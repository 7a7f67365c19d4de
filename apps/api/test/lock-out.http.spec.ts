import { Client } from 'pg';
import { TestApp } from './support/app';
import { Factory } from './support/factories';
import type { HttpClient } from './support/http-client';

const GUESSES = 10_000;
const ATTACKERS = 8;
const AT_ONCE = 40;
const PASSWORD = 'a long password';

describe('ten thousand wrong passwords', () => {
  let app: TestApp;
  let owner: Client;
  let email: string;
  let known: HttpClient;

  beforeAll(async () => {
    app = await TestApp.start({ env: { TRUST_PROXY: 'on' } });
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    email = (await (await Factory.municipality(owner, 'dessau')).member('target')).email;
    known = await app.signIn(email);
    known.loseSession();
  });

  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const from = (address: string) => ({ 'x-forwarded-for': address });
  const signIn = async (client: HttpClient, address: string, password = PASSWORD): Promise<number> =>
    (await client.post('/session', { email, password }, from(address))).status;

  it('are nearly all refused unread, and lock out nobody but whoever sends them', async () => {
    const counts = new Map<number, number>();
    const attacker = app.client();
    for (let sent = 0; sent < GUESSES; sent += AT_ONCE) {
      const statuses = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, at) =>
          signIn(attacker, `198.51.100.${String((sent + at) % ATTACKERS)}`, `guess ${String(sent + at)}`),
        ),
      );
      for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    // Ten of each address are compared with the password; the others are not even looked at.
    expect(Object.fromEntries(counts)).toEqual({ 401: ATTACKERS * 10, 429: GUESSES - ATTACKERS * 10 });

    expect(await signIn(app.client(), '203.0.113.5')).toBe(200);
    // Even from where the guesses come: a browser that has signed in before is known.
    expect(await signIn(app.client(), '198.51.100.1')).toBe(429);
    expect(await signIn(known, '198.51.100.1')).toBe(200);
    const { rows } = await owner.query<{ count: number }>(
      `select sum(count)::int as count from sign_in where outcome = 'refused'`,
    );
    expect(rows[0]?.count).toBe(ATTACKERS * 10);
  }, 120_000);

  it('do not pass as a known device by a cookie that is made up, changed, or another account’s', async () => {
    const other = (await (await Factory.municipality(owner, 'erfurt')).member('other')).email;
    const client = app.client();
    await client.post('/session', { email: other, password: PASSWORD }, from('203.0.113.7'));
    client.loseSession();
    expect(await signIn(client, '198.51.100.2')).toBe(429);
    const { rows } = await owner.query<{ id: string }>('select id from account where email = $1', [email]);
    const forged = { ...from('198.51.100.2'), cookie: `wegmarke-device=${rows[0]?.id ?? ''}.AAAA.BBBB` };
    expect((await app.client().post('/session', { email, password: PASSWORD }, forged)).status).toBe(429);
  });
});
