import type {
  DepartmentRecord,
  Handover,
  List,
  OfficeRecord,
  Person,
  PlanChangesResult,
  Problem,
  Project,
  Reorganisation,
  UndoResult,
} from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { fingerprint } from './support/fingerprint';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

describe('nothing is left without an accountable office', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'ordnungsstadt');
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(`update membership set roles = '{admin}' where person_id in (
        select person_id from appointment a join office o on o.id = a.office_id where o.kind = 'cdo')`),
    );
  });
  afterAll(() => app.stop());

  const departments = async () =>
    (await city.cdo.get<List<DepartmentRecord>>(`${city.path}/departments`)).json.items;
  const office = async (id: string) => (await city.cdo.get<OfficeRecord>(`${city.path}/offices/${id}`)).json;
  const reorganise = (input: object) =>
    city.cdo.post<Reorganisation & Problem>(`${city.path}/reorganisations`, {
      effectiveOn: today(),
      ...input,
    });
  const make = async (title: string): Promise<string> =>
    (await city.cdo.post<DepartmentRecord>(`${city.path}/departments`, { title: text(title) })).json.id;

  it('a holder sees what is left behind, and hands over without a gap', async () => {
    const path = `${city.path}/offices/${city.officeId}/handover`;
    const { json } = await city.head.get<Handover>(path);
    expect(json.projects).toHaveLength(2);
    expect(json.milestones.map(({ overdue, late }) => [overdue, late])).toEqual([
      [true, true],
      [false, false],
      [false, false],
      [false, false],
    ]);
    expect(json.fallbackActs).toBe(false);
    const vacancy = await city.cdo.post(path, { lastOn: dayFromToday(30), successorId: null });
    expect([vacancy.status, vacancy.json.code]).toEqual([422, 'no-fallback']);
    expect((await city.head.post(path, { lastOn: today(), successorId: null })).status).toBe(403);
    const { json: next } = await city.cdo.post<Person>(`${city.path}/people`, { name: 'Nachfolge' });
    const done = await city.cdo.post<Handover>(path, { lastOn: dayFromToday(30), successorId: next.id });
    expect([done.status, done.json.appointment?.untilOn]).toEqual([200, dayFromToday(30)]);
    const { json: appointments } = await city.cdo.get<List<{ personId: string; fromOn: string }>>(
      `${city.path}/appointments`,
    );
    expect(appointments.items.find(({ personId }) => personId === next.id)?.fromOn).toBe(dayFromToday(31));
  });

  it('a department is renamed, its offices and projects with it', async () => {
    const [before] = await departments();
    const renamed = await reorganise({
      kind: 'rename',
      departmentIds: [before?.id],
      becomes: [{ id: before?.id, title: text('Amt für Bildung') }],
    });
    expect(renamed.status).toBe(201);
    expect(renamed.json.departments).toEqual([
      { id: before?.id, before: text('Schulverwaltungsamt'), after: text('Amt für Bildung') },
    ]);
    expect((await office(city.officeId)).departmentId).toBe(before?.id);
  });

  it('two are merged: an office that ends hands its projects to the one that takes over', async () => {
    const [first] = await departments();
    const second = await make('Jugendamt');
    const created = await city.cdo.post<OfficeRecord>(`${city.path}/offices`, {
      kind: 'head',
      title: text('Leitung Jugendamt'),
      departmentId: second,
    });
    const ending = created.json.id;
    const { json: project } = await city.cdo.post<Project>(`${city.path}/projects`, {
      strategyId: city.strategyId,
      pillarId: city.pillarIds[0],
      title: text('Jugendportal'),
      officeId: ending,
      departmentId: second,
    });
    const path = `${city.path}/strategies/${city.strategyId}`;
    const answered = (officeId: string) =>
      city.cdo.post<PlanChangesResult & Problem>(`${path}/changes`, {
        changes: [{ kind: 'describe-project', subjectId: project.id, officeId }],
      });
    const { json: handed } = await answered(city.otherOfficeId);
    const { json: back } = await answered(ending);
    const merged = await reorganise({
      kind: 'merge',
      departmentIds: [first?.id, second],
      becomes: [{ id: first?.id, title: text('Bildung und Jugend') }],
      offices: [{ officeId: ending, successorId: city.officeId }],
      reason: 'Beschluss des Rats',
    });
    expect([merged.status, merged.json.code]).toEqual([201, undefined]);
    const { json: moved } = await city.cdo.get<Project>(`${city.path}/projects/${project.id}`);
    expect([moved.office.id, moved.department?.id]).toEqual([city.officeId, first?.id]);
    expect((await departments()).map(({ id }) => id)).toEqual([first?.id]);
    expect((await office(ending)).closedOn).toBe(today());
    const { json: offices } = await city.cdo.get<List<OfficeRecord>>(`${city.path}/offices`);
    expect(offices.items.map(({ id }) => id)).not.toContain(ending);
    // Nobody gives the office that ended anything any more, and no undo does.
    const refused = await answered(ending);
    expect([refused.status, refused.json.errors?.[0]?.pointer]).toEqual([422, '/changes/0/officeId']);
    expect((await answered(city.otherOfficeId)).status).toBe(201);
    for (const { revision } of [back, handed]) {
      const undone = await city.cdo.post<UndoResult>(`${path}/revisions/${revision}/undo`, {});
      expect(undone.status).toBe(201);
      const { json: now } = await city.cdo.get<Project>(`${city.path}/projects/${project.id}`);
      expect(now.office.id).not.toBe(ending);
    }
    expect((await answered(city.officeId)).status).toBe(201);
  });

  it('a split is refused while an office or project has no place, and says which', async () => {
    const [whole] = await departments();
    const part = uuid();
    const before = await fingerprint(app.databaseUrl);
    const input = {
      kind: 'split',
      departmentIds: [whole?.id],
      becomes: [
        { id: whole?.id, title: text('Bildung') },
        { id: part, title: text('Jugend') },
      ],
    };
    const refused = await reorganise(input);
    expect([refused.status, refused.json.code]).toEqual([422, 'reorganisation-incomplete']);
    expect(refused.json.errors?.map(({ code, detail }) => [code, detail.split(': ')[1]])).toContainEqual([
      'office-without-place',
      city.officeId,
    ]);
    const future = await reorganise({ ...input, effectiveOn: dayFromToday(1) });
    expect([future.status, future.json.errors?.[0]?.pointer]).toEqual([422, '/effectiveOn']);
    expect(await fingerprint(app.databaseUrl)).toBe(before);

    const split = await reorganise({ ...input, offices: [{ officeId: city.officeId, departmentId: part }] });
    expect(split.status).toBe(201);
    expect((await office(city.officeId)).departmentId).toBe(part);
    expect(await departments()).toHaveLength(2);
    const { json } = await city.cdo.get<List<Reorganisation>>(`${city.path}/reorganisations`);
    expect(json.items.map(({ kind }) => kind)).toEqual(['split', 'merge', 'rename']);
  });

  it('is for admins', async () => {
    expect((await city.head.post(`${city.path}/reorganisations`, {})).status).toBe(403);
    expect((await app.client().post(`${city.path}/reorganisations`, {})).status).toBe(401);
  });
});
