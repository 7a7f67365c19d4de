import type {
  Absence,
  Appointment,
  AppointmentKind,
  Invitation,
  List,
  OfficeRecord,
  Person,
  Session,
} from '@wegmarke/domain/contracts';
import { actingPersons, type Organisation } from '@wegmarke/domain/offices';
import fc from 'fast-check';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import { Factory } from './support/factories';
import { accept, foundCity } from './support/founded-city';
import type { HttpClient } from './support/http-client';
import { dayFromToday, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

describe('who acts for an office', () => {
  let app: TestApp;
  let owner: Client;
  let admin: HttpClient;
  let path: string;

  beforeAll(async () => {
    app = await TestApp.start({ env: { DATABASE_POOL: '10' } });
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    ({ admin, path } = await foundCity(app, 'amtsstadt'));
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const office = async (title: string, more: object = {}): Promise<OfficeRecord> =>
    (await admin.post<OfficeRecord>(`${path}/offices`, { kind: 'head', title: text(title), ...more })).json;
  const person = async (name: string): Promise<Person> =>
    (await admin.post<Person>(`${path}/people`, { name })).json;
  const member = async (name: string): Promise<{ id: string; client: HttpClient }> => {
    const { id } = await person(name);
    const email = `${name.toLowerCase()}@amtsstadt.example`;
    const { json } = await admin.post<Invitation>(`${path}/people/${id}/invitations`, { email });
    return { id, client: await accept(app, 'amtsstadt', json, name) };
  };
  const appoint = (
    officeId: string,
    personId: string,
    kind: AppointmentKind = 'regular',
    more: object = {},
  ) =>
    admin.post<Appointment>(`${path}/appointments`, { officeId, personId, kind, fromOn: today(), ...more });
  const officesOf = async (client: HttpClient) =>
    (await client.get<Session>('/session')).json.memberships[0]?.offices.map(({ officeId }) => officeId);
  const tag = ({ version }: { version: number }) => ({ 'if-match': `"${String(version)}"` });

  it('is appointed by an admin, who may appoint herself, and has the right with the next request', async () => {
    const cdo = await office('Stabsstelle', { kind: 'cdo' });
    const { json: session } = await admin.get<Session>('/session');
    const strategy = { title: text('S'), startsOn: today(), targetOn: dayFromToday(1000) };
    expect((await admin.post(`${path}/strategies`, strategy)).status).toBe(403);
    expect((await appoint(cdo.id, session.memberships[0]?.personId ?? '')).status).toBe(201);
    expect((await admin.post(`${path}/strategies`, strategy)).status).toBe(201);
    expect(await officesOf(admin)).toEqual([cdo.id]);
  });

  it('of two appointments at the same moment one is kept, and the other told who holds the office', async () => {
    const { id } = await office('Umkämpft');
    const people = [await person('Erste'), await person('Zweite')];
    const answers = await Promise.all(people.map((one) => appoint(id, one.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.json).toMatchObject({ code: 'office-held', current: { officeId: id } });
    const { json } = await admin.get<List<Appointment>>(`${path}/appointments`);
    expect(json.items.filter(({ officeId }) => officeId === id)).toHaveLength(1);
  });

  it('is held by one also in the table: of two rows written at once the later is refused', async () => {
    const { id } = await office('Begehrt');
    const people = [await person('Erste Zeile'), await person('Zweite Zeile')];
    const other = new Client({ connectionString: app.databaseUrl });
    await other.connect();
    const insert = (client: Client, at: number) =>
      client.query(
        `insert into appointment (municipality_id, id, office_id, person_id, kind, from_on)
         select municipality_id, $2, id, $3, 'regular', current_date from office where id = $1`,
        [id, uuid(), people[at]?.id],
      );
    await owner.query('begin');
    await insert(owner, 0);
    const late = insert(other, 1).then(
      () => 'inserted',
      (error: unknown) => (error as { code?: string }).code,
    );
    // Neither is stored yet when both are written.
    for (let waiting = 0; waiting === 0;) {
      const { rows } = await owner.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
         where wait_event_type = 'Lock' and datname = current_database()`,
      );
      waiting = rows[0]?.count ?? 0;
    }
    await owner.query('commit');
    expect(await late).toBe('23P01');
    await other.end();
  });

  it('ends and begins again without a gap or an overlap', async () => {
    const { id } = await office('Nachfolge');
    const [former, next] = [await person('Alt'), await person('Neu')];
    const { json: first } = await appoint(id, former.id, 'regular', {
      fromOn: dayFromToday(-30),
      reason: 'Nachgetragen',
    });
    expect((await appoint(id, next.id, 'interim', { fromOn: dayFromToday(10) })).status).toBe(409);
    const ended = await admin.patch<Appointment>(
      `${path}/appointments/${first.id}`,
      { untilOn: dayFromToday(9) },
      tag(first),
    );
    expect([ended.status, ended.json.untilOn]).toEqual([200, dayFromToday(9)]);
    expect((await appoint(id, next.id, 'interim', { fromOn: dayFromToday(10) })).status).toBe(201);
    const again = await admin.patch(`${path}/appointments/${first.id}`, { untilOn: null }, tag(ended.json));
    expect([again.status, again.json.code]).toEqual([409, 'office-held']);
    expect(
      (await admin.patch(`${path}/appointments/${first.id}`, { untilOn: null }, tag(first))).status,
    ).toBe(412);
    expect((await admin.delete(`${path}/appointments/${first.id}`, tag(ended.json))).json.code).toBe('begun');
  });

  it('is a stand-in only while the holder is away, from the next request on', async () => {
    const { id } = await office('Vertreten');
    const [holder, deputy] = [await member('Halter'), await member('Vize')];
    await appoint(id, holder.id);
    await appoint(id, deputy.id, 'stand-in');
    expect(await officesOf(deputy.client)).toEqual([]);
    const body = { fromOn: today(), untilOn: dayFromToday(7), standInId: deputy.id };
    expect((await deputy.client.post(`${path}/offices/${id}/absences`, body)).status).toBe(403);
    const { status, json } = await holder.client.post<Absence>(`${path}/offices/${id}/absences`, body);
    expect(status).toBe(201);
    expect(await officesOf(deputy.client)).toEqual([id]);
    expect(await officesOf(holder.client)).toEqual([id]);
    const { json: seen } = await admin.get<OfficeRecord>(`${path}/offices/${id}`);
    expect(seen).toMatchObject({
      vacant: false,
      holder: { name: 'Vize', appointment: 'stand-in', until: body.untilOn },
    });
    const twice = await holder.client.post(`${path}/offices/${id}/absences`, body);
    expect([twice.status, twice.json.code]).toEqual([409, 'absent-already']);
    // A stand-in does not send the holder on leave.
    const more = { ...body, fromOn: dayFromToday(20), untilOn: dayFromToday(21) };
    expect((await deputy.client.post(`${path}/offices/${id}/absences`, more)).status).toBe(403);
    expect((await holder.client.delete(`${path}/absences/${json.id}`, tag(json))).status).toBe(204);
    expect(await officesOf(deputy.client)).toEqual([]);
  });

  it('is whoever acts for the named fallback, where nobody else does', async () => {
    const fallback = await office('Rückhalt');
    const { id } = await office('Leer', { fallbackId: fallback.id });
    const holder = await member('Ruth');
    await appoint(fallback.id, holder.id);
    expect((await officesOf(holder.client))?.sort()).toEqual([fallback.id, id].sort());
    await appoint(id, (await person('Besetzt')).id);
    expect(await officesOf(holder.client)).toEqual([fallback.id]);
    const { json } = await admin.get<OfficeRecord>(`${path}/offices/${id}`);
    const itself = await admin.patch(`${path}/offices/${id}`, { fallbackId: id }, tag(json));
    expect([itself.status, itself.json.errors?.[0]?.pointer]).toEqual([422, '/fallbackId']);
  });

  it('names in the answer what does not fit', async () => {
    const { id } = await office('Prüfung');
    const foreign = await Factory.municipality(owner, 'fremdamt');
    const stranger = await foreign.person('Fremde');
    const { id: somebody } = await person('Jemand');
    const elsewhere = await appoint(id, stranger);
    expect([elsewhere.status, elsewhere.json]).toMatchObject([422, { errors: [{ pointer: '/personId' }] }]);
    const backwards = await appoint(id, somebody, 'regular', { untilOn: dayFromToday(-1) });
    expect([backwards.status, backwards.json]).toMatchObject([422, { errors: [{ pointer: '/untilOn' }] }]);
    const nobody = await admin.post(`${path}/offices/${id}/absences`, { fromOn: today(), untilOn: today() });
    expect([nobody.status, nobody.json.code]).toEqual([422, 'no-holder']);
    expect((await admin.delete(`${path}/offices/${id}`, { 'if-match': '"1"' })).status).toBe(204);
    const used = await office('Benutzt');
    await appoint(used.id, somebody);
    const refused = await admin.delete(`${path}/offices/${used.id}`, { 'if-match': '"2"' });
    expect([refused.status, refused.json.code]).toEqual([409, 'in-use']);
  });

  it('is the same by the database as by the domain, in any organisation', async () => {
    const city = await Factory.municipality(owner, 'zufallsstadt');
    const people = await Promise.all(['A', 'B', 'C', 'D'].map((name) => city.person(name)));
    const offices = await Promise.all(['E', 'F', 'G', 'H'].map((title) => city.office({ title })));
    const day = fc.integer({ min: -3, max: 3 });
    const one = (ids: readonly string[]) => fc.constantFrom(...ids);
    const span = fc.tuple(day, fc.integer({ min: 0, max: 4 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.nat(3)), { minLength: 4, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        fc.array(fc.record({ officeId: one(offices), personId: one(people), standIn: fc.boolean(), span }), {
          maxLength: 8,
        }),
        fc.array(
          fc.record({
            officeId: one(offices),
            personId: one(people),
            standInId: fc.option(one(people)),
            span,
          }),
          { maxLength: 4 },
        ),
        async (fallbacks, closed, appointed, away) => {
          const organisation = organisationOf(offices, fallbacks, closed, appointed, away);
          await store(owner, city.municipalityId, organisation);
          const expected = actingPersons(organisation, today());
          for (const personId of people) {
            const { rows } = await owner.query<{ id: string; kind: string }>(
              `select office_id as id, appointment as kind from acting_offices($1, $2, $3)`,
              [city.municipalityId, personId, today()],
            );
            const wanted = [...expected].flatMap(([id, persons]) => {
              const kind = persons.get(personId);
              return kind === undefined ? [] : [[id, kind]];
            });
            expect(rows.map(({ id, kind }) => [id, kind]).sort()).toEqual(wanted.sort());
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

interface Somewhen {
  readonly officeId: string;
  readonly personId: string;
  readonly span: readonly [number, number];
}

/** Drawn at random, without what the database refuses: two holders or absences on a day, a fallback on itself. */
function organisationOf(
  offices: readonly string[],
  fallbacks: readonly (number | null)[],
  closed: readonly boolean[],
  appointed: readonly (Somewhen & { readonly standIn: boolean })[],
  away: readonly (Somewhen & { readonly standInId: string | null })[],
): Organisation {
  const days = ({ span: [from, length] }: Somewhen) => ({
    fromOn: dayFromToday(from),
    untilOn: dayFromToday(from + length),
  });
  const appointments: Organisation['appointments'][number][] = [];
  for (const one of appointed) {
    const next = { ...one, ...days(one), kind: one.standIn ? ('stand-in' as const) : ('regular' as const) };
    const clashes = appointments.some(
      (other) =>
        other.kind === 'regular' &&
        other.officeId === next.officeId &&
        other.fromOn <= next.untilOn &&
        (other.untilOn ?? '9') >= next.fromOn,
    );
    if (one.standIn || !clashes) appointments.push(next);
  }
  const absences = away
    .map((one) => ({ ...one, ...days(one) }))
    .filter(
      (one, at, all) =>
        one.standInId !== one.personId &&
        all.findIndex((other) => other.officeId === one.officeId && other.personId === one.personId) === at,
    );
  return {
    offices: offices.map((id, at) => ({
      id,
      fallbackId:
        fallbacks[at] == null || offices[fallbacks[at]] === id ? null : (offices[fallbacks[at]] ?? null),
      closedOn: closed[at] && at === 3 ? today() : null,
    })),
    appointments,
    absences,
  };
}

async function store(owner: Client, municipalityId: string, organisation: Organisation): Promise<void> {
  for (const table of ['absence', 'appointment'])
    await owner.query(`delete from ${table} where municipality_id = $1`, [municipalityId]);
  for (const { id, fallbackId, closedOn } of organisation.offices)
    await owner.query(
      `update office set fallback_id = $3, closed_on = $4 where municipality_id = $1 and id = $2`,
      [municipalityId, id, fallbackId, closedOn],
    );
  for (const { officeId, personId, kind, fromOn, untilOn } of organisation.appointments)
    await owner.query(
      `insert into appointment (municipality_id, id, office_id, person_id, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6, $7)`,
      [municipalityId, uuid(), officeId, personId, kind, fromOn, untilOn],
    );
  for (const { officeId, personId, standInId, fromOn, untilOn } of organisation.absences)
    await owner.query(
      `insert into absence (municipality_id, id, office_id, person_id, stand_in_id, from_on, until_on) values ($1, $2, $3, $4, $5, $6, $7)`,
      [municipalityId, uuid(), officeId, personId, standInId, fromOn, untilOn],
    );
}
