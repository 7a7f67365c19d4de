import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Invitation, ProviderAnswer, Session } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { atProvider, CitySignIn, PUBLIC } from './support/city-sign-in';
import { Factory } from './support/factories';
import type { HttpAnswer } from './support/http-client';
import { type IdentityProviderPeer, startIdentityProvider } from './support/identity-provider.js';

const codeOf = ({ status, json }: HttpAnswer<unknown>) => [status, (json as { code?: string }).code];
/** One that somebody had and left. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
const REFUSED = [401, 'provider-answer-invalid'];

describe('sign-in by a city’s identity provider', () => {
  let app: TestApp;
  let owner: Client;
  let peer: IdentityProviderPeer;
  let dessau: CitySignIn;

  beforeAll(async () => {
    [app, peer] = await Promise.all([
      TestApp.start({ env: { PUBLIC_URL: PUBLIC, IDENTITY_PROVIDER_PRIVATE: 'on' } }),
      startIdentityProvider(),
    ]);
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    dessau = await CitySignIn.connect(app, await Factory.municipality(owner, 'dessau'), peer);
    await peer.setUsers({
      ada: {
        sub: 'sub-ada',
        email: 'ada@dessau.example',
        email_verified: true,
        name: 'Ada',
        groups: ['Stadt'],
      },
      gast: { email: 'gast@dessau.example', email_verified: true, name: 'Gast', groups: ['Kegeln'] },
    });
  });
  beforeEach(async () => {
    await peer.setFault(null);
    expect((await dessau.set()).status).toBe(200);
  });
  afterAll(async () => {
    await owner.end();
    await peer.stop();
    await app.stop();
  });

  const rowsOf = async (table: string): Promise<number> =>
    (await owner.query(`select from ${table}`)).rowCount ?? 0;

  it('lets in whoever is in a group that has a rule, counts here, and knows them again', async () => {
    const client = app.client();
    const first = await dessau.signIn('ada', client);
    expect([first.status, first.json.returnTo]).toEqual([200, '/dessau/portfolio']);
    const { email, name, confinedTo, memberships } = first.json.session;
    expect([email, name, confinedTo, memberships.map(({ municipality }) => municipality.slug)]).toEqual([
      'ada@dessau.example',
      'Ada',
      'dessau',
      ['dessau'],
    ]);
    expect((await client.get<Session>('/session')).json.accountId).toBe(first.json.session.accountId);
    expect((await client.get(`${dessau.path}/projects`)).status).toBe(200);
    const { rows } = await owner.query<{ hours: number }>(
      `select extract(epoch from expires_at - created_at)::int / 3600 as hours from session
       where confined_to = $1`,
      [dessau.city.municipalityId],
    );
    expect(rows.map(({ hours }) => hours)).toEqual([12]);
    const again = await dessau.signIn('ada');
    expect(again.json.session.accountId).toBe(first.json.session.accountId);
  });

  it.each(['nonce', 'audience', 'party', 'issuer', 'expired', 'key'] as const)(
    'takes no token whose %s is wrong, and leaves nothing behind',
    async (fault) => {
      await dessau.signIn('ada');
      const before = await rowsOf('session');
      await peer.setFault(fault);
      const client = app.client();
      expect(codeOf(await dessau.signIn('ada', client))).toEqual(REFUSED);
      expect((await client.get('/session')).status).toBe(401);
      expect(await rowsOf('session')).toBe(before);
    },
  );

  it('takes no state but its own, no answer twice, and none without the browser that began', async () => {
    const client = app.client();
    const query = await atProvider(await dessau.begin(client), 'ada');
    expect(codeOf(await dessau.answer(app.client(), query))).toEqual([401, 'provider-sign-in-expired']);
    expect(codeOf(await dessau.answer(client, query.replace(/state=[^&]+/, 'state=other')))).toEqual(REFUSED);
    expect(codeOf(await dessau.answer(client, query))).toEqual([401, 'provider-sign-in-expired']);

    const fresh = app.client();
    const second = await atProvider(await dessau.begin(fresh), 'ada');
    const sealed = fresh.cookie;
    expect((await dessau.answer(fresh, second)).status).toBe(200);
    const replay = await app
      .client()
      .post(`${dessau.path}/identity-provider/answers`, { query: second }, { cookie: sealed });
    expect(codeOf(replay)).toEqual([401, 'provider-sign-in-expired']);
  });

  it('takes no answer that another provider gave', async () => {
    const client = app.client();
    const query = await atProvider(await dessau.begin(client), 'ada');
    const foreign = query.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://elsewhere.example')}`);
    expect(codeOf(await dessau.answer(client, foreign))).toEqual(REFUSED);
  });

  it('sees new keys at once', async () => {
    expect((await dessau.signIn('ada')).status).toBe(200);
    await peer.rotateKeys();
    expect((await dessau.signIn('ada')).status).toBe(200);
  });

  it('says so where the provider does not answer, or does not take the secret', async () => {
    const client = app.client();
    const query = await atProvider(await dessau.begin(client), 'ada');
    await peer.setFault('silent');
    expect(codeOf(await dessau.answer(client, query))).toEqual([503, 'provider-unreachable']);
    await peer.setFault(null);
    await dessau.set({ clientSecret: 'another one' });
    for (const _ of [1, 2, 3]) expect(codeOf(await dessau.signIn('ada'))).toEqual([503, 'provider-refuses']);
    const told = await owner.query<{ detail: object }>(
      `select detail from audit_event where action = 'identity-provider.refused' and detail ->> 'code' = 'provider-refuses'`,
    );
    expect(told.rows).toEqual([{ detail: { code: 'provider-refuses', why: 'invalid_client' } }]);
  }, 20_000);

  it('says so at the first step where nobody is at the provider’s address, and leaves the other ways open', async () => {
    await owner.query(`update identity_provider set issuer = $2 where municipality_id = $1`, [
      dessau.city.municipalityId,
      `http://127.0.0.1:${String(await closedPort())}`,
    ]);
    const client = app.client();
    const begun = await client.post(`${dessau.path}/identity-provider/sign-ins`, {});
    expect(codeOf(begun)).toEqual([503, 'provider-unreachable']);
    expect(begun.headers.get('set-cookie')).toBeNull();
    const told = await owner.query<{ detail: object }>(
      `select detail from audit_event where action = 'identity-provider.refused' and municipality_id = $1`,
      [dessau.city.municipalityId],
    );
    expect(told.rows).toContainEqual({ detail: { code: 'provider-unreachable', why: 'ECONNREFUSED' } });
    expect((await (await app.signIn('chef@dessau.example')).get('/session')).status).toBe(200);
  });

  it('knows people by their subject: another address changes nothing, and opens nobody else’s invitation', async () => {
    const { json } = await dessau.signIn('ada');
    const bea = await dessau.city.person('Bea');
    await dessau.admin.post<Invitation>(`${dessau.path}/people/${bea}/invitations`, {
      email: 'bea@dessau.example',
      roles: ['council'],
    });
    await peer.setUsers({
      ada: { sub: 'sub-ada', email: 'bea@dessau.example', email_verified: true, groups: ['Stadt'] },
      bea: { sub: 'sub-bea', email: 'bea@dessau.example', email_verified: false, groups: [] },
    });
    const renamed = await dessau.signIn('ada');
    expect([renamed.json.session.accountId, renamed.json.session.email]).toEqual([
      json.session.accountId,
      'ada@dessau.example',
    ]);
    await dessau.set({ newcomers: 'invited' });
    expect(codeOf(await dessau.signIn('bea'))).toEqual([403, 'provider-not-invited']);
    await peer.setUsers({
      bea: { sub: 'sub-bea', email: 'Bea@Dessau.example', email_verified: true, groups: [] },
    });
    const taken: HttpAnswer<ProviderAnswer> = await dessau.signIn('bea');
    expect(taken.json.session.memberships).toMatchObject([{ personId: bea, roles: ['council'] }]);
  });
});
