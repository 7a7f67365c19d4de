import type {
  AppointmentProposal,
  Appointment,
  IdentityProviderInput,
  IdentityProviderSettings,
  InboxAnswer,
  List,
  Person,
  ProviderAddress,
  ProviderLink,
  Session,
} from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { atProvider, CitySignIn, clientOf, PUBLIC } from './support/city-sign-in';
import { Factory } from './support/factories';
import type { HttpAnswer, HttpClient } from './support/http-client';
import {
  type IdentityProviderPeer,
  type PeerUser,
  startIdentityProvider,
} from './support/identity-provider.js';

const codeOf = ({ status, json }: HttpAnswer<unknown>) => [status, (json as { code?: string }).code];
const rule = (group: string, gives: 'member' | 'admin' | 'council') =>
  ({ group, gives, officeId: null, appointment: null }) as const;

/** What a city's provider may do here, and what it may not. */
describe('rights by a city’s identity provider', () => {
  let app: TestApp;
  let owner: Client;
  let peer: IdentityProviderPeer;
  let cities = 0;
  let slug = '';
  let city: CitySignIn;

  beforeAll(async () => {
    [app, peer] = await Promise.all([
      TestApp.start({ env: { PUBLIC_URL: PUBLIC, IDENTITY_PROVIDER_PRIVATE: 'on' } }),
      startIdentityProvider(),
    ]);
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
  });
  beforeEach(async () => {
    cities += 1;
    slug = `stadt-${String(cities)}`;
    city = await CitySignIn.connect(app, await Factory.municipality(owner, slug), peer);
  });
  afterAll(async () => {
    await owner.end();
    await peer.stop();
    await app.stop();
  });

  const user = (name: string, groups: readonly string[], more: object = {}): Record<string, PeerUser> => ({
    [name]: {
      sub: `${slug}-${name}`,
      email: `${name}@${slug}.example`,
      email_verified: true,
      name,
      groups,
      ...more,
    },
  });
  const here = ({ json }: HttpAnswer<{ session: Session }>) => json.session.memberships[0];
  const actions = async (noun: string): Promise<string[]> => {
    const { rows } = await owner.query<{ action: string }>(
      `select action from audit_event where municipality_id = $1 and action like $2 and actor_kind = 'system'
       order by recorded_at`,
      [city.city.municipalityId, `${noun}.%`],
    );
    return rows.map(({ action }) => action);
  };

  it('come and go with groups, at every sign-in, and are told in the log as nobody’s decision', async () => {
    const officeId = await city.city.office();
    const office = { group: 'Amt 66', gives: 'office', officeId, appointment: 'stand-in' } as const;
    await city.set({ rules: [rule('Alle', 'member'), rule('Rat', 'council'), office] });
    await peer.setUsers(user('ada', ['Alle', 'Rat', 'Amt 66']));
    const first = here(await city.signIn('ada'));
    expect([first?.roles, first?.offices.map((held) => [held.officeId, held.appointment])]).toEqual([
      ['council'],
      [[officeId, 'stand-in']],
    ]);
    await peer.setUsers(user('ada', ['Alle']));
    const second = here(await city.signIn('ada'));
    expect([second?.personId, second?.roles, second?.offices]).toEqual([first?.personId, [], []]);
    expect(await actions('provider-right')).toEqual([
      'provider-right.added',
      'provider-right.added',
      'provider-right.added',
      'provider-right.removed',
      'provider-right.removed',
    ]);

    await peer.setUsers(user('ada', ['Kegeln']));
    expect(codeOf(await city.signIn('ada'))).toEqual([403, 'provider-no-rights']);
    expect(await actions('membership')).toContain('membership.removed');
    await peer.setUsers(user('ada', ['Rat']));
    expect(here(await city.signIn('ada'))).toMatchObject({ personId: first?.personId, roles: ['council'] });
  });

  it('leave alone what was given by hand, and the last who administers', async () => {
    await city.set({ rules: [rule('IT', 'admin'), rule('Rat', 'council')] });
    await peer.setUsers(user('eva', ['IT', 'Rat']));
    const eva = app.client();
    const personId = here(await city.signIn('eva', eva))?.personId ?? '';
    const people = await eva.get<List<Person>>(`${city.path}/people`);
    const former = people.json.items.find(({ id }) => id === city.adminId);
    const ended = await eva.delete(`${city.path}/people/${city.adminId}/access`, {
      'if-match': `"${String(former?.version)}"`,
    });
    expect(ended.status).toBe(200);
    await peer.setUsers(user('eva', []));
    expect(here(await city.signIn('eva', eva))).toMatchObject({ personId, roles: ['admin'] });
  });

  it('are no way back in for whoever lost access by hand', async () => {
    await city.set();
    await peer.setUsers(user('ada', ['Stadt']));
    const personId = here(await city.signIn('ada'))?.personId ?? '';
    const { json } = await city.admin.get<Person>(`${city.path}/people/${personId}`);
    const headers = { 'if-match': `"${String(json.version)}"` };
    expect((await city.admin.delete(`${city.path}/people/${personId}/access`, headers)).status).toBe(200);
    expect(codeOf(await city.signIn('ada'))).toEqual([403, 'provider-access-ended']);
  });

  it('propose an appointment where the city wants to decide', async () => {
    const officeId = await city.city.office();
    const office = { group: 'Amt 66', gives: 'office', officeId, appointment: 'regular' } as const;
    await city.set({ appointments: 'proposed', rules: [office] });
    await peer.setUsers({ ...user('ada', ['Amt 66']), ...user('bea', ['Amt 66']) });
    expect(here(await city.signIn('ada'))?.offices).toEqual([]);
    await city.signIn('bea');
    const path = `${city.path}/appointment-proposals`;
    const { json } = await city.admin.get<List<AppointmentProposal>>(path);
    expect(json.items.map(({ personName, kind }) => [personName, kind])).toEqual([
      ['ada', 'regular'],
      ['bea', 'regular'],
    ]);
    // The digital office finds them where everything else waits for it, too.
    const { email, personId } = await city.city.member('cdo');
    await city.city.appoint(await city.city.office({ kind: 'cdo' }), personId);
    const digital = await app.signIn(email);
    const waiting = async (): Promise<unknown[]> => {
      const inbox = await digital.get<InboxAnswer>(`${city.path}/inbox`);
      return inbox.json.items
        .filter((item) => item.kind === 'appointment-proposal')
        .map(({ by, office }) => [by, office?.id]);
    };
    expect(await waiting()).toEqual([
      ['ada', officeId],
      ['bea', officeId],
    ]);
    const decide = (at: number, accepted: boolean) =>
      city.admin.post(`${path}/${json.items[at]?.id ?? ''}/decision`, { accepted }, { 'if-match': '"1"' });
    expect((await decide(0, true)).status).toBe(204);
    expect(codeOf(await decide(1, true))).toEqual([409, 'office-held']);
    expect((await decide(1, false)).status).toBe(204);
    expect(await waiting()).toEqual([]);
    expect(here(await city.signIn('ada'))?.offices.map((held) => held.officeId)).toEqual([officeId]);
    await city.signIn('bea');
    expect((await city.admin.get<List<AppointmentProposal>>(path)).json.total).toBe(0);
    await peer.setUsers(user('ada', []));
    await city.signIn('ada');
    const left = await city.admin.get<List<Appointment>>(`${city.path}/appointments`);
    expect(left.json.items.filter((held) => held.officeId === officeId)).toEqual([]);
  });

  it('end where groups are not told: nobody is let in, and nothing is taken away', async () => {
    await city.set({ rules: [rule('Rat', 'council')] });
    await peer.setUsers(user('ada', ['Rat']));
    const before = here(await city.signIn('ada'));
    await peer.setUsers(user('ada', [], { groups: undefined, _claim_names: { groups: 'elsewhere' } }));
    expect(codeOf(await city.signIn('ada'))).toEqual([401, 'provider-answer-invalid']);
    const { json } = await city.admin.get<Person>(`${city.path}/people/${before?.personId ?? ''}`);
    expect([json.access, json.roles]).toEqual(['active', ['council']]);
  });

  describe('count in one city alone', () => {
    let other: Factory;
    let both: { email: string; accountId: string };

    beforeEach(async () => {
      other = await Factory.municipality(owner, `andere-${String(cities)}`);
      both = await other.member('ada', ['admin']);
      await city.set({ newcomers: 'invited' });
      const personId = await city.city.person('Ada');
      await city.admin.post(`${city.path}/people/${personId}/invitations`, { email: both.email });
      await peer.setUsers(user('ada', [], { email: both.email }));
    });

    it('and show nothing of another, nor of the account itself', async () => {
      const client = app.client();
      const { json } = await city.signIn('ada', client);
      expect([json.session.accountId, json.session.memberships.length]).toEqual([both.accountId, 1]);
      expect((await client.get(`/municipalities/${other.slug}/people`)).status).toBe(404);
      for (const [method, path] of [
        ['POST', '/account/password'],
        ['POST', '/account/totp/enrolments'],
        ['POST', '/account/email-changes'],
        ['POST', `${city.path}/identity-provider/links`],
      ] as const)
        expect([path, ...codeOf(await client.send(method, path, {}))]).toEqual([
          path,
          403,
          'confined-session',
        ]);
      const person = json.session.memberships[0]?.personId ?? '';
      const data = await client.get(`${city.path}/people/${person}/personal-data`);
      expect([data.status, data.text.includes('"table":"credential"')]).toEqual([200, false]);
      const { rows } = await owner.query(
        `select from audit_event where municipality_id = $1 and action = 'session.begun'`,
        [other.municipalityId],
      );
      expect(rows).toEqual([]);
    });

    it('and a sign-in that began in one ends in no other', async () => {
      const neighbour = await CitySignIn.connect(app, other, peer);
      await peer.setClients([clientOf(slug), clientOf(other.slug)]);
      await neighbour.set();
      const client = app.client();
      const query = await atProvider(await city.begin(client), 'ada');
      expect(codeOf(await neighbour.answer(client, query))).toEqual([401, 'provider-sign-in-expired']);
    });
  });

  it('are asked for where the city closes other ways, but for its admins', async () => {
    const { email } = await city.city.member('ole');
    const ole = await app.signIn(email);
    await city.set({ passwordSignIn: 'admins' });
    expect(codeOf(await ole.get(`${city.path}/people`))).toEqual([403, 'provider-needed']);
    expect((await ole.get<Session>('/session')).json.memberships[0]?.providerNeeded).toBe(true);
    expect((await city.admin.get(`${city.path}/people`)).status).toBe(200);
  });

  it('are connected by whoever has access already, and by nobody’s address', async () => {
    await city.set({ rules: [rule('Stadt', 'member')] });
    const { email, personId } = await city.city.member('ole');
    const ole = await app.signIn(email);
    await peer.setUsers(user('ole', ['Stadt']));
    expect(codeOf(await city.signIn('ole'))).toEqual([403, 'provider-not-linked']);
    const address = await city.begin(ole, 'links');
    expect((await city.answer(ole, await atProvider(address, 'ole'))).status).toBe(200);
    const { json } = await ole.get<ProviderLink>(`${city.path}/identity-provider/link`);
    expect([json.available, json.linkedAt !== null]).toEqual([true, true]);
    expect(here(await city.signIn('ole'))?.personId).toBe(personId);

    const eve = await app.signIn((await city.city.member('eve')).email);
    const taken = await city.answer(eve, await atProvider(await city.begin(eve, 'links'), 'ole'));
    expect(codeOf(taken)).toEqual([409, 'provider-identity-taken']);
  });

  it('ask for what the city demands of a sign-in, and take it as a second factor and a new proof', async () => {
    const card = { acr: 'urn:stadt:karte' };
    await city.set({ requiredAcr: ['urn:stadt:karte'], secondFactorValues: ['urn:stadt:karte'] });
    await peer.setUsers(user('ada', ['Stadt'], { acr: 'urn:stadt:passwort' }));
    expect(codeOf(await city.signIn('ada'))).toEqual([403, 'provider-acr-missing']);
    await peer.setUsers(user('ada', ['Stadt'], card));
    const client: HttpClient = app.client();
    const { json } = await city.signIn('ada', client);
    expect(json.session.secondFactor).toBe(true);

    await owner.query(`update session set proven_at = proven_at - interval '1 hour' where account_id = $1`, [
      json.session.accountId,
    ]);
    const dangerous = () => client.delete(`${city.path}/identity-provider/link`);
    expect(codeOf(await dangerous())).toEqual([401, 'sign-in-again']);
    const asked = await client.post<ProviderAddress>(`${city.path}/identity-provider/proofs`, {});
    const { searchParams } = new URL(asked.json.address);
    expect([searchParams.get('max_age'), searchParams.get('prompt')]).toEqual(['0', 'login']);
    expect((await city.answer(client, await atProvider(asked.json.address, 'ada'))).status).toBe(200);
    expect((await dangerous()).status).toBe(204);
  });

  it('end where the session ends, there too', async () => {
    await city.set();
    await peer.setUsers(user('ada', ['Stadt']));
    const client = app.client();
    await city.signIn('ada', client);
    const out = await client.post<ProviderAddress>(`${city.path}/identity-provider/sign-outs`, {});
    const address = new URL(out.json.address);
    expect([address.origin, address.searchParams.get('post_logout_redirect_uri')]).toEqual([
      peer.issuer,
      `${PUBLIC}/${slug}/sign-in`,
    ]);
    expect((await client.get('/session')).status).toBe(401);
  });
});

describe('the settings of an identity provider', () => {
  let app: TestApp;
  let owner: Client;
  let peer: IdentityProviderPeer;
  let city: CitySignIn;

  beforeAll(async () => {
    app = await TestApp.start({ env: { PUBLIC_URL: PUBLIC } });
    peer = await startIdentityProvider();
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    city = await CitySignIn.connect(app, await Factory.municipality(owner, 'erfurt'), peer);
  });
  afterAll(async () => {
    await owner.end();
    await peer.stop();
    await app.stop();
  });

  const fieldsOf = ({ status, json }: HttpAnswer<unknown>) => [
    status,
    (json as { errors?: { pointer: string; code: string }[] }).errors?.map(({ pointer, code }) => [
      pointer,
      code,
    ]),
  ];

  it.each([
    'http://login.example.org',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest',
    'https://[::1]/',
    'https://10.0.0.8:8443',
    'ftp://login.example.org',
    'https://somebody:secret@login.example.org',
    'not an address',
  ])('refuse an address of the own network or of no web: %s', async (issuer) => {
    expect(fieldsOf(await city.set({ issuer }))).toEqual([422, [['/issuer', 'issuer-refused']]]);
    const check = await city.admin.post(`${city.path}/identity-provider/checks`, { issuer });
    expect(fieldsOf(check)).toEqual([422, [['/issuer', 'issuer-refused']]]);
  });

  it('do not reach the own network by a name either', async () => {
    const check = await city.admin.post(`${city.path}/identity-provider/checks`, {
      issuer: 'https://localhost:8443',
    });
    expect(codeOf(check)).toEqual([503, 'provider-unreachable']);
  });

  it('keep the secret sealed, tell it to nobody, and send it to no other provider', async () => {
    const issuer = 'https://login.erfurt.example';
    const saved = await city.set({ issuer, clientSecret: 'streng geheim' });
    expect([saved.status, saved.json.provider?.hasSecret, saved.text.includes('geheim')]).toEqual([
      200,
      true,
      false,
    ]);
    const { rows } = await owner.query<{ sealed: string }>(
      'select client_secret as sealed from identity_provider',
    );
    expect(rows[0]?.sealed).toMatch(/^v1\.[\w-]+$/);
    const log = await owner.query(`select from audit_event where detail::text like '%geheim%'`);
    expect(log.rowCount).toBe(0);
    const kept: Partial<IdentityProviderInput> = { issuer, clientSecret: undefined, groupsClaim: 'roles' };
    expect((await city.set(kept)).json.provider).toMatchObject({ hasSecret: true, groupsClaim: 'roles' });
    expect(fieldsOf(await city.set({ issuer: 'https://else.example', clientSecret: undefined }))).toEqual([
      422,
      [['/clientSecret', 'secret-needed']],
    ]);
  });

  it('are for admins alone, who have shown who they are of late', async () => {
    const { email } = await city.city.member('ole');
    const path = `${city.path}/identity-provider`;
    expect((await (await app.signIn(email)).get(path)).status).toBe(403);
    const { json } = await city.admin.get<IdentityProviderSettings>(path);
    await owner.query(`update session set proven_at = proven_at - interval '1 hour'`);
    const removed = await city.admin.delete(`${path}/${city.city.municipalityId}`, {
      'if-match': `"${String(json.version)}"`,
    });
    expect(codeOf(removed)).toEqual([401, 'sign-in-again']);
  });
});
