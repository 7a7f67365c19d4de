import type {
  DepartmentListResult,
  DepartmentRecord,
  List,
  Municipality,
  Newcomer,
  Person,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { accept, foundCity } from './support/founded-city';
import type { HttpClient } from './support/http-client';

const text = (de: string) => ({ source: 'de', texts: { de } });

describe('setting up a municipality', () => {
  let app: TestApp;
  let admin: HttpClient;
  let path: string;

  beforeAll(async () => {
    app = await TestApp.start();
    ({ admin, path } = await foundCity(app, 'anfang'));
  });
  afterAll(() => app.stop());

  it('names it, and shows it so at once', async () => {
    const { json: before } = await admin.get<Municipality>(path);
    const patch = {
      name: 'Stadt Anfang an der Aa',
      colour: '#7a1236',
      languages: ['de', 'nl'],
      timeZone: 'Europe/Brussels',
    };
    expect((await admin.patch(path, patch)).status).toBe(428);
    const seen = { 'if-match': `"${before.version}"` };
    const { status, json } = await admin.patch<Municipality>(path, patch, seen);
    expect([status, json]).toEqual([200, { ...before, ...patch, version: before.version + 1 }]);
    expect((await admin.patch(path, { name: 'X' }, seen)).status).toBe(412);
    const { json: shown } = await app.client().get<Municipality>(path);
    expect([shown.name, shown.colour, shown.languages]).toEqual([patch.name, patch.colour, patch.languages]);
    const again = await admin.patch<Municipality>(
      path,
      { colour: null },
      { 'if-match': `"${json.version}"` },
    );
    expect([again.json.colour, again.json.name]).toEqual([null, patch.name]);
  });

  it.each([
    [{ name: '' }],
    [{ initials: 'A1' }],
    [{ colour: 'red' }],
    [{ languages: [] }],
    [{ timeZone: 'Mars/Olympus' }],
    [{ slug: 'anders' }],
  ])('refuses %j', async (patch) => {
    const { json } = await admin.get<Municipality>(path);
    const seen = { 'if-match': `"${json.version}"` };
    expect((await admin.patch(path, patch, seen)).status).toBe(422);
  });

  it('takes a list of departments, and the same list once more without doubling them', async () => {
    const titles = ['Schulamt', 'Tiefbauamt', ' schulamt ', 'Kämmerei'].map(text);
    const add = () => admin.post<DepartmentListResult>(`${path}/setup/departments`, { titles });
    expect((await add()).json).toEqual({ made: 3, known: 1 });
    expect((await add()).json).toEqual({ made: 0, known: 4 });
    const { json } = await admin.get<List<DepartmentRecord>>(`${path}/departments`);
    expect(json.items).toHaveLength(3);
  });

  it('makes no department where one of the list is none', async () => {
    const { status } = await admin.post(`${path}/setup/departments`, { titles: [text('Museum'), text('')] });
    expect(status).toBe(422);
    const { json } = await admin.get<List<DepartmentRecord>>(`${path}/departments`);
    expect(json.items.map(({ title }) => title.texts.de)).not.toContain('Museum');
  });

  it('adds somebody with an office and an invitation in one act, who comes in', async () => {
    const { status, json } = await admin.post<Newcomer>(`${path}/setup/newcomers`, {
      name: 'Kim Kranich',
      email: 'kim@anfang.example',
      officeTitle: text('Leitung Schulamt'),
    });
    expect([status, json.person.access, json.office?.holder?.name]).toEqual([201, 'invited', 'Kim Kranich']);
    if (!json.invitation) throw new Error('Nobody was invited.');
    const kim = await accept(app, 'anfang', json.invitation, 'Kim Kranich');
    expect((await kim.get(`${path}/offices`)).status).toBe(200);
  });

  it('adds nobody where the invitation is refused', async () => {
    const before = (await admin.get<List<Person>>(`${path}/people`)).json.total;
    const { status } = await admin.post(`${path}/setup/newcomers`, {
      name: 'Noch Jemand',
      email: 'admin@anfang.example',
      officeTitle: text('Leitung Bauamt'),
    });
    expect(status).toBe(422);
    expect((await admin.get<List<Person>>(`${path}/people`)).json.total).toBe(before);
  });

  it('is for its admins alone', async () => {
    const other = await foundCity(app, 'andere');
    expect((await app.client().post(`${path}/setup/departments`, { titles: [text('X')] })).status).toBe(401);
    expect((await other.admin.patch(path, { name: 'X' }, { 'if-match': '"1"' })).status).toBe(404);
    expect((await other.admin.post(`${path}/setup/departments`, { titles: [text('X')] })).status).toBe(404);
  });
});
