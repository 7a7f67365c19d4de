import { ModulesContainer } from '@nestjs/core';
import type { NewAccessToken } from '@wegmarke/domain/contracts';
import { ACTIONS, type Action, type Actor, can, SCOPE_OF, type Subject } from '@wegmarke/domain/permissions';
import type { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { type Route, routesOf } from '../src/platform/openapi/routes';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { inviteOperator, PASSWORD, tokenOf } from './support/founded-city';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity } from './support/plan-city';
import { addressOf, ask, marksOf, namesRow, type WalkedAnswer } from './support/walked-routes';

const EVERYBODY = [
  'public',
  'council',
  'head',
  'stand-in',
  'cdo',
  'admin',
  'operator',
  'stranger',
  'token',
] as const;
type Who = (typeof EVERYBODY)[number];

const OURS = 'office';
const member = (
  roles: ('admin' | 'council')[],
  officeKind?: 'cdo' | 'head',
  appointment: 'regular' | 'stand-in' = 'regular',
): Actor => ({
  kind: 'member',
  accountId: 'account',
  personId: 'person',
  roles,
  offices: officeKind ? [{ officeId: OURS, officeKind, departmentId: 'department', appointment }] : [],
});
const ACTORS: Readonly<Record<Exclude<Who, 'stranger'>, Actor>> = {
  public: { kind: 'public' },
  council: member(['council']),
  head: member([], 'head'),
  'stand-in': member([], 'head', 'stand-in'),
  cdo: member([], 'cdo'),
  admin: member(['admin']),
  operator: { kind: 'operator', accountId: 'account' },
  token: member([], 'head'),
};
/** Subjects that favour whoever asks in every way there is. */
const FAVOURABLE: readonly Subject[] = [OURS, 'other'].map((officeId) => ({
  officeId,
  published: true,
  departmentId: 'department',
  contributorIds: ['person'],
}));
const mayEver = (actor: Actor, action: Action): boolean =>
  FAVOURABLE.some((subject) => can(actor, action, subject));

/** Every route × everybody × own and foreign ids. A new route is walked without a word: its access rule says what to expect. */
describe('every route keeps to its access rule', () => {
  let app: TestApp;
  let ours: PlanCity;
  let theirs: PlanCity;
  let routes: Route[];
  let headers: Record<Who, Record<string, string>>;
  let checks = 0;

  beforeAll(async () => {
    app = await TestApp.start({ env: { DATABASE_POOL: '10' } });
    ours = await makePlanCity(app, 'heimatstadt');
    theirs = await makePlanCity(app, 'fremdstadt');
    routes = routesOf(app.app.get(ModulesContainer)).filter(({ operation }) => operation);
    await asOwner(app.databaseUrl, async (owner) => {
      await addMember(owner, ours, 'admin', '{admin}');
      const standIn = await addMember(owner, ours, 'standin', '{}');
      await owner.query(
        `insert into appointment (municipality_id, id, office_id, person_id, kind, from_on)
         values ($1, gen_random_uuid(), $2, $3, 'stand-in', '2020-01-01')`,
        [ours.municipalityId, ours.otherOfficeId, standIn.personId],
      );
    });
    const admin = await app.signIn('admin@heimatstadt.example');
    const standIn = await app.signIn('standin@heimatstadt.example');
    const operator = await operatorWithConsent();
    const { json } = await ours.head.post<NewAccessToken>(`${ours.path}/access-tokens`, {
      name: 'Auswertung',
      scopes: ['read'],
      expiresOn: dayFromToday(30),
    });
    headers = {
      public: {},
      council: { cookie: ours.council.cookie },
      head: { cookie: ours.head.cookie },
      'stand-in': { cookie: standIn.cookie },
      operator: { cookie: operator.cookie },
      cdo: { cookie: ours.cdo.cookie },
      admin: { cookie: admin.cookie },
      stranger: { cookie: theirs.cdo.cookie },
      token: { authorization: `Bearer ${json.token}` },
    };
  });
  afterAll(async () => {
    await app.stop();
    process.stdout.write(
      `the wall, walked: ${String(checks)} checks of ${String(routes.length)} operations\n`,
    );
  });

  async function addMember(
    owner: Client,
    { municipalityId, slug }: PlanCity,
    name: string,
    roles: string,
  ): Promise<{ readonly personId: string }> {
    const [account, personId] = [uuid(), uuid()];
    await owner.query(`insert into account (id, email, name) values ($1, $2, $3)`, [
      account,
      `${name}@${slug}.example`,
      name,
    ]);
    await owner.query(
      `insert into credential (account_id, password_hash) select $1, password_hash from credential limit 1`,
      [account],
    );
    await owner.query(`insert into person (municipality_id, id, name) values ($1, $2, $3)`, [
      municipalityId,
      personId,
      name,
    ]);
    await owner.query(
      `insert into membership (municipality_id, account_id, person_id, roles) values ($1, $2, $3, $4)`,
      [municipalityId, account, personId, roles],
    );
    return { personId };
  }

  /** Somebody who runs the installation, with a second factor, while one of our admins lets them look. */
  async function operatorWithConsent(): Promise<HttpClient> {
    const client = app.client();
    const token = tokenOf(await inviteOperator(app, 'betrieb@wegmarke.example'));
    const body = { token, name: 'Betrieb', password: PASSWORD };
    expect((await client.post('/operator/welcome', body)).status).toBe(200);
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `update session set second_factor = true
         where account_id = (select id from account where email = 'betrieb@wegmarke.example')`,
      ),
    );
    const admin = await app.signIn('admin@heimatstadt.example');
    const consent = await admin.post(`${ours.path}/operator-consents`, { reason: 'Ein Fehler', hours: 4 });
    expect(consent.status).toBe(201);
    return client;
  }

  async function walk(route: Route, who: Who, slug: string, ids: PlanCity): Promise<WalkedAnswer> {
    const address = `${app.baseUrl}/api/v1${addressOf(route, slug, ids)}`;
    const isRead = route.method === 'GET';
    const type: Record<string, string> = isRead ? {} : { 'content-type': 'application/json' };
    const answer = await ask(
      address,
      route.method,
      { ...headers[who], ...type },
      isRead || route.method === 'DELETE' ? undefined : '{}',
    );
    expect([route.name, who, answer.status < 500]).toEqual([route.name, who, true]);
    checks += 1;
    return answer;
  }

  /** Nothing that names a row of the other city, in the message, a header or the content. */
  function expectNothingOf(
    city: PlanCity,
    route: Route,
    who: Who,
    { text, headers: sent }: WalkedAnswer,
  ): void {
    const told = text + JSON.stringify([...sent]);
    expect([route.name, who, marksOf(city).filter((mark) => told.includes(mark))]).toEqual([
      route.name,
      who,
      [],
    ]);
    checks += 1;
  }

  const below = (): (Route & {
    action: Action;
    bySession: boolean;
    byService: boolean;
    bound: boolean;
    recent: boolean;
  })[] =>
    routes.flatMap((route) =>
      route.rule?.kind === 'requires'
        ? [
            {
              ...route,
              action: route.rule.action,
              bySession: route.rule.by === 'session',
              byService: route.rule.decidedBy === 'service',
              bound: route.rule.subject !== undefined,
              recent: route.rule.recent === true,
            },
          ]
        : [],
    );
  const isEverPublic = (action: Action) => mayEver(ACTORS.public, action);

  it('names an action that there is', () => {
    for (const { name, action } of below()) expect([name, ACTIONS.includes(action)]).toEqual([name, true]);
  });

  it('refuses whoever may never do it, whatever they name', async () => {
    for (const route of below())
      for (const who of EVERYBODY) {
        if (who === 'stranger') continue;
        const refusedToken = who === 'token' && (route.bySession || SCOPE_OF[route.action] !== 'read');
        if (!refusedToken && mayEver(ACTORS[who], route.action)) continue;
        for (const ids of [ours, theirs]) {
          const answer = await walk(route, who, ours.slug, ids);
          const expected =
            who === 'public'
              ? [401]
              : route.byService
                ? [400, 403, 404, 415, 422, 428]
                : route.bound
                  ? [403, 404]
                  : [403];
          // An operator reads; showing once more who it is would help it to nothing, so nobody asks for that.
          if (who === 'operator' && route.recent) expected.splice(0, expected.length, 403);
          expect([route.name, who, expected.includes(answer.status), answer.status]).toEqual([
            route.name,
            who,
            true,
            answer.status,
          ]);
          expectNothingOf(theirs, route, who, answer);
        }
      }
  });

  it('gives members of another city what it gives the public, or says that there is nothing', async () => {
    for (const route of below())
      for (const ids of [ours, theirs]) {
        const answer = await walk(route, 'stranger', ours.slug, ids);
        if (isEverPublic(route.action)) {
          const open = await walk(route, 'public', ours.slug, ids);
          expect([route.name, answer.status]).toEqual([route.name, open.status]);
        } else expect([route.name, answer.status]).toEqual([route.name, 404]);
      }
  });

  it('takes a token of one city for nobody in another', async () => {
    for (const route of below()) {
      const { status } = await walk(route, 'token', theirs.slug, theirs);
      expect([route.name, status]).toEqual([route.name, route.bySession ? 403 : 401]);
    }
  });

  it('finds no row of another city by its id, and answers as for an id that nobody has', async () => {
    const id = uuid();
    const nowhere: PlanCity = {
      ...theirs,
      strategyId: id,
      officeId: id,
      headPersonId: id,
      pillarIds: [id],
      projectIds: [id],
      milestoneIds: [id],
    };
    for (const route of below().filter(namesRow))
      for (const who of EVERYBODY) {
        if (who === 'stranger') continue;
        const answer = await walk(route, who, ours.slug, theirs);
        const unknown = await walk(route, who, ours.slug, nowhere);
        expect([route.name, who, answer.status]).toEqual([route.name, who, unknown.status]);
        if (answer.status < 400)
          expect([route.name, who, route.method, answer.text]).toEqual([
            route.name,
            who,
            'GET',
            unknown.text,
          ]);
        expectNothingOf(theirs, route, who, answer);
      }
  });

  it('reads of the own city nothing that names the other', async () => {
    for (const route of below().filter(({ method }) => method === 'GET'))
      for (const who of EVERYBODY) {
        if (who === 'stranger') continue;
        expectNothingOf(theirs, route, who, await walk(route, who, ours.slug, ours));
      }
  });

  it('for whoever is signed in asks for a session, and takes no token', async () => {
    const personal = routes.filter(({ rule }) => rule?.kind !== 'requires' && rule?.kind !== 'public');
    expect(personal.length).toBeGreaterThan(5);
    for (const route of personal) {
      expect([route.name, (await walk(route, 'public', ours.slug, ours)).status]).toEqual([route.name, 401]);
      const { status } = await walk(route, 'token', ours.slug, ours);
      expect([route.name, [401, 403].includes(status)]).toEqual([route.name, true]);
    }
  });

  it('sends the headers that protect its reader with every answer', async () => {
    for (const route of below().filter(({ method }) => method === 'GET'))
      for (const who of ['public', 'cdo'] as const) {
        const { headers: sent } = await walk(route, who, ours.slug, ours);
        for (const name of [
          'content-security-policy',
          'cross-origin-opener-policy',
          'cross-origin-resource-policy',
          'permissions-policy',
          'referrer-policy',
        ])
          expect([route.name, name, sent.has(name)]).toEqual([route.name, name, true]);
        expect([route.name, sent.get('x-content-type-options')]).toEqual([route.name, 'nosniff']);
        checks += 1;
      }
  });
});
