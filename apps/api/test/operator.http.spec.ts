import type {
  FoundedMunicipality,
  InstallationState,
  Invitation,
  List,
  OperatorConsent,
  OperatorMunicipality,
  Session,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { accept, foundCity, inviteOperator, PASSWORD, tokenOf } from './support/founded-city';
import type { HttpClient } from './support/http-client';

const inMunicipality = { name: 'Stadt Adorf', languages: ['de', 'en'] };

describe('an operator', () => {
  let app: TestApp;
  let operator: HttpClient;

  beforeAll(async () => {
    app = await TestApp.start();
    operator = await become('betrieb@wegmarke.example');
  });
  afterAll(() => app.stop());

  const sql = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
    asOwner(app.databaseUrl, async (client) => (await client.query<T>(text, values)).rows);

  const invite = (email: string): Promise<Invitation> => inviteOperator(app, email);

  /** As the command does, and as if the account had shown a second factor. */
  async function become(email: string): Promise<HttpClient> {
    const client = app.client();
    const body = { token: tokenOf(await invite(email)), name: 'Olga Operator', password: PASSWORD };
    expect((await client.post('/operator/welcome', body)).status).toBe(200);
    await sql(
      `update session set second_factor = true where account_id = (select id from account where email = $1)`,
      [email],
    );
    return client;
  }

  const list = async (client = operator): Promise<readonly OperatorMunicipality[]> =>
    (await client.get<List<OperatorMunicipality>>('/operator/municipalities?limit=200')).json.items;
  const stateOf = async (slug: string): Promise<OperatorMunicipality> => {
    const found = (await list()).find((one) => one.slug === slug);
    if (!found) throw new Error(`There is no ${slug}`);
    return found;
  };

  it('comes in by a link that works once, and sees nothing without a second factor', async () => {
    const link = await invite('zweite@wegmarke.example');
    const client = app.client();
    const body = { token: tokenOf(link), name: 'Zoe Zwei', password: PASSWORD };
    const guest = await client.post<{ email: string }>('/operator/welcome/guest', { token: body.token });
    expect([guest.status, guest.json.email]).toEqual([200, 'zweite@wegmarke.example']);
    expect((await client.post<Session>('/operator/welcome', body)).json.operator).toBe(true);
    expect((await app.client().post('/operator/welcome', body)).status).toBe(404);
    const { status, json } = await client.get('/operator/municipalities');
    expect([status, json.code]).toEqual([403, 'second-factor-needed']);
  });

  it('is nobody who only has an account, and no admin', async () => {
    const { admin } = await foundCity(app, 'nebenan');
    expect((await admin.get('/operator/municipalities')).status).toBe(403);
    expect((await admin.get('/operator')).status).toBe(403);
    expect((await app.client().get('/operator')).status).toBe(401);
  });

  it('ends the link of an address by making another', async () => {
    const first = await invite('dritte@wegmarke.example');
    const second = await invite('dritte@wegmarke.example');
    const guest = (link: Invitation) =>
      app.client().post('/operator/welcome/guest', { token: tokenOf(link) });
    expect([(await guest(first)).status, (await guest(second)).status]).toEqual([404, 200]);
  });

  it('reads how the installation is', async () => {
    const { json } = await operator.get<InstallationState>('/operator');
    expect(json.mail).toEqual({ available: false, waiting: 0, refused: 0 });
    expect(json.database.bytes).toBeGreaterThan(1_000_000);
  });

  it('makes a municipality, whose admin is told the link, and sees it come along', async () => {
    const founding = {
      ...inMunicipality,
      slug: 'adorf',
      admin: 'anna@adorf.example',
      timeZone: 'Europe/Brussels',
    };
    const { status, json } = await operator.post<FoundedMunicipality>('/operator/municipalities', founding);
    expect([status, json.municipality.state, json.invitation.mailed]).toEqual([201, 'invited', false]);
    expect(json.municipality.timeZone).toBe('Europe/Brussels');
    expect((await operator.post('/operator/municipalities', founding)).status).toBe(409);
    expect((await stateOf('adorf')).lastActiveOn).toBeNull();
    const admin = await accept(app, 'adorf', json.invitation);
    expect((await stateOf('adorf')).state).toBe('begun');
    expect((await stateOf('adorf')).lastActiveOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(JSON.stringify(await stateOf('adorf'))).not.toContain('Amsel');
    expect((await admin.get('/municipalities/adorf/people')).status).toBe(200);
  });

  it.each([
    ['slug', { slug: 'operator' }],
    ['slug', { slug: 'Adorf' }],
    ['admin', { admin: 'anna' }],
    ['languages', { languages: ['fr'] }],
    ['timeZone', { timeZone: 'Europe/Atlantis' }],
  ])('is told where %s is none', async (field, wrong) => {
    const founding = { ...inMunicipality, slug: 'bdorf', admin: 'b@bdorf.example', ...wrong };
    const { status, json } = await operator.post('/operator/municipalities', founding);
    expect(status).toBe(422);
    expect(json.errors?.[0]?.pointer.startsWith(`/${field}`)).toBe(true);
  });

  it('closes a municipality to everybody, and opens it again as it was', async () => {
    const { admin, path } = await foundCity(app, 'cdorf');
    const before = await stateOf('cdorf');
    const address = `/operator/municipalities/${before.id}`;
    expect((await operator.patch(address, { suspended: true })).status).toBe(428);
    const close = await operator.patch<OperatorMunicipality>(
      address,
      { suspended: true },
      { 'if-match': `"${before.version}"` },
    );
    expect([close.status, close.json.suspendedAt === null]).toEqual([200, false]);
    const refused = await admin.get(`${path}/people`);
    expect([refused.status, refused.json.code]).toEqual([403, 'municipality-suspended']);
    expect((await app.client().get(`${path}/strategies`)).status).toBe(403);
    const names = (await app.client().get<List<{ slug: string }>>('/municipalities?limit=200')).json.items;
    expect(names.map(({ slug }) => slug)).not.toContain('cdorf');
    const again = { 'if-match': `"${close.json.version}"` };
    expect((await operator.patch(address, { suspended: false }, again)).status).toBe(200);
    expect((await operator.patch(address, { suspended: false }, again)).status).toBe(412);
    expect((await admin.get(`${path}/people`)).status).toBe(200);
  });

  it('shows the way in to another admin', async () => {
    await foundCity(app, 'ddorf');
    const { id } = await stateOf('ddorf');
    const { json } = await operator.post<Invitation>(`/operator/municipalities/${id}/invitations`, {
      email: 'neu@ddorf.example',
    });
    const admin = await accept(app, 'ddorf', json, 'Nora Neu');
    expect((await admin.get('/municipalities/ddorf/operator-consents')).status).toBe(200);
  });

  describe('in a municipality', () => {
    const grant = (client: HttpClient, slug: string, hours = 2) =>
      client.post<OperatorConsent>(`/municipalities/${slug}/operator-consents`, {
        reason: 'Ein Fehler im Import',
        hours,
      });

    it('reads nothing without consent, all with it, and nothing from the moment it is taken back', async () => {
      const { admin, path } = await foundCity(app, 'edorf');
      expect((await operator.get(`${path}/people`)).status).toBe(404);
      const { status, json: consent } = await grant(admin, 'edorf');
      expect(status).toBe(201);
      expect((await operator.get(`${path}/people`)).status).toBe(200);
      expect((await operator.get(`${path}/projects`)).status).toBe(200);
      expect((await operator.post(`${path}/people`, { name: 'Eindringling' })).status).toBe(403);
      expect((await operator.get(`${path}/operator-consents`)).status).toBe(403);
      expect((await stateOf('edorf')).consentUntil).toBe(consent.expiresAt);
      const seen = (await admin.get<Session>('/session')).json.memberships[0];
      expect(seen?.operatorReadsUntil).toBe(consent.expiresAt);
      const own = (await operator.get<Session>('/session')).json;
      expect(own.consents.map(({ municipality }) => municipality.slug)).toEqual(['edorf']);

      const revoked = await admin.delete<OperatorConsent>(`${path}/operator-consents/${consent.id}`);
      expect([revoked.status, revoked.json.revokedAt === null]).toEqual([200, false]);
      expect((await operator.get(`${path}/people`)).status).toBe(404);
      expect(revoked.json.reads).toBe(4);
      const events = await sql<{ action: string; actor_kind: string; detail: { what: string } }>(
        `select e.action, e.actor_kind, e.detail from audit_event e join municipality m on m.id = e.municipality_id
         where m.slug = 'edorf' and e.action = 'consent.used' order by e.recorded_at`,
      );
      expect(events.map(({ actor_kind }) => actor_kind)).toEqual(Array(4).fill('operator'));
      expect(events[0]?.detail.what).toBe('GET /api/v1/municipalities/:slug/people');
    });

    it('reads nothing once the hours are over, nor in another municipality', async () => {
      const { admin, path } = await foundCity(app, 'fdorf');
      const other = await foundCity(app, 'gdorf');
      await grant(admin, 'fdorf');
      expect((await operator.get(`${other.path}/people`)).status).toBe(404);
      await sql(
        `update operator_consent set granted_at = granted_at - interval '3 hours', expires_at = expires_at - interval '3 hours'
         where municipality_id = (select id from municipality where slug = 'fdorf')`,
      );
      expect((await operator.get(`${path}/people`)).status).toBe(404);
      expect((await operator.get<Session>('/session')).json.consents).toEqual([]);
    });

    it('is let in by admins alone, for three days at most, with a reason', async () => {
      const { admin, path } = await foundCity(app, 'hdorf');
      expect((await grant(admin, 'hdorf', 73)).status).toBe(422);
      expect((await admin.post(`${path}/operator-consents`, { reason: ' ', hours: 1 })).status).toBe(422);
      expect((await grant(operator, 'hdorf')).status).toBe(404);
    });
  });
});
