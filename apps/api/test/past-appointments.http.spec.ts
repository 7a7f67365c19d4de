import type {
  Absence,
  Appointment,
  Invitation,
  List,
  OfficeRecord,
  Person,
  Problem,
  Session,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { accept, foundCity } from './support/founded-city';
import type { HttpClient } from './support/http-client';
import { dayFromToday, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const tag = ({ version }: { version: number }) => ({ 'if-match': `"${String(version)}"` });

describe('what is said about days that have passed', () => {
  let app: TestApp;
  let admin: HttpClient;
  let path: string;

  beforeAll(async () => {
    app = await TestApp.start();
    ({ admin, path } = await foundCity(app, 'gesternstadt'));
  });
  afterAll(() => app.stop());

  const office = async (title: string): Promise<string> =>
    (await admin.post<OfficeRecord>(`${path}/offices`, { kind: 'head', title: text(title) })).json.id;
  const person = async (name: string): Promise<string> =>
    (await admin.post<Person>(`${path}/people`, { name })).json.id;
  const appoint = (body: object) =>
    admin.post<Appointment & Problem>(`${path}/appointments`, { kind: 'regular', ...body });
  const faultOf = ({ status, json }: { status: number; json: Problem }) => [
    status,
    json.errors?.map(({ pointer, code }) => [pointer, code]),
  ];
  const UNEXPLAINED = [422, [['/reason', 'past-reason-missing']]];

  it('needs a reason, which is kept with who gave it and when', async () => {
    const [officeId, personId] = [await office('Archiv'), await person('Gewesen')];
    const past = { officeId, personId, fromOn: dayFromToday(-40), untilOn: dayFromToday(-10) };
    expect(faultOf(await appoint(past))).toEqual(UNEXPLAINED);
    expect((await appoint({ ...past, reason: '  ' })).status).toBe(422);
    const recorded = await appoint({ ...past, reason: 'Aus der Personalakte nachgetragen' });
    expect(recorded.status).toBe(201);
    const { json: session } = await admin.get<Session>('/session');
    expect(recorded.json.correction).toMatchObject({
      reason: 'Aus der Personalakte nachgetragen',
      by: session.name,
    });
    expect(recorded.json.correction?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);

    const reopened = { untilOn: null };
    const own = `${path}/appointments/${recorded.json.id}`;
    expect(faultOf(await admin.patch(own, reopened, tag(recorded.json)))).toEqual(UNEXPLAINED);
    const again = await admin.patch<Appointment>(
      own,
      { ...reopened, reason: 'War nie beendet' },
      tag(recorded.json),
    );
    expect([again.status, again.json.correction?.reason]).toEqual([200, 'War nie beendet']);
    const { json } = await admin.get<List<Appointment>>(`${path}/appointments`);
    expect(json.items.find(({ id }) => id === recorded.json.id)?.correction?.reason).toBe('War nie beendet');
  });

  it('asks for none where only today and later is said', async () => {
    const [officeId, personId] = [await office('Heute'), await person('Jetzt')];
    const { json: appointment } = await appoint({ officeId, personId, fromOn: today() });
    expect(appointment.correction).toBeNull();
    const ended = await admin.patch<Appointment>(
      `${path}/appointments/${appointment.id}`,
      { untilOn: dayFromToday(3) },
      tag(appointment),
    );
    expect([ended.status, ended.json.correction]).toEqual([200, null]);
  });

  it('gives nobody a right: whoever is said to have held an office until yesterday acts for none today', async () => {
    const officeId = await office('Früher');
    const personId = await person('Einst');
    const email = 'einst@gesternstadt.example';
    const { json: invitation } = await admin.post<Invitation>(`${path}/people/${personId}/invitations`, {
      email,
    });
    const client = await accept(app, 'gesternstadt', invitation, 'Einst');
    const days = { fromOn: dayFromToday(-9), untilOn: dayFromToday(-1) };
    expect((await appoint({ officeId, personId, ...days, reason: 'Nachgetragen' })).status).toBe(201);
    const { json } = await client.get<Session>('/session');
    expect(json.memberships[0]?.offices).toEqual([]);
  });

  it('is for whoever appoints: holders say when they are away from today on', async () => {
    const officeId = await office('Krank');
    const personId = await person('Kranke');
    const email = 'kranke@gesternstadt.example';
    const { json: invitation } = await admin.post<Invitation>(`${path}/people/${personId}/invitations`, {
      email,
    });
    const holder = await accept(app, 'gesternstadt', invitation, 'Kranke');
    await appoint({ officeId, personId, fromOn: dayFromToday(-30), reason: 'Nachgetragen' });
    const since = { fromOn: dayFromToday(-3), untilOn: dayFromToday(3) };
    const absences = `${path}/offices/${officeId}/absences`;
    const own = await holder.post(absences, { ...since, reason: 'Krank' });
    expect(faultOf(own)).toEqual([422, [['/fromOn', 'past-of-others']]]);
    expect(faultOf(await admin.post(absences, since))).toEqual(UNEXPLAINED);
    const reported = await admin.post<Absence>(absences, { ...since, reason: 'Telefonisch gemeldet' });
    expect([reported.status, reported.json.correction?.reason]).toEqual([201, 'Telefonisch gemeldet']);
    // Back today: yesterday was the last day, which says nothing else about days that have passed.
    const absence = `${path}/absences/${reported.json.id}`;
    const back = await holder.patch<Absence>(absence, { untilOn: dayFromToday(-1) }, tag(reported.json));
    expect(back.status).toBe(200);
    const earlier = await holder.patch(absence, { untilOn: dayFromToday(-2) }, tag(back.json));
    expect(faultOf(earlier)).toEqual([422, [['/untilOn', 'past-of-others']]]);
  });

  it('of a hand-over and a reorganisation needs a reason, too', async () => {
    const [officeId, personId] = [await office('Übergabe'), await person('Alt')];
    const successorId = await person('Neu');
    await appoint({ officeId, personId, fromOn: dayFromToday(-30), reason: 'Nachgetragen' });
    const handover = { lastOn: dayFromToday(-5), successorId };
    const at = `${path}/offices/${officeId}/handover`;
    expect(faultOf(await admin.post(at, handover))).toEqual(UNEXPLAINED);
    expect((await admin.post(at, { ...handover, reason: 'Erst jetzt gemeldet' })).status).toBe(200);
    const { json: department } = await admin.post<{ id: string }>(`${path}/departments`, {
      title: text('A'),
    });
    const rename = {
      kind: 'rename',
      effectiveOn: dayFromToday(-2),
      departmentIds: [department.id],
      becomes: [{ id: department.id, title: text('B') }],
    };
    expect(faultOf(await admin.post(`${path}/reorganisations`, rename))).toEqual(UNEXPLAINED);
    expect((await admin.post(`${path}/reorganisations`, { ...rename, reason: 'Beschluss' })).status).toBe(
      201,
    );
  });
});
