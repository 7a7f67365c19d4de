import argon2 from 'argon2';
import { AUDIT_ACTIONS, type AuditEvent, type AuditHead, type List } from '@wegmarke/domain/contracts';
import { Acting } from '../src/platform/audit/acting';
import { AuditLog, OPERATORS_LOG } from '../src/platform/audit/audit-log';
import { TenantDatabase } from '../src/platform/tenancy/tenant-database';
import { TestApp } from './support/app';
import { verifyCity } from './support/audited';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

interface Event {
  readonly action: string;
  readonly actor_kind: string;
  readonly actor_person_id: string | null;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly mentions: readonly string[];
  readonly detail: { readonly changes?: Readonly<Record<string, readonly unknown[] | null>> };
}

describe('the log of events', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'protokoll');
  });
  afterAll(() => app.stop());

  const events = (municipalityId: string): Promise<Event[]> =>
    asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<Event>(
        `select e.*, to_json(e.mentions) as mentions from audit_event e join chain_link l
           on l.municipality_id = e.municipality_id and l.event_id = e.id
         where e.municipality_id = $1 order by l.sequence`,
        [municipalityId],
      );
      return rows;
    });
  const newest = async (municipalityId: string): Promise<Event | undefined> =>
    (await events(municipalityId)).at(-1);

  it('holds a change of an office with who did it, what changed, and no words of persons', async () => {
    const { officeId } = city;
    const { headers } = await city.cdo.get(`${city.path}/offices/${officeId}`);
    const answer = await city.cdo.post(
      `${city.path}/offices/${officeId}/absences`,
      { fromOn: today(), untilOn: today() },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect(answer.status).toBe(201);
    const event = await newest(city.municipalityId);
    expect(event).toMatchObject({
      action: 'absence.added',
      actor_kind: 'person',
      subject_kind: 'absence',
      detail: { changes: { from_on: [null, today()], office_id: [null, officeId] } },
    });
    expect(event?.mentions).toContain(officeId);
    expect(event?.actor_person_id).not.toBeNull();
  });

  it('keeps names and addresses out, and says that they changed', async () => {
    const all = await events(city.municipalityId);
    const added = all.filter(({ action }) => action === 'person.added');
    expect(added.length).toBeGreaterThan(0);
    for (const { detail } of added) expect(detail.changes).toMatchObject({ name: null });
    expect(JSON.stringify(all)).not.toContain('@');
  });

  it('is written in the transaction under way, and goes with it', async () => {
    const database = app.app.get(TenantDatabase);
    const log = app.app.get(AuditLog);
    const before = (await events(city.municipalityId)).length;
    const undone = database.write(city.municipalityId, async () => {
      await log.record(city.municipalityId, { kind: 'system' }, { action: 'export.made' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await events(city.municipalityId)).toHaveLength(before);
    await app.app
      .get(Acting)
      .as({ kind: 'system' }, () =>
        log.record(
          city.municipalityId,
          { kind: 'system' },
          { action: 'export.made', detail: { format: 'csv', rows: 3 } },
        ),
      );
    expect(await newest(city.municipalityId)).toMatchObject({
      action: 'export.made',
      actor_kind: 'system',
      detail: { format: 'csv', rows: 3 },
    });
  });

  it('holds what belongs to an account in each of its municipalities, and to none in the operators’ log', async () => {
    const log = app.app.get(AuditLog);
    const other = await makePlanCity(app, 'protokoll-zwei');
    const accountId = await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ accountId: string }>(
        `with one as (select account_id, person_id from membership where municipality_id = $1 limit 1),
           guest as (insert into person (municipality_id, id, name) values ($2, gen_random_uuid(), 'Gast') returning id),
           joined as (insert into membership (municipality_id, account_id, person_id)
             select $2, one.account_id, guest.id from one, guest returning account_id)
         select account_id as "accountId" from joined`,
        [city.municipalityId, other.municipalityId],
      );
      return rows[0]?.accountId ?? '';
    });
    await log.recordForAccount(accountId, { action: 'session.begun', detail: { method: 'password' } });
    for (const { municipalityId } of [city, other])
      expect(await newest(municipalityId)).toMatchObject({
        action: 'session.begun',
        actor_kind: 'person',
        subject_id: accountId,
      });
    await log.recordGlobal({ kind: 'public' }, { action: 'session.failed' });
    expect(await newest(OPERATORS_LOG)).toMatchObject({ action: 'session.failed', actor_kind: 'public' });
  });

  it('takes a new hash of the same password for no change of it', async () => {
    const { cdo } = city;
    const email = `cdo@${city.slug}.example`;
    const outdated = await argon2.hash('a long password', { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    const hashNow = () =>
      asOwner(app.databaseUrl, async (owner) => {
        const { rows } = await owner.query<{ hash: string }>(
          `select c.password_hash as hash from credential c join account a on a.id = c.account_id where a.email = $1`,
          [email],
        );
        return rows[0]?.hash;
      });
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `update credential set password_hash = $2 where account_id = (select id from account where email = $1)`,
        [email, outdated],
      ),
    );
    const changes = async (): Promise<number> =>
      (await events(city.municipalityId)).filter(({ action }) => action === 'password.changed').length;
    const before = await changes();
    await app.signIn(email);
    expect(await hashNow()).not.toBe(outdated);
    expect(await changes()).toBe(before);
    const changed = await cdo.post('/account/password', {
      current: 'a long password',
      password: 'vier Amseln zwölf Boote',
    });
    expect(changed.status).toBeLessThan(300);
    expect(await changes()).toBe(before + 1);
  });

  it('is one chain without gaps, revisions of the plan among its links, however many write at once', async () => {
    const log = app.app.get(AuditLog);
    const report = async (id: string, day: number): Promise<void> => {
      const path = `${city.path}/milestones/${id}`;
      const { headers } = await city.cdo.get(path);
      await city.cdo.patch(
        path,
        { promisedOn: `2031-01-${String(day).padStart(2, '0')}`, reason: 'Neu' },
        { 'if-match': headers.get('etag') ?? '' },
      );
    };
    await Promise.all(
      Array.from({ length: 24 }, (_, at) =>
        at % 2 === 0
          ? report(city.milestoneIds[at % city.milestoneIds.length] ?? '', at + 1)
          : log.record(city.municipalityId, { kind: 'system' }, { action: 'export.made', detail: { at } }),
      ),
    );
    await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ sequence: string; previous: string; hash: string; kind: string }>(
        `select sequence, encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash, kind from chain_link
         where municipality_id = $1 order by sequence`,
        [city.municipalityId],
      );
      expect(rows.map(({ sequence }) => Number(sequence))).toEqual(rows.map((_, at) => at + 1));
      expect(rows.map(({ previous }) => previous)).toEqual([
        '0'.repeat(64),
        ...rows.slice(0, -1).map(({ hash }) => hash),
      ]);
      expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['event', 'revision']));
      const { rows: counts } = await owner.query<{ links: string; linked: string }>(
        `select (select count(*) from chain_link where municipality_id = $1 and kind = 'revision') as links,
           (select count(*) from ledger_revision where municipality_id = $1) as linked`,
        [city.municipalityId],
      );
      expect(counts[0]?.links).toBe(counts[0]?.linked);
    });
  });

  it('is one chain in each of two municipalities, also where transactions write to both in either order', async () => {
    const [one, two] = [await makePlanCity(app, 'kette-eins'), await makePlanCity(app, 'kette-zwei')];
    const log = app.app.get(AuditLog);
    const database = app.app.get(TenantDatabase);
    const both = (first: PlanCity, second: PlanCity) =>
      database.write(first.municipalityId, async () => {
        await log.record(first.municipalityId, { kind: 'system' }, { action: 'export.made' });
        await log.record(second.municipalityId, { kind: 'system' }, { action: 'export.made' });
        await log.recordGlobal({ kind: 'system' }, { action: 'export.made' });
      });
    await Promise.all(
      Array.from({ length: 30 }, (_, at) => (at % 2 === 0 ? both(one, two) : both(two, one))),
    );
    for (const city_ of [one, two]) {
      const made = (await events(city_.municipalityId)).filter(({ action }) => action === 'export.made');
      expect(made).toHaveLength(30);
      expect((await verifyCity(app, city_)).trouble).toBeNull();
    }
  });

  it('holds every table of people, access and settings; one that is left out is a decision', async () => {
    /** In the plan ledger, derived from something else, or about what a program does by itself. */
    const beside = [
      'account_link account_mail ceremony recovery_code session throttle migration',
      'ledger_revision ledger_entry ledger_undo plan_text_change description pillar project milestone',
      'audit_event chain_link appointment_change',
      'search_text search_word search_term idempotency_record',
      'default_view saved_view resolution_follower inbox_deferral earlier_judgement document_content import_link import_mapping',
      'council_run council_paper council_paper_resolution mail reminder reminder_run link_answer update_link prepared_update',
      // What a report holds is a change of the report; that it became an edition is written as "report.sealed".
      'report_author report_content edition edition_file release_row',
      // Of no municipality: what operators do is in their own log.
      'operator operator_invitation removed_municipality removed_content',
    ]
      .join(' ')
      .split(' ');
    await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ name: string }>(
        `select c.relname as name from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
           and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit') order by 1`,
      );
      expect(rows.map(({ name }) => name).filter((name) => !beside.includes(name))).toEqual([]);
      const { rows: nouns } = await owner.query<{ noun: string }>(
        `select distinct split_part(encode(tgargs, 'escape'), '\\000', 1) as noun from pg_trigger
         where tgname = 'audit' and tgnargs > 0`,
      );
      const known: readonly string[] = AUDIT_ACTIONS;
      const possible = nouns.flatMap(({ noun }) =>
        ['added', 'changed', 'removed'].map((verb) => `${noun}.${verb}`),
      );
      expect(possible.length).toBeGreaterThan(50);
      expect(possible.filter((action) => !known.includes(action))).toEqual([]);
    });
  });

  describe('as it is read', () => {
    let admin: HttpClient;
    let read: PlanCity;

    beforeAll(async () => {
      read = await makePlanCity(app, 'lesestadt');
      await asOwner(app.databaseUrl, async (owner) => {
        await owner.query(
          `update membership set roles = '{admin,council}' where municipality_id = $1 and roles = '{council}'`,
          [read.municipalityId],
        );
      });
      admin = read.council;
    });
    const list = async (query = '') => (await admin.get<List<AuditEvent>>(`${read.path}/audit${query}`)).json;

    it('is for admins, page by page, newest first', async () => {
      expect((await read.cdo.get(`${read.path}/audit`)).status).toBe(403);
      expect((await app.client().get(`${read.path}/audit`)).status).toBe(401);
      expect((await city.cdo.get(`${read.path}/audit`)).status).toBe(404);
      const all = await list('?limit=200');
      expect(all.items).toHaveLength(all.total);
      const seen: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: List<AuditEvent> = await list(`?limit=5${cursor === '' ? '' : `&cursor=${cursor}`}`);
        seen.push(...page.items.map(({ sequence }) => sequence));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(all.items.map(({ sequence }) => sequence));
      expect(seen).toEqual([...seen].sort((a, b) => b - a));
    });

    it('is narrowed by kind, person, object and day', async () => {
      const offices = await list('?kind=office');
      expect(offices.items.length).toBeGreaterThan(0);
      expect(new Set(offices.items.map(({ action }) => action.split('.')[0]))).toEqual(new Set(['office']));
      expect(offices.items[0]?.subject?.title).toMatchObject({ kind: 'text' });
      const about = await list(`?subject=${read.officeId}`);
      expect(about.items.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['office.added', 'appointment.added']),
      );
      const ofHead = await list(`?person=${read.headPersonId}`);
      expect(ofHead.total).toBeLessThan((await list()).total);
      expect(ofHead.items.map(({ action }) => action)).toContain('membership.added');
      const signIns = await list('?kind=session');
      expect(signIns.items.map(({ action }) => action)).toContain('session.begun');
      expect((await list(`?from=${dayFromToday(1)}`)).total).toBe(0);
      expect((await list(`?to=${dayFromToday(-1)}`)).total).toBe(0);
      expect((await admin.get(`${read.path}/audit?kind=unknown`)).status).toBe(422);
    });

    it('is the history of a thing for every member, without what tells of people', async () => {
      const history = async (client: HttpClient) =>
        (await client.get<List<AuditEvent>>(`${read.path}/history/${read.officeId}`)).json.items;
      expect((await history(read.head)).map(({ action }) => action)).toEqual(['office.added']);
      expect((await history(admin)).map(({ action }) => action)).toContain('appointment.added');
    });

    it('leaves as a file that holds where the chain ends, and that is noted', async () => {
      const head = await admin.get<AuditHead>(`${read.path}/audit/head`);
      expect((await read.cdo.get<AuditHead>(`${read.path}/audit/head`)).json).toEqual(head.json);
      expect((await read.head.get(`${read.path}/audit/head`)).status).toBe(403);
      const csv = await admin.get(`${read.path}/audit/exports/audit.csv?lang=en&kind=person`);
      expect(csv.status).toBe(200);
      expect(csv.text).toContain(head.json.hash);
      const file = await admin.get<{ rows: object[] }>(`${read.path}/audit/exports/audit.json`);
      expect(file.json.rows.length).toBeGreaterThan(10);
      expect((await admin.get(`${read.path}/audit/exports/audit.xlsx`)).status).toBe(200);
      expect((await read.cdo.get(`${read.path}/audit/exports/audit.csv`)).status).toBe(403);
      const made = await list('?kind=export');
      expect(made.items.map(({ detail }) => detail['format'])).toEqual(['xlsx', 'json', 'csv']);
    });
  });
});
