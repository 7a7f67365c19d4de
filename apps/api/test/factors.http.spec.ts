import { addDays, localDay } from '@wegmarke/domain/calendar';
import type {
  AccountSecurity,
  List,
  Passkey,
  PasskeyQuestion,
  RecoveryCodes,
  Session,
  SessionEntry,
  SignInRecord,
  TotpEnrolment,
} from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { codeOf } from './support/app-codes';
import { Authenticator } from './support/authenticator';
import { Factory } from './support/factories';
import { rescueAccount } from './support/founded-city';
import type { HttpClient } from './support/http-client';

const ORIGIN = 'http://wegmarke.example';
const PASSWORD = 'a long password';

describe('second factors', () => {
  let app: TestApp;
  let owner: Client;
  let dessau: Factory;

  beforeAll(async () => {
    app = await TestApp.start({ env: { PUBLIC_URL: ORIGIN } });
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    dessau = await Factory.municipality(owner, 'dessau');
  });

  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  async function withApp(name: string): Promise<{ email: string; secret: string; codes: readonly string[] }> {
    const { email } = await dessau.member(name);
    const client = await app.signIn(email);
    const { json: enrolment } = await client.post<TotpEnrolment>('/account/totp/enrolments');
    // The code of the step before, so that the one of now can still be used.
    const { json } = await client.post<RecoveryCodes>('/account/totp', {
      code: codeOf(enrolment.secret, -1),
    });
    return { email, secret: enrolment.secret, codes: json.codes };
  }

  const signIn = (email: string, code?: string, password = PASSWORD) =>
    app.client().post<Session>('/session', { email, password, ...(code === undefined ? {} : { code }) });

  const codeOfProblem = (json: unknown): string => (json as { code: string }).code;

  describe('by an authenticator app', () => {
    it('are taken away by a command of the machine, with a link to a new password', async () => {
      const { email } = await withApp('lost');
      const former = await signIn(email, undefined);
      expect([former.status, codeOfProblem(former.json)]).toEqual([401, 'code-needed']);
      const begun = new Date();
      await expect(rescueAccount(app, 'nobody@dessau.example', true)).rejects.toMatchObject({ status: 404 });
      const [first, second] = [
        await rescueAccount(app, email.toUpperCase(), false),
        await rescueAccount(app, email, true),
      ];
      const takeUp = (link: string | null) =>
        app.client().post('/account/password-resets/taken-up', {
          token: /^\/dessau\/reset-password#([\w-]{43})$/.exec(link ?? '')?.[1],
          password: 'blaue Wegmarken am Fluss',
        });
      expect((await takeUp(first.link)).status).toBe(404);
      expect((await takeUp(second.link)).status).toBe(204);
      const session = await signIn(email, undefined, 'blaue Wegmarken am Fluss');
      expect([session.status, session.json.secondFactor]).toEqual([200, false]);
      const recorded = await owner.query<{ action: string }>(
        `select action from audit_event where municipality_id = $1 and action in ('password.requested', 'totp.removed')
         and recorded_at >= $2`,
        [dessau.municipalityId, begun],
      );
      expect(recorded.rows.map(({ action }) => action).sort()).toEqual([
        'password.requested',
        'password.requested',
        'totp.removed',
      ]);
    });

    it('are in force with the first code, asked for at sign-in, and stored sealed', async () => {
      const { email } = await dessau.member('ada');
      const client = await app.signIn(email);
      const { json: enrolment } = await client.post<TotpEnrolment>('/account/totp/enrolments');
      expect(enrolment.uri).toContain(`otpauth://totp/Wegmarke:${encodeURIComponent(email)}`);
      expect(enrolment.modules.every((row) => row.length === enrolment.modules.length)).toBe(true);
      const { rows } = await owner.query<{ secret: string }>('select secret from totp');
      expect(rows.every(({ secret }) => secret.startsWith('v1.') && !secret.includes(enrolment.secret))).toBe(
        true,
      );
      expect((await signIn(email)).status).toBe(200);

      const wrong = await client.post('/account/totp', { code: '000000' });
      expect([wrong.status, wrong.json.errors?.[0]?.code]).toEqual([422, 'code-wrong']);
      const confirmed = await client.post<RecoveryCodes>('/account/totp', {
        code: codeOf(enrolment.secret, -1),
      });
      expect([confirmed.status, new Set(confirmed.json.codes).size]).toEqual([200, 10]);

      const without = await signIn(email);
      expect([without.status, codeOfProblem(without.json)]).toEqual([401, 'code-needed']);
      const withCode = await signIn(email, codeOf(enrolment.secret));
      expect([withCode.status, withCode.json.secondFactor]).toEqual([200, true]);
    });

    it('take no code twice, none older than the last, and none beside a wrong password', async () => {
      const { email, secret } = await withApp('bea');
      const now = codeOf(secret);
      const wrongPassword = await signIn(email, now, 'wrong');
      expect([wrongPassword.status, codeOfProblem(wrongPassword.json)]).toEqual([401, 'sign-in-failed']);
      expect((await signIn(email, now)).status).toBe(200);
      for (const code of [now, codeOf(secret, -1), codeOf(secret, 40), '123', 'x'.repeat(40)]) {
        const refused = await signIn(email, code);
        expect([refused.status, codeOfProblem(refused.json)]).toEqual([401, 'code-wrong']);
      }
    });

    it('let whoever has lost the app in by a recovery code, each once, until they are renewed', async () => {
      const { email, codes } = await withApp('cem');
      const [first = '', second = '', third = ''] = codes;
      const client = app.client();
      const begun = await client.post<Session>('/session', {
        email,
        password: PASSWORD,
        code: first.toUpperCase().replace('-', ' '),
      });
      expect([begun.status, begun.json.secondFactor]).toEqual([200, true]);
      expect((await signIn(email, first)).status).toBe(401);
      expect((await client.get<AccountSecurity>('/account/security')).json.recoveryCodesLeft).toBe(9);
      const both = await Promise.all([signIn(email, second), signIn(email, second)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
      const renewed = await client.post<RecoveryCodes>('/account/recovery-codes');
      expect((await signIn(email, third)).status).toBe(401);
      expect((await signIn(email, renewed.json.codes[0])).status).toBe(200);
    });

    it('do not let a code be guessed, from wherever it is tried', async () => {
      const { email } = await withApp('dora');
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 12; attempt += 1) {
        // Showing the password alone in between washes nothing away.
        await signIn(email);
        statuses.push((await signIn(email, '000000')).status);
      }
      expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true);
      expect(statuses.at(-1)).toBe(429);
    });

    it('are changed only by whoever has shown of late who they are', async () => {
      const { email } = await dessau.member('emil');
      const client = await app.signIn(email);
      await owner.query(`update session set proven_at = proven_at - interval '16 minutes'`);
      const refused = await client.post('/account/totp/enrolments');
      expect([refused.status, refused.json.code]).toEqual([401, 'sign-in-again']);
      expect((await client.get<AccountSecurity>('/account/security')).json.recent).toBe(false);
      expect((await client.post('/session/proof', { password: 'wrong' })).status).toBe(401);
      expect((await client.post('/session/proof', { password: PASSWORD })).status).toBe(204);
      expect((await client.post('/account/totp/enrolments')).status).toBe(200);
    });
  });

  describe('by a passkey', () => {
    async function withPasskey(
      name: string,
    ): Promise<{ client: HttpClient; key: Authenticator; email: string }> {
      const { email } = await dessau.member(name);
      const client = await app.signIn(email);
      const key = new Authenticator(ORIGIN);
      const { json: question } = await client.post<PasskeyQuestion>('/account/passkeys/questions');
      const added = await client.post<List<Passkey>>('/account/passkeys', {
        ...key.create(question),
        name: 'Laptop',
      });
      expect([added.status, added.json.total]).toEqual([200, 1]);
      return { client, key, email };
    }
    const ask = async (): Promise<PasskeyQuestion> =>
      (await app.client().post<PasskeyQuestion>('/session/passkey-questions')).json;

    it('sign in without a password, and count as two factors', async () => {
      const { key, email } = await withPasskey('fred');
      const client = app.client();
      const begun = await client.post<Session>('/session/passkey', key.sign(await ask()));
      expect([begun.status, begun.json.email, begun.json.secondFactor]).toEqual([200, email, true]);
      expect((await client.get<Session>('/session')).json).toEqual(begun.json);
    });

    it('answer a question once, of this site, asking their owner, and never behind their counter', async () => {
      const { key } = await withPasskey('gesa');
      const answer = key.sign(await ask());
      expect((await app.client().post('/session/passkey', answer)).status).toBe(200);
      const refusals = [answer];
      const elsewhere = Object.assign(new Authenticator('http://wegmarke.evil.example'), { id: key.id });
      refusals.push(elsewhere.sign(await ask()));
      key.verifiesUser = false;
      refusals.push(key.sign(await ask()));
      key.verifiesUser = true;
      key.counter = 0;
      refusals.push(key.sign(await ask()));
      refusals.push(new Authenticator(ORIGIN).sign(await ask()));
      refusals.push({ ...key.sign(await ask()), response: { id: key.id.toString('base64url') } });
      refusals.push({ ...key.sign(await ask()), response: {} });
      for (const refused of refusals) {
        const { status, json } = await app.client().post('/session/passkey', refused);
        expect([status, json.code]).toEqual([401, 'passkey-failed']);
      }
    });

    it('are named, listed and removed by their owner alone', async () => {
      const { client, key } = await withPasskey('hans');
      const stranger = await withPasskey('inge');
      const path = `/account/passkeys/${key.id.toString('base64url')}`;
      expect((await stranger.client.patch(path, { name: 'mine' })).status).toBe(404);
      expect((await stranger.client.delete(path)).status).toBe(404);
      const renamed = await client.patch<List<Passkey>>(path, { name: 'Diensthandy' });
      expect(renamed.json.items).toMatchObject([{ name: 'Diensthandy' }]);
      expect((await client.get<Session>('/session')).json.secondFactor).toBe(true);
      expect((await client.delete<List<Passkey>>(path)).json.items).toEqual([]);
      expect((await client.get<Session>('/session')).json.secondFactor).toBe(false);
      expect((await app.client().post('/session/passkey', key.sign(await ask()))).status).toBe(401);
    });

    it('show anew who one is, but only for the own account', async () => {
      const { client, key } = await withPasskey('jana');
      const stranger = await withPasskey('karl');
      await owner.query(`update session set proven_at = proven_at - interval '16 minutes'`);
      expect((await client.post('/session/passkey-proof', stranger.key.sign(await ask()))).status).toBe(401);
      expect((await client.post('/account/passkeys/questions')).status).toBe(401);
      expect((await client.post('/session/passkey-proof', key.sign(await ask()))).status).toBe(204);
      expect((await client.post('/account/passkeys/questions')).status).toBe(200);
    });
  });

  describe('that a municipality demands', () => {
    afterEach(() => owner.query('delete from access_policy'));

    async function demand(admin: HttpClient, secondFactor: string, fromOn: string | null) {
      const path = '/municipalities/dessau/access-policy';
      const { json } = await admin.get<{ version: number }>(path);
      return admin.send(
        'PUT',
        `${path}/${dessau.municipalityId}`,
        { secondFactor, fromOn },
        { 'if-match': `"${json.version}"` },
      );
    }
    const today = (days = 0): string => addDays(localDay(new Date(), 'Europe/Berlin'), days);

    it('lead whoever has none to set one up, and to nothing else, from the day that was told', async () => {
      const admin = await app.signIn((await dessau.member('lea', ['admin'])).email);
      const { email } = await dessau.member('mia');
      const member = await app.signIn(email);
      const announced = await demand(admin, 'everybody', today(14));
      expect([announced.status, announced.json]).toMatchObject([200, { secondFactor: 'everybody' }]);
      expect((await member.get<Session>('/session')).json.memberships[0]?.secondFactorFrom).toBe(today(14));
      expect((await member.get('/municipalities/dessau/people')).status).toBe(200);

      await demand(admin, 'everybody', today());
      const refused = await member.get('/municipalities/dessau/people');
      expect([refused.status, refused.json.code]).toEqual([403, 'second-factor-needed']);
      expect((await member.post('/municipalities/dessau/people', { name: 'x' })).status).toBe(403);
      expect((await member.get('/municipalities/dessau/strategies')).status).toBe(200);
      const { json } = await member.post<TotpEnrolment>('/account/totp/enrolments');
      expect((await member.post('/account/totp', { code: codeOf(json.secret) })).status).toBe(200);
      expect((await member.get('/municipalities/dessau/people')).status).toBe(200);
    });

    it('are demanded of whom they name, by an admin, from today at the earliest, and never unseen', async () => {
      const admin = await app.signIn((await dessau.member('nele', ['admin'])).email);
      const member = await app.signIn((await dessau.member('otto')).email);
      expect((await demand(member, 'admins', today())).status).toBe(403);
      const past = await demand(admin, 'admins', today(-1));
      expect([past.status, past.json.errors?.[0]?.pointer]).toEqual([422, '/fromOn']);
      expect((await demand(admin, 'admins', null)).status).toBe(422);
      expect((await demand(admin, 'admins', today())).status).toBe(200);
      expect((await admin.get('/municipalities/dessau/people')).status).toBe(403);
      expect((await member.get('/municipalities/dessau/people')).status).toBe(200);
      const stale = await owner.query<{ version: number }>('select version from access_policy');
      expect(stale.rows[0]?.version).toBe(1);
    });
  });

  describe('and sessions', () => {
    it('are listed with their device, ended one by one, and all others at once', async () => {
      const { email } = await dessau.member('paul');
      const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
      const [here, there, third] = [app.client(), app.client(), app.client()];
      for (const client of [here, there, third])
        await client.post('/session', { email, password: PASSWORD }, { 'user-agent': firefox });
      const { json } = await here.get<List<SessionEntry>>('/account/sessions');
      expect(json.items.map(({ device }) => device)).toEqual(Array(3).fill('Firefox, Windows'));
      expect(json.items.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
      const own = (await there.get<List<SessionEntry>>('/account/sessions')).json.items.find(
        (s) => s.isCurrent,
      );
      const stranger = await app.signIn((await dessau.member('rita')).email);
      expect((await stranger.delete(`/account/sessions/${own?.id}`)).status).toBe(404);
      expect((await here.delete(`/account/sessions/${own?.id}`)).status).toBe(204);
      expect((await there.get('/session')).status).toBe(401);
      expect((await here.delete('/account/sessions')).status).toBe(204);
      expect([(await here.get('/session')).status, (await third.get('/session')).status]).toEqual([200, 401]);
      const { json: signIns } = await here.get<List<SignInRecord>>('/account/sign-ins');
      expect(signIns.items).toHaveLength(3);
      expect(signIns.items[0]).toMatchObject({ outcome: 'begun', methods: ['password'] });
    });
  });
});
