import { Acting } from '../src/platform/audit/acting';
import { AuditLog, OPERATORS_LOG } from '../src/platform/audit/audit-log';
import { TenantDatabase } from '../src/platform/tenancy/tenant-database';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { makePlanCity, type PlanCity, today } from './support/plan-city';

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
});
