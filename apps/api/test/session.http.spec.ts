import type { Session } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { Factory } from './support/factories';

describe('the session', () => {
  let app: TestApp;
  let owner: Client;
  let bochum: Factory;
  let email: string;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    bochum = await Factory.municipality(owner, 'bochum');
    const head = await bochum.member('head', ['council']);
    email = head.email;
    const department = await bochum.department('Schulamt');
    const office = await bochum.office({ departmentId: department });
    await bochum.appoint(office, head.personId);
    await bochum.appoint(await bochum.office(), head.personId, 'regular', '2020-01-01', '2020-12-31');
  });

  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  it('begins with the right password, says who is signed in, and ends', async () => {
    const client = app.client();
    expect((await client.get('/session')).status).toBe(401);
    const signedIn = await client.post('/session', {
      email: email.toUpperCase(),
      password: 'a long password',
    });
    expect(signedIn.status).toBe(200);
    const [cookie] = signedIn.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const { json } = await client.get<Session>('/session');
    expect(json).toEqual(signedIn.json);
    expect(json.memberships).toMatchObject([
      {
        municipality: { slug: 'bochum' },
        roles: ['council'],
        offices: [{ officeKind: 'head', appointment: 'regular' }],
      },
    ]);
    const kept = client.cookie;
    expect((await client.delete('/session')).status).toBe(204);
    expect((await app.client().get('/session', { cookie: kept })).status).toBe(401);
  });

  it('stores no token, only its hash', async () => {
    const client = await app.signIn(email);
    const token = client.cookie.split('=')[1] ?? '';
    const { rows } = await owner.query<{ token: Buffer }>('select token_hash as token from session');
    expect(
      rows.some((row) => row.token.toString().includes(token) || row.token.toString('base64url') === token),
    ).toBe(false);
  });

  it('gets a new token at every sign-in, and the former one ends', async () => {
    const client = await app.signIn(email);
    const former = client.cookie;
    await client.post('/session', { email, password: 'a long password' });
    expect(client.cookie).not.toBe(former);
    expect((await app.client().get('/session', { cookie: former })).status).toBe(401);
  });

  it.each(['expires_at = clock_timestamp()', "last_seen_at = clock_timestamp() - interval '8 days'"])(
    'ends when %s',
    async (change) => {
      const client = await app.signIn(email);
      await owner.query(`update session set ${change}`);
      expect((await client.get('/session')).status).toBe(401);
    },
  );

  it('refuses a wrong password and an unknown account in the same words, and names missing fields', async () => {
    const wrong = await app.client().post('/session', { email, password: 'wrong' });
    const unknown = await app
      .client()
      .post('/session', { email: 'nobody@bochum.example', password: 'wrong' });
    expect([wrong.status, wrong.json.code]).toEqual([401, 'sign-in-failed']);
    expect({ ...unknown.json, instance: null }).toEqual({ ...wrong.json, instance: null });
    const { status, json } = await app.client().post('/session', { email: 'a\u202eb' });
    expect(status).toBe(422);
    expect(json.errors).toMatchObject([
      { pointer: '/email', code: 'plain-text' },
      { pointer: '/password', code: 'required' },
    ]);
  });

  it('slows down guessing of one account, without locking out others', async () => {
    const guesses: number[] = [];
    for (let count = 0; count < 11; count += 1) {
      guesses.push(
        (await app.client().post('/session', { email: 'guessed@bochum.example', password: 'x' })).status,
      );
    }
    expect(guesses.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(guesses[10]).toBe(429);
    await app.signIn(email);
  });

  it('refuses writes that a browser sends for another site', async () => {
    const body = { email, password: 'a long password' };
    const elsewhere: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ];
    for (const headers of elsewhere) {
      const { status, json } = await app.client().post('/session', body, headers);
      expect([status, json.code]).toEqual([403, 'cross-site']);
    }
    expect(
      (await app.client().post('/session', body, { origin: app.baseUrl, 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBe(200);
  });

  it('is refused to demo accounts once a real municipality lives here', async () => {
    const demo = await bochum.member('demo', [], true);
    const { status } = await app
      .client()
      .post('/session', { email: demo.email, password: 'a long password' });
    expect(status).toBe(401);
    await asOwner(app.databaseUrl, (client) => client.query('update municipality set demo = true'));
    const client = await app.signIn(demo.email);
    await asOwner(app.databaseUrl, (client) => client.query('update municipality set demo = false'));
    expect((await client.get('/session')).status).toBe(401);
  });
});
