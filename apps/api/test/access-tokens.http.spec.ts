import { addDays, localDay } from '@wegmarke/domain/calendar';
import type { AccessToken, List, NewAccessToken, Person } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { Factory } from './support/factories';
import type { HttpClient } from './support/http-client';

const PATH = '/municipalities/dessau/access-tokens';
const PEOPLE = '/municipalities/dessau/people';
const day = (days: number): string => addDays(localDay(new Date(), 'Europe/Berlin'), days);

describe('tokens for programs', () => {
  let app: TestApp;
  let owner: Client;
  let dessau: Factory;
  let admin: HttpClient;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    dessau = await Factory.municipality(owner, 'dessau');
    const other = await Factory.municipality(owner, 'erfurt');
    const { email, accountId } = await dessau.member('admin', ['admin']);
    await other.join(accountId, await other.person('admin'), ['admin']);
    admin = await app.signIn(email);
  });

  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  async function make(scopes: string[], by: HttpClient = admin): Promise<NewAccessToken> {
    const { status, json } = await by.post<NewAccessToken>(PATH, {
      name: 'Skript',
      scopes,
      expiresOn: day(30),
    });
    expect(status).toBe(201);
    return json;
  }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it('are told once, kept as a hash, listed with their last use, and revoked at once', async () => {
    const { token, accessToken } = await make(['read']);
    expect(token).toMatch(/^wgm_[\w-]{64}$/);
    const { rows } = await owner.query<{ text: string }>('select t::text as text from access_token t');
    expect(rows.some(({ text }) => text.includes(token.slice(4)))).toBe(false);
    expect((await app.client().get(PEOPLE, bearer(token))).status).toBe(200);
    const listed = (await admin.get<List<AccessToken>>(PATH)).json.items.find(
      ({ id }) => id === accessToken.id,
    );
    expect(listed).toMatchObject({ name: 'Skript', expiresOn: day(30), state: 'active' });
    expect(listed?.lastUsedAt).not.toBeNull();
    expect((await admin.delete<AccessToken>(`${PATH}/${accessToken.id}`)).json.state).toBe('revoked');
    const refused = await app.client().get(PEOPLE, bearer(token));
    expect([refused.status, refused.json.code]).toEqual([401, 'token-invalid']);
  });

  it('do what their owner may that day within their scopes, and never make tokens or change who comes in', async () => {
    const reader = (await make(['read'])).token;
    const writer = (await make(['read', 'people'])).token;
    const body = { name: 'Kim' };
    expect((await app.client().post(PEOPLE, body, bearer(reader))).status).toBe(403);
    expect((await app.client().post<Person>(PEOPLE, body, bearer(writer))).status).toBe(201);
    const { email } = await dessau.member('plain');
    const plain = (await make(['read', 'people'], await app.signIn(email))).token;
    expect((await app.client().post(PEOPLE, body, bearer(plain))).status).toBe(403);
    const all = (await make(['read', 'milestones', 'plan', 'people'])).token;
    for (const [method, path] of [
      ['GET', PATH],
      ['POST', PATH],
      ['GET', '/session'],
      ['GET', '/account/security'],
      ['POST', '/account/totp/enrolments'],
      ['GET', '/municipalities/dessau/access-policy'],
    ] as const) {
      const { status } = await app.client().send(method, path, undefined, bearer(all));
      expect([path, status]).toEqual([path, 403]);
    }
  });

  it('count in their own municipality alone, in place of any cookie, and need no Origin', async () => {
    const { token } = await make(['read', 'people']);
    expect((await app.client().get('/municipalities/erfurt/people', bearer(token))).status).toBe(401);
    const headers = { ...bearer(token), origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    expect((await app.client().post(PEOPLE, { name: 'Kim' }, headers)).status).toBe(201);
    expect((await admin.get(PEOPLE, bearer('wgm_nothing'))).status).toBe(401);
    expect((await admin.get(PEOPLE)).status).toBe(200);
  });

  it('are refused and revoked where they stand in an address', async () => {
    const { token } = await make(['read']);
    const inAddress = await app.client().get(`${PEOPLE}?access_token=${token}`);
    expect([inAddress.status, inAddress.json.code]).toEqual([400, 'token-in-address']);
    expect((await app.client().get(PEOPLE, bearer(token))).status).toBe(401);
  });

  it('end with their last day, at most a year ahead, and with the membership', async () => {
    for (const expiresOn of [day(-2), day(367)]) {
      const { status, json } = await admin.post(PATH, { name: 'x', scopes: ['read'], expiresOn });
      expect([status, json.errors?.[0]?.code]).toEqual([422, 'token-days']);
    }
    const { token } = await make(['read']);
    await owner.query(`update access_token set created_at = created_at - interval '60 days',
      expires_at = expires_at - interval '60 days'`);
    expect((await app.client().get(PEOPLE, bearer(token))).status).toBe(401);
    const { email, accountId } = await dessau.member('leaver');
    const leaver = await app.signIn(email);
    const left = (await make(['read'], leaver)).token;
    await owner.query('delete from membership where account_id = $1', [accountId]);
    expect((await app.client().get(PEOPLE, bearer(left))).status).toBe(401);
    expect((await leaver.get('/session')).status).toBe(401);
  });

  it('are made only by whoever has shown of late who they are', async () => {
    const client = await app.signIn((await dessau.member('late')).email);
    await owner.query(`update session set proven_at = proven_at - interval '16 minutes'`);
    const { status, json } = await client.post(PATH, { name: 'x', scopes: ['read'], expiresOn: day(1) });
    expect([status, json.code]).toEqual([401, 'sign-in-again']);
  });

  it('are worth no more than the sign-in they were made with, and are counted for whoever administers people', async () => {
    const { email, accountId, personId } = await dessau.member('maker');
    const maker = await app.signIn(email);
    const before = (await make(['read'], maker)).token;
    await owner.query('update session set second_factor = true where account_id = $1', [accountId]);
    const after = (await make(['read'], maker)).token;
    const use = async (token: string) => {
      const { status, json } = await app.client().get(PEOPLE, bearer(token));
      return status === 200 ? status : json.code;
    };
    expect([await use(before), await use(after)]).toEqual([200, 200]);
    const counted = async (by: HttpClient) =>
      (await by.get<List<Person>>(PEOPLE)).json.items.find(({ id }) => id === personId)?.tokens;
    expect([await counted(admin), await counted(maker)]).toEqual([2, 0]);

    await owner.query(
      `insert into access_policy (municipality_id, second_factor, from_on) values ($1, 'everybody', '2020-01-01')`,
      [dessau.municipalityId],
    );
    expect([await use(before), await use(after)]).toEqual(['token-outdated', 200]);
    await owner.query('delete from access_policy');
    expect(await use(before)).toBe(200);
    // The city lets in by its own provider alone: what was made by a password is refused, but for its admins.
    await owner.query(
      `insert into identity_provider (municipality_id, issuer, client_id, scopes, groups_claim, newcomers,
         appointments, password_sign_in, enabled, set_by)
       values ($1, 'https://login.dessau.example', 'wegmarke', '{email}', 'groups', 'invited', 'proposed', 'admins', true, $2)`,
      [dessau.municipalityId, personId],
    );
    const admins = (await make(['read'], await app.signIn('admin@dessau.example'))).token;
    expect([await use(before), await use(after), await use(admins)]).toEqual([
      'token-outdated',
      'token-outdated',
      200,
    ]);
    await owner.query('update access_token set by_provider = true where account_id = $1', [accountId]);
    expect(await use(after)).toBe(200);
    await owner.query('delete from identity_provider');
  });
});
