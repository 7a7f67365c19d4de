import type { Import, ImportRow, List, Problem, Project, ProjectSummary } from '@wegmarke/domain/contracts';
import { strToU8, zipSync } from 'fflate';
import { TestApp } from './support/app';
import { makePlanCity, type PlanCity } from './support/plan-city';
import { sendFile } from './support/upload';
import { workbook } from './support/workbook';

const MEGABYTE = 1_048_576;

describe('files as they are found', () => {
  let app: TestApp;
  let city: PlanCity;
  const send = <T = Import>(content: string | Uint8Array<ArrayBuffer>, name = 'liste.csv') =>
    sendFile<T>(app, city.cdo, `${city.path}/imports`, { name, content });
  const bytes = (...parts: (string | number[])[]): Uint8Array<ArrayBuffer> =>
    new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'dateien', { adopt: false });
  });
  afterAll(() => app.stop());

  it.each([
    ['utf-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'Projekt;Ende\nÜbung;31.12.2029\n'), 'utf-8'],
    [
      'windows-1252',
      new Uint8Array(Buffer.from('Projekt;Ende\nÜbung;31.12.2029\n', 'latin1')),
      'windows-1252',
    ],
    [
      'utf-16 with a mark',
      new Uint8Array(Buffer.from('\uFEFFProjekt\tEnde\nÜbung\t31.12.2029\n', 'utf16le')),
      'utf-16le',
    ],
    [
      'utf-16 without',
      new Uint8Array(Buffer.from('Projekt\tEnde\nÜbung\t31.12.2029\n', 'utf16le')),
      'utf-16le',
    ],
  ])('reads %s', async (_, content, encoding) => {
    const { status, json } = await send(content);
    expect([status, json.encoding, json.account.imported]).toEqual([201, encoding, 1]);
    expect(json.mapping.columns[0]?.samples).toEqual(['Übung']);
  });

  it('reads the XML of Microsoft Project', async () => {
    const task = (id: number, level: number, name: string, more = '') =>
      `<Task><UID>${id}</UID><ID>${id}</ID><Name>${name}</Name><IsNull>0</IsNull><OutlineLevel>${level}</OutlineLevel><Start>2027-01-04T08:00:00</Start><Finish>2027-06-30T17:00:00</Finish><PercentComplete>${id === 3 ? 100 : 0}</PercentComplete>${more}</Task>`;
    const xml = `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Tasks>${task(0, 0, 'Alles')}${task(1, 1, 'Portal')}${task(2, 2, 'Vergabe', '<Baseline><Number>0</Number><Finish>2027-03-31T17:00:00</Finish></Baseline>')}${task(3, 2, 'Start', '<ActualFinish>2026-06-01T17:00:00</ActualFinish>')}</Tasks><Resources><Resource><UID>7</UID><Name>IT-Amt</Name></Resource></Resources><Assignments><Assignment><TaskUID>2</TaskUID><ResourceUID>7</ResourceUID></Assignment></Assignments></Project>`;
    const { json } = await send(xml, 'plan.xml');
    expect([json.format, json.account.rows, json.account.projects, json.account.milestones]).toEqual([
      'ms-project',
      3,
      1,
      2,
    ]);
    const rows = await city.cdo.get<{ items: { cells: string[] }[] }>(`${city.path}/imports/${json.id}/rows`);
    expect(rows.json.items[1]?.cells.slice(0, 6)).toEqual([
      'Portal',
      'Vergabe',
      'IT-Amt',
      '2027-01-04',
      '2027-03-31',
      '2027-06-30',
    ]);
  });

  it.each([
    ['no numbers', ['NaN', 'NaN', 'NaN']],
    ['the same number', ['1', '1', '1']],
    ['none', ['', '', '']],
    ['numbers that do not count up', ['3', '1', '2']],
  ])('accounts for every task of Microsoft Project whose IDs are %s', async (_, ids) => {
    const tasks = ids.map(
      (id, at) =>
        `<Task><UID>${at}</UID><ID>${id}</ID><Name>A${at}</Name><OutlineLevel>1</OutlineLevel></Task>`,
    );
    const { json } = await send(
      `<Project xmlns="http://schemas.microsoft.com/project"><Tasks>${tasks.join('')}</Tasks></Project>`,
      'plan.xml',
    );
    expect(json.account).toMatchObject({ rows: 3, imported: 3, rejected: 0, ignored: 0 });
    const rows = await city.cdo.get<List<ImportRow>>(`${city.path}/imports/${json.id}/rows`);
    expect(rows.json.items.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'A0'],
      [2, 'A1'],
      [3, 'A2'],
    ]);
  });

  it('answers others while 50,000 rows are understood, takes them in as one revision, and refuses one more', async () => {
    const rows = Array.from({ length: 49_999 }, (_, at) => `Projekt ${at};31.12.2029\n`).join('');
    const list = `Projekt;Ende\n${rows}Projekt 0 neu;TBD\n`;
    const { status, json } = await send(list);
    expect([status, json.account.rows, json.account.imported]).toEqual([201, 50_000, 50_000]);
    const answered: string[] = [];
    const path = `${city.path}/imports/${json.id}`;
    const understood = city.cdo
      .patch<Import>(path, { mapping: { decimals: 'point' } }, { 'if-match': '"1"' })
      .then((answer) => {
        answered.push('understood');
        return answer;
      });
    // One after the other: whoever waited for the list would be told after it.
    for (let asked = 0; asked < 3; asked += 1) {
      await city.cdo.get('/session');
      answered.push('read');
    }
    expect([(await understood).status, answered]).toEqual([200, ['read', 'read', 'read', 'understood']]);
    const apply = await city.cdo.post<Import>(`${path}/apply`, {});
    expect([apply.status, apply.json.account.imported]).toEqual([200, 50_000]);
    const { json: page } = await city.cdo.get<List<unknown>>(`${city.path}/projects?limit=1`);
    expect(page.total).toBe(50_000);
    const undo = await city.cdo.post<Import>(`${path}/undo`, {});
    expect([undo.status, undo.json.state]).toEqual([200, 'undone']);
    const refused = await send<Problem>(`${list}Noch eins;\n`);
    expect([refused.status, refused.json.code]).toEqual([422, 'too-many-rows']);
  }, 240_000);

  it('takes in a list that changes 20,000 projects that are there, and takes it back', async () => {
    const many = await makePlanCity(app, 'viele', { adopt: false });
    const list = (benefit: string, done: string): string =>
      `Projekt;Nutzen;Beschreibung;Erledigt am;Ende\n${Array.from({ length: 20_000 }, (_, at) => `Vorhaben ${at};${benefit};${benefit} ${at};${done};31.12.2029\n`).join('')}`;
    const take = async (content: string) => {
      const path = `${many.path}/imports`;
      const { json } = await sendFile<Import>(app, many.cdo, path, { name: 'liste.csv', content });
      return (await many.cdo.post<Import>(`${path}/${json.id}/apply`, {})).json;
    };
    await take(list('kurze Wege', '01.02.2026'));
    const changed = await take(list('ein Weg', '01.03.2026'));
    expect([changed.state, changed.account]).toEqual([
      'applied',
      expect.objectContaining({ rows: 20_000, updated: 20_000, added: 0 }),
    ]);
    const found = await many.cdo.get<List<ProjectSummary>>(`${many.path}/projects?q=Vorhaben 19999`);
    const path = `${many.path}/projects/${found.json.items[0]!.id}`;
    expect((await many.cdo.get<Project>(path)).json.benefit?.texts.de).toBe('ein Weg');
    const undone = await many.cdo.post<Import>(`${many.path}/imports/${changed.id}/undo`, {});
    expect([undone.status, undone.json.state]).toEqual([200, 'undone']);
    expect((await many.cdo.get<Project>(path)).json.benefit?.texts.de).toBe('kurze Wege');
  }, 300_000);

  it('refuses what is too large with a clear answer', async () => {
    const { status, json } = await send<Problem>(new Uint8Array(200 * MEGABYTE));
    expect([status, json.code, json.detail]).toEqual([
      413,
      'file-too-large',
      'A file may have at most 25 MB.',
    ]);
  }, 120_000);

  const sheet = [{ name: 'Liste', rows: [['Projekt'], ['A']] }];
  const zeros = new Uint8Array(300 * MEGABYTE);
  it.each<[string, string, () => Uint8Array<ArrayBuffer> | string]>([
    [
      'a workbook with macros',
      'workbook-with-macros',
      () => workbook(sheet, { 'xl/vbaProject.bin': strToU8('x') }),
    ],
    [
      'a workbook that is a bomb',
      'workbook-bomb',
      () => workbook(sheet, { 'xl/worksheets/sheet9.xml': zeros }),
    ],
    [
      'a workbook under a password',
      'workbook-encrypted',
      () => bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'x'),
    ],
    [
      'a small workbook that says one long text in every cell',
      'too-much-text',
      () => {
        const long = 'x'.repeat(20_000);
        return workbook([
          { name: 'Liste', rows: Array.from({ length: 21 }, () => Array<string>(100).fill(long)) },
        ]);
      },
    ],
    [
      'a workbook of ever so many sheets',
      'too-many-sheets',
      () => workbook(Array.from({ length: 201 }, (_, at) => ({ name: `Liste ${at}`, rows: [['Projekt']] }))),
    ],
    [
      'a plan of ever so many tasks',
      'too-many-rows',
      () =>
        `<Project xmlns="http://schemas.microsoft.com/project"><Tasks>${'<Task><ID>1</ID><Name>a</Name><OutlineLevel>2</OutlineLevel></Task>'.repeat(50_001)}</Tasks></Project>`,
    ],
    ['a damaged workbook', 'workbook-damaged', () => workbook(sheet).slice(0, 400)],
    ['another package', 'not-a-workbook', () => zipSync({ 'word/document.xml': strToU8('<a/>') })],
    ['a PDF', 'not-a-list', () => '%PDF-1.7'],
    ['nothing', 'file-empty', () => '  \n '],
    [
      'XML with entities of its own',
      'xml-damaged',
      () =>
        '<!DOCTYPE p [<!ENTITY a "b">]><Project xmlns="http://schemas.microsoft.com/project">&a;</Project>',
    ],
    ['other XML', 'xml-unknown', () => '<note>x</note>'],
    ['JSON of a thousand levels', 'json-too-deep', () => `${'['.repeat(1000)}${']'.repeat(1000)}`],
    ['JSON without a list', 'json-without-list', () => '{"a": 1}'],
    ['broken JSON', 'json-damaged', () => '[{"a": 1'],
  ])('refuses %s', async (_, code, content) => {
    const { status, json } = await send<Problem>(content(), 'datei.xlsx');
    expect([status, json.code]).toEqual([422, code]);
    expect(json.detail?.length).toBeGreaterThan(10);
  });

  it.each([
    [
      'a plan with a task of no length that is a number',
      '<project gantt-divider-location="1"><task id="1" name="A" start="2027-01-04" duration="NaN"/></project>',
    ],
    [
      'a plan with members of names that every object has',
      '<Project xmlns="http://schemas.microsoft.com/project"><Tasks><constructor><ID>2</ID></constructor><Task><ID>1</ID><Name>A</Name></Task></Tasks></Project>',
    ],
  ])('reads %s', async (_, content) => {
    const { status, json } = await send(content, 'plan.xml');
    expect([status, json.account.rows]).toEqual([201, 1]);
  });

  it('refuses what is no form', async () => {
    const { status, json } = await city.cdo.post(`${city.path}/imports`, { file: 'x' });
    expect([status, json.code]).toEqual([415, 'not-multipart']);
  });
});
