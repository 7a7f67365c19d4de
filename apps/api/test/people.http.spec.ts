import type { Invitation, InvitationGuest, List, Person, Session } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { Factory } from './support/factories';
import { accept, found, foundCity, PASSWORD, tokenOf } from './support/founded-city';
import type { HttpClient } from './support/http-client';

describe('people and how they come in', () => {
  let app: TestApp;
  let owner: Client;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const invite = async (
    admin: HttpClient,
    slug: string,
    name: string,
    email: string,
  ): Promise<Invitation> => {
    const { json: person } = await admin.post<Person>(`/municipalities/${slug}/people`, { name });
    const { json } = await admin.post<Invitation>(`/municipalities/${slug}/people/${person.id}/invitations`, {
      email,
    });
    return json;
  };

  it('a new municipality is empty but for its admin, who comes in by a link that works once', async () => {
    const invitation = await found(app, 'amberg');
    expect(invitation.link).toMatch(/^\/amberg\/welcome#[\w-]{43}$/);
    const guest = await app
      .client()
      .post<InvitationGuest>('/municipalities/amberg/welcome/guest', { token: tokenOf(invitation) });
    expect(guest.json).toMatchObject({ email: 'admin@amberg.example', hasAccount: false });

    const admin = await accept(app, 'amberg', invitation);
    const { json: session } = await admin.get<Session>('/session');
    expect(session).toMatchObject({
      name: 'Anna Amsel',
      memberships: [{ municipality: { slug: 'amberg' }, roles: ['admin'], offices: [] }],
    });
    const { json: people } = await admin.get<List<Person>>('/municipalities/amberg/people');
    expect(people.items).toMatchObject([{ name: 'Anna Amsel', access: 'active', roles: ['admin'] }]);

    const again = await app
      .client()
      .post('/municipalities/amberg/welcome', { token: tokenOf(invitation), password: PASSWORD });
    expect([again.status, again.json.code]).toEqual([404, 'invitation-invalid']);
    await app.signIn('admin@amberg.example', PASSWORD);
  });

  it('stores no token, and a password as Argon2id', async () => {
    const invitation = await found(app, 'bamberg');
    await accept(app, 'bamberg', invitation);
    const { rows } = await owner.query<{ text: string }>(
      `select i::text as text from invitation i union all select c.password_hash from credential c`,
    );
    const all = rows.map(({ text }) => text).join('\n');
    expect(all).not.toContain(tokenOf(invitation));
    expect(all).not.toContain(PASSWORD);
    expect(all).toContain('$argon2id$v=19$m=19456');
  });

  it('of two who spend a link at the same moment, one gets in', async () => {
    const invitation = await found(app, 'coburg');
    const statuses = await Promise.all(
      ['erstes langes Passwort', 'zweites langes Passwort'].map(
        async (password) =>
          (
            await app
              .client()
              .post('/municipalities/coburg/welcome', { token: tokenOf(invitation), password })
          ).status,
      ),
    );
    expect(statuses.sort()).toEqual([200, 404]);
  });

  it('refuses a link that has expired, belongs elsewhere or was replaced, and a short password', async () => {
    const invitation = await found(app, 'dessau');
    const short = await app
      .client()
      .post('/municipalities/dessau/welcome', { token: tokenOf(invitation), password: 'kurz' });
    expect([short.status, short.json.errors?.[0]]).toMatchObject([
      422,
      { pointer: '/password', code: 'min-length' },
    ]);
    const body = { token: tokenOf(invitation), password: PASSWORD };
    expect((await app.client().post('/municipalities/amberg/welcome', body)).status).toBe(404);
    expect((await app.client().post('/municipalities/nowhere/welcome', body)).status).toBe(404);
    const admin = await accept(app, 'dessau', invitation);
    const first = await invite(admin, 'dessau', 'Kim', 'kim@dessau.example');
    const { json: people } = await admin.get<List<Person>>('/municipalities/dessau/people');
    const kim = people.items.find(({ name }) => name === 'Kim');
    expect(kim).toMatchObject({ access: 'invited', email: 'kim@dessau.example' });
    const second = await admin.post<Invitation>(
      `/municipalities/dessau/people/${kim?.id ?? ''}/invitations`,
      {
        email: 'kim@dessau.example',
      },
    );
    const replaced = await app
      .client()
      .post('/municipalities/dessau/welcome', { token: tokenOf(first), password: PASSWORD });
    expect(replaced.status).toBe(404);
    await owner.query(`update invitation set expires_at = clock_timestamp() where spent_at is null`);
    const expired = await app
      .client()
      .post('/municipalities/dessau/welcome', { token: tokenOf(second.json), password: PASSWORD });
    expect([expired.status, expired.json.code]).toEqual([404, 'invitation-invalid']);
  });

  it('an account that exists keeps its password, and whoever holds a link has to know it', async () => {
    const { admin } = await foundCity(app, 'emden');
    const invitation = await invite(admin, 'emden', 'Anna', 'admin@amberg.example');
    const thief = await app.client().post('/municipalities/emden/welcome', {
      token: tokenOf(invitation),
      password: 'another long password',
    });
    expect([thief.status, thief.json.code]).toEqual([401, 'sign-in-failed']);
    const client = await accept(app, 'emden', invitation);
    const { json } = await client.get<Session>('/session');
    expect(json.memberships.map(({ municipality }) => municipality.slug).sort()).toEqual(['amberg', 'emden']);
    expect(json.memberships.find(({ municipality }) => municipality.slug === 'emden')?.roles).toEqual([]);
  });

  it('a municipality keeps an admin, and whoever loses access is out at once', async () => {
    const slug = 'fulda';
    const { admin } = await foundCity(app, slug);
    const peopleOf = async () => (await admin.get<List<Person>>(`/municipalities/${slug}/people`)).json.items;
    const [self] = await peopleOf();
    const tag = (person?: Person) => ({ 'if-match': `"${String(person?.version)}"` });
    const path = (person?: Person) => `/municipalities/${slug}/people/${person?.id ?? ''}`;
    const demoted = await admin.patch(path(self), { roles: [] }, tag(self));
    expect([demoted.status, demoted.json.code]).toEqual([422, 'last-admin']);
    expect((await admin.delete(`${path(self)}/access`, tag(self))).json.code).toBe('last-admin');

    const colleague = await accept(app, slug, await invite(admin, slug, 'Kim', 'kim@fulda.example'));
    expect((await colleague.get(`/municipalities/${slug}/people`)).status).toBe(200);
    const kim = (await peopleOf()).find(({ email }) => email === 'kim@fulda.example');
    expect((await admin.delete(`${path(kim)}/access`)).status).toBe(428);
    const removed = await admin.delete<Person>(`${path(kim)}/access`, tag(kim));
    expect([removed.status, removed.json.access]).toEqual([200, 'none']);
    // It was their last membership: the session has ended with it.
    expect((await colleague.get(`/municipalities/${slug}/people`)).status).toBe(401);
  });

  it('shows colleagues names alone, and lets nobody but an admin invite', async () => {
    const city = await Factory.municipality(owner, 'goslar');
    const head = await city.member('head');
    const client = await app.signIn(head.email);
    const { json } = await client.get<List<Person>>('/municipalities/goslar/people');
    expect(json.items).toMatchObject([{ name: 'head', email: null, access: 'none', roles: [] }]);
    expect((await client.post('/municipalities/goslar/people', { name: 'Kim' })).status).toBe(403);
    const path = `/municipalities/goslar/people/${head.personId}/invitations`;
    expect((await client.post(path, { email: 'kim@goslar.example' })).status).toBe(403);
    expect((await app.client().post(path, { email: 'kim@goslar.example' })).status).toBe(401);
  });
});
