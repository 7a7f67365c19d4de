import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import { verifyCity } from './support/audited';
import { asOwner } from './support/database';
import { Random } from './support/fuzz/random';
import { type ApiDocument, type Asked, Requests } from './support/fuzz/requests';
import { closeConnections, send, type Told } from './support/fuzz/send';
import { expectProjectionToEqualFold } from './support/ledger-truth';
import { MailServer } from './support/mail-server';
import { makePlanCity, type PlanCity, today } from './support/plan-city';
import { marksOf } from './support/walked-routes';

/** Requests an operation; `npm run survival` asks for more. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 20);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261122);
const AT_ONCE = 10;
/** After so many requests it is looked whether who asks is still somebody. */
const CHUNK = 50;
const DOCUMENT = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../docs/openapi.json'), 'utf8'),
) as ApiDocument;
/** A service of somebody else does not answer: no fault of ours. */
const ELSEWHERE = 'provider-unreachable';
/** What would tell of the inside. */
const INSIDE =
  /node_modules|\.ts:\d|\.cjs:\d|at \S+ \(|syntax error at|relation "|violates|\bselect .* from\b/i;

describe('requests that nobody would make by hand', () => {
  let app: TestApp;
  let mail: MailServer;
  let theirs: PlanCity;
  let ours: PlanCity;
  let cookies: readonly string[];
  const cities: PlanCity[] = [];
  const log: string[] = [];
  const counts = new Map<string, number>();
  const codes = new Set<string>();
  const found = new Map<string, string>();
  const random = new Random(SEED);

  beforeAll(async () => {
    mail = await MailServer.start();
    app = await TestApp.start({
      env: {
        SMTP_URL: mail.url,
        MAIL_FROM: 'wegmarke@example.org',
        RATE_LIMIT_PERCENT: '1000000',
        DATABASE_POOL: '20',
        MAX_UPLOAD_MB: '1',
      },
      log: (line) => log.push(line),
    });
    theirs = await makePlanCity(app, 'fremdstadt');
    await asOwner(app.databaseUrl, (owner) =>
      owner.query('update strategy set published = false where municipality_id = $1', [
        theirs.municipalityId,
      ]),
    );
    await settle();
  }, 60_000);
  afterAll(async () => {
    closeConnections();
    await app.stop();
    await mail.stop();
    const operations = Object.values(DOCUMENT.paths).flatMap((methods) => Object.keys(methods)).length;
    // As many as were asked, also where the suite ended before its time.
    const asked = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const told = [...counts].sort().map(([status, count]) => `${status}: ${String(count)}`);
    process.stdout.write(
      `fuzz: ${String(asked)} requests of ${String(operations)} operations, seed ${String(SEED)}; ` +
        `${told.join(', ')}; ${String(codes.size)} codes; ${String(cities.length)} cities used up\n`,
    );
  });

  /** A city whose people are all signed in, one of them an operator, too. */
  async function settle(): Promise<void> {
    const slug = `stadt-${String(cities.length)}`;
    // Some hundred wrong passwords have come from this address, from which nobody may sign in for minutes then.
    await asOwner(app.databaseUrl, (owner) => owner.query('delete from throttle'));
    ours = await makePlanCity(app, slug);
    cities.push(ours);
    const email = `admin@${slug}.example`;
    await asOwner(app.databaseUrl, async (owner) => {
      const [account, person] = [uuid(), uuid()];

      await owner.query(`insert into account (id, email, name) values ($1, $2, 'A')`, [account, email]);
      await owner.query(
        `insert into credential (account_id, password_hash)
         select $1, c.password_hash from credential c join account a on a.id = c.account_id where a.email = 'cdo@fremdstadt.example'`,
        [account],
      );
      await owner.query(`insert into person (municipality_id, id, name) values ($1, $2, 'A')`, [
        ours.municipalityId,
        person,
      ]);
      await owner.query(
        `insert into membership (municipality_id, account_id, person_id, roles) values ($1, $2, $3, '{admin}')`,
        [ours.municipalityId, account, person],
      );
      await owner.query('insert into operator (account_id) values ($1)', [account]);
    });
    const admin = await app.signIn(email);
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        'update session set second_factor = true where account_id = (select id from account where email = $1)',
        [email],
      ),
    );
    cookies = [ours.cdo, ours.cdo, ours.head, ours.council, admin, admin]
      .map(({ cookie }) => cookie)
      .concat('');
  }

  /** Whether all are still who they were: some requests end a session, a membership or a city. */
  async function areAllThere(): Promise<boolean> {
    const answers = await Promise.all(
      cookies
        .filter((cookie) => cookie !== '')
        .map((cookie) => app.client().get(`${ours.path}/asks`, { cookie })),
    );
    return answers.every(({ status }) => status === 200);
  }

  const idsOf = (city: PlanCity): readonly string[] => marksOf(city).slice(1);
  const requests = new Requests(
    DOCUMENT,
    random,
    () => [ours.slug, theirs.slug],
    (of) => idsNamed(of),
  );

  /** Ids of rows of the kind that is asked for, mostly ours. */
  function idsNamed(of: string): readonly string[] {
    const { slug } = ours;
    if (of === 'slug') return [slug];
    const kinds: readonly (readonly [RegExp, (city: PlanCity) => readonly string[]])[] = [
      [/office|holder/i, (city) => [city.officeId, city.otherOfficeId]],
      [/pillar/i, (city) => city.pillarIds],
      [/project/i, (city) => city.projectIds],
      [/milestone/i, (city) => city.milestoneIds],
      [/strateg/i, (city) => [city.strategyId]],
      [/people|person/i, (city) => [city.headPersonId]],
      [/municipalit/i, (city) => [city.municipalityId]],
    ];
    const named = kinds.find(([name]) => name.test(of))?.[1];
    const all = [...idsOf(ours), ...idsOf(theirs), uuid()];
    if (!named || random.chance(0.1)) return all;
    return random.chance(0.93) ? named(ours) : named(theirs);
  }

  async function ask(asked: Asked): Promise<void> {
    const told = await send(app.baseUrl, asked, random.pick(cookies)).catch((error: unknown) => ({
      status: 0,
      type: '',
      text: String(error),
    }));
    const status = String(told.status);
    counts.set(status, (counts.get(status) ?? 0) + 1);
    const faults = faultsOf(asked, told);
    if (faults.length === 0) return;
    const { operation, method, path, headers, body } = asked;
    // One of a kind says enough.
    const kind = `${operation} ${status} ${faults.join('; ')}`;
    if (found.has(kind)) return;
    found.set(
      kind,
      `${faults.join('; ')} (${operation}, seed ${String(SEED)})\n${method} ${path.slice(0, 500)}\n` +
        `${JSON.stringify(headers)}\n${body?.toString().slice(0, 1_500) ?? ''}\n→ ${status} ${told.text.slice(0, 1_000)}\n` +
        log.slice(-3).join('').slice(0, 4_000),
    );
  }

  function faultsOf({ path, body }: Asked, { status, type, text }: Told): string[] {
    const faults: string[] = [];
    if (status === 0 || (status >= 500 && problemOf(text)?.code !== ELSEWHERE))
      faults.push('the server is at fault');
    if (status >= 400) {
      const problem = problemOf(text);
      if (!type.startsWith('application/problem+json') || !problem) faults.push('no problem document');
      else if (!/^[a-z]+(-[a-z\d]+)*$/.test(problem.code) || problem.status !== status)
        faults.push('no code, or another status');
      else codes.add(problem.code);
      if (INSIDE.test(text)) faults.push('tells of the inside');
    }
    const said = path + (body?.toString() ?? '');
    if (idsOf(theirs).some((mark) => text.includes(mark) && !said.includes(mark)))
      faults.push('tells of another city');
    return faults;
  }

  /** Who added people or invitations to the other city since. */
  function invitersOfTheirs(since: string): Promise<string[]> {
    return asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ kind: string }>(
        `select distinct actor_kind as kind from audit_event where municipality_id = $1 and recorded_at > $2::timestamptz
           and (action like 'person.%' or action like 'invitation.%')`,
        [theirs.municipalityId, since],
      );
      return rows.map(({ kind }) => kind);
    });
  }

  /**
   * Rows of the other city; its log apart, which tells who was refused there, and what inviting an admin adds, which an
   * operator may in any city: see `invitersOfTheirs`.
   */
  function stateOfTheirs(): Promise<string> {
    return asOwner(app.databaseUrl, async (owner) => {
      const { rows: tables } = await owner.query<{ name: string }>(
        `select c.table_name as name from information_schema.columns c
         where c.table_schema = 'public' and c.column_name = 'municipality_id'
           and c.table_name not in ('audit_event', 'chain_link', 'invitation', 'mail', 'person') order by 1`,
      );
      const parts: string[] = [];
      for (const { name } of tables) {
        const { rows } = await owner.query<{ hash: string }>(
          `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t
           where municipality_id = $1`,
          [theirs.municipalityId],
        );
        parts.push(`${name} ${rows[0]?.hash ?? ''}`);
      }
      return parts.join('\n');
    });
  }

  it(
    'are answered or refused in a problem document; nothing breaks, and nothing of another city is told or touched',
    async () => {
      const [before, since] = [await stateOfTheirs(), new Date().toISOString()];
      for (const [path, methods] of Object.entries(DOCUMENT.paths))
        for (const [method, operation] of Object.entries(methods))
          for (let sent = 0; sent < REQUESTS;) {
            const chunk = Math.min(CHUNK, REQUESTS - sent);
            for (let at = 0; at < chunk; at += AT_ONCE) {
              const some = Array.from({ length: Math.min(AT_ONCE, chunk - at) }, () =>
                requests.make(path, method, operation),
              );
              await Promise.all(some.map(ask));
            }
            sent += chunk;
            if (!(await areAllThere())) await settle();
          }
      expect([...found.values()]).toEqual([]);
      await settle();
      const invitations = `/operator/municipalities/${theirs.municipalityId}/invitations`;
      const invited = await app
        .client()
        .post(invitations, { email: 'neu@fremdstadt.example' }, { cookie: cookies[4] ?? '' });
      expect([invited.status, await invitersOfTheirs(since)]).toEqual([201, ['operator']]);
      expect(await stateOfTheirs()).toBe(before);
      expect((await app.client().get('//health/ready')).status).toBe(200);
      expect(log.filter((line) => line.includes('unexpected error'))).toEqual([]);
    },
    60_000 + REQUESTS * 10_000,
  );

  it('leave every chain intact and every projection equal to its ledger', async () => {
    for (const city of cities) {
      const there = await asOwner(app.databaseUrl, (owner) =>
        owner.query('select from municipality where id = $1', [city.municipalityId]),
      );
      if (there.rowCount === 0) continue;
      expect(await verifyCity(app, city)).toMatchObject({ trouble: null });
      await expectProjectionToEqualFold(app.databaseUrl, city, today());
    }
  }, 300_000);
});

function problemOf(text: string): Problem | null {
  try {
    const problem = JSON.parse(text) as Partial<Problem>;
    return typeof problem.code === 'string' ? (problem as Problem) : null;
  } catch {
    return null;
  }
}
