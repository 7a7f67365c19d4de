import type {
  EarlierJudgement,
  Import,
  ImportEffect,
  ImportRow,
  ImportUndoResult,
  List,
  PlanOutline,
  Problem,
  ProjectSummary,
  Revision,
  Strategy,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { makePlanCity, type PlanCity, today } from './support/plan-city';
import { sendFile } from './support/upload';
import { workbook } from './support/workbook';

const LIST = [
  'Nr;Handlungsfeld;Projekt;Zuständig;Ende;Fortschritt;Ampel',
  'A1;Verwaltung;Digitale Bauakte;Bauordnungsamt;31.12.2029;40 %;gelb',
  'A2;Verwaltung;Online-Termine;Bürgeramt;30.06.2029;10 %;grün',
  'A3;Bildung;WLAN an Schulen;Schulamt;31.02.2029;0 %;rot',
  'A4;Bildung;Medienentwicklung;Schulamt;TBD;;',
  ';;;;;;',
  'Summe;;;;;;',
].join('\r\n');

describe('importing a list', () => {
  let app: TestApp;
  let city: PlanCity;
  const send = <T = Import>(
    content: string | Uint8Array<ArrayBuffer>,
    name = 'liste.csv',
    fields = {},
    headers = {},
  ) => sendFile<T>(app, city.cdo, `${city.path}/imports`, { name, content }, fields, headers);
  const outline = async () =>
    (await city.cdo.get<PlanOutline>(`${city.path}/strategies/${city.strategyId}/plan`)).json;
  const titles = async () =>
    (await outline()).pillars.flatMap(({ projects }) => projects.map(({ title }) => title.texts.de)).sort();

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  let count = 0;
  beforeEach(async () => {
    count += 1;
    city = await makePlanCity(app, `liste${count}`, { adopt: false });
  });

  it('reads it, guesses the columns with reasons, and accounts for every row', async () => {
    const { status, json, headers } = await send(LIST);
    expect([status, json.state, json.format, json.encoding, json.separator]).toEqual([
      201,
      'ready',
      'csv',
      'utf-8',
      ';',
    ]);
    expect(headers.get('location')).toBe(`/api/v1${city.path}/imports/${json.id}`);
    expect(json.guessedMapping.columns.map(({ field }) => field)).toEqual([
      'external-id',
      'pillar',
      'project',
      'office',
      'end',
      'judgement',
      'judgement',
    ]);
    expect(json.guessedMapping.columns.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(json.account).toMatchObject({
      rows: 6,
      imported: 3,
      rejected: 1,
      ignored: 2,
      projects: 3,
      milestones: 2,
    });
    const rejected = await city.cdo.get<List<ImportRow>>(
      `${city.path}/imports/${json.id}/rows?outcome=rejected`,
    );
    expect(rejected.json.items.map(({ line, reasons }) => [line, reasons])).toEqual([
      [4, [{ code: 'no-such-day', column: 4, value: '31.02.2029' }]],
    ]);
    expect(await titles()).toEqual(['Projekt 1', 'Projekt 2']);
  });

  it('discards what is not in the plan, with its file, and tells the log', async () => {
    const { json } = await send(LIST);
    const path = `${city.path}/imports/${json.id}`;
    const before = (await outline()).revision;
    expect((await city.cdo.delete(path)).json.code).toBe('version-missing');
    await city.cdo.patch(path, { mapping: { decimals: 'point' } }, { 'if-match': '"1"' });
    expect((await city.cdo.delete(path, { 'if-match': '"1"' })).status).toBe(412);
    expect((await city.head.delete(path, { 'if-match': '"2"' })).status).toBe(403);
    expect((await city.cdo.delete(path, { 'if-match': '"2"' })).status).toBe(204);
    expect((await city.cdo.delete(path, { 'if-match': '"2"' })).status).toBe(404);
    expect((await city.cdo.get(path)).status).toBe(404);
    expect((await city.cdo.get<List<unknown>>(`${city.path}/imports`)).json.items).toEqual([]);
    expect((await outline()).revision).toBe(before);
    const left = await asOwner(app.databaseUrl, (owner) =>
      owner.query<{ action: string; actor: string }>(
        `select action, actor_kind as actor from audit_event where municipality_id = $1 and subject_id = $2 order by recorded_at`,
        [city.municipalityId, json.id],
      ),
    );
    expect(left.rows.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'import.added person',
      'import.changed person',
      'import.removed person',
    ]);
  });

  it('discards nothing that is part of the plan, and nothing while it becomes one', async () => {
    const { json } = await send(LIST);
    const path = `${city.path}/imports/${json.id}`;
    const [applied, discarded] = await Promise.all([
      city.cdo.post<Import & Problem>(`${path}/apply`, {}),
      city.cdo.delete(path, { 'if-match': '"1"' }),
    ]);
    // Whichever came first: never both.
    expect([
      [200, 409],
      [200, 412],
      [404, 204],
    ]).toContainEqual([applied.status, discarded.status]);
    const { json: second } = await send(LIST.replaceAll('Digitale', 'Andere'));
    const done = await city.cdo.post<Import>(`${city.path}/imports/${second.id}/apply`, {});
    const refused = await city.cdo.delete(`${city.path}/imports/${second.id}`, {
      'if-match': `"${done.json.version}"`,
    });
    expect([refused.status, refused.json.code]).toEqual([409, 'import-applied']);
    expect((await city.cdo.get<Import>(`${city.path}/imports/${second.id}`)).json.state).toBe('applied');
  });

  it('hands out rejected rows with reasons and lines, safe for a spreadsheet', async () => {
    const { json } = await send(`Projekt;Ende\n=1+1;31.02.2029\n`);
    const { text, headers } = await city.cdo.get(`${city.path}/imports/${json.id}/rejections.csv?lang=de`);
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text).toBe(
      'Zeile;Gründe;Projekt;Ende\r\n2;Ende: Diesen Tag gibt es nicht: 31.02.2029;' + "'=1+1;31.02.2029\r\n",
    );
  });

  it('shows the effect, applies it as one revision, and takes it back as one', async () => {
    const { json } = await send(LIST);
    const before = (await outline()).revision;
    const effect = await city.cdo.get<ImportEffect>(`${city.path}/imports/${json.id}/effect`);
    expect(effect.json.newPillars.map(({ texts }) => texts.de)).toEqual(['Verwaltung', 'Bildung']);
    expect(effect.json.newOffices.map(({ texts }) => texts.de)).toEqual([
      'Bauordnungsamt',
      'Bürgeramt',
      'Schulamt',
    ]);
    expect(effect.json.effect?.baseRevision).toBe(before);
    const applied = await city.cdo.post<Import>(`${city.path}/imports/${json.id}/apply`, {});
    expect([applied.status, applied.json.state, applied.json.revision]).toEqual([200, 'applied', before + 1]);
    expect(applied.json.account).toEqual(json.account);
    expect(await titles()).toEqual([
      'Digitale Bauakte',
      'Medienentwicklung',
      'Online-Termine',
      'Projekt 1',
      'Projekt 2',
    ]);
    const project = (await city.cdo.get<List<ProjectSummary>>(`${city.path}/projects?q=Bauakte`)).json
      .items[0]!;
    expect([project.office.title.texts.de, project.office.vacant]).toEqual(['Bauordnungsamt', true]);
    expect([project.actual?.percent, project.milestones.total]).toEqual([0, 1]);
    expect(project.nextMilestone).toMatchObject({
      baselineOn: '2029-12-31',
      title: { texts: { de: 'Abschluss' } },
    });
    const judged = await city.cdo.get<List<EarlierJudgement>>(
      `${city.path}/projects/${project.id}/earlier-judgements`,
    );
    expect(judged.json.items.map(({ kind, label, value }) => [kind, label, value])).toEqual([
      ['percentage', 'Fortschritt', 40],
      ['traffic-light', 'Ampel', 'amber'],
    ]);
    const undone = await city.cdo.post<ImportUndoResult>(`${city.path}/imports/${json.id}/undo`, {});
    expect([undone.status, undone.json.state, undone.json.kept]).toEqual([200, 'undone', []]);
    expect(await titles()).toEqual(['Projekt 1', 'Projekt 2']);
  });

  it('changes nothing the second time, and updates from a changed file', async () => {
    const first = await send(LIST);
    await city.cdo.post(`${city.path}/imports/${first.json.id}/apply`, {});
    const { revision } = await outline();
    const second = await send(LIST);
    expect(second.json.account).toMatchObject({
      rows: 6,
      imported: 0,
      rejected: 1,
      ignored: 5,
      unchanged: 3,
    });
    const applied = await city.cdo.post<Import>(`${city.path}/imports/${second.json.id}/apply`, {});
    expect([applied.json.state, applied.json.revision, (await outline()).revision]).toEqual([
      'applied',
      null,
      revision,
    ]);
    const changed = LIST.replace('Digitale Bauakte', 'Digitale Bauakte, zweiter Schritt').replace(
      '30.06.2029',
      '30.09.2029',
    );
    const third = await send(changed);
    expect(third.json.account).toMatchObject({ added: 0, updated: 2, unchanged: 1 });
    await city.cdo.post(`${city.path}/imports/${third.json.id}/apply`, {});
    expect(await titles()).toContain('Digitale Bauakte, zweiter Schritt');
    expect((await titles()).length).toBe(5);
  });

  it('lets cells of rejected rows be corrected and checks again', async () => {
    const { json } = await send(LIST);
    const cells = ['A3', 'Bildung', 'WLAN an Schulen', 'Schulamt', '28.02.2029', '0 %', 'rot'];
    const patch = await city.cdo.patch<Import>(
      `${city.path}/imports/${json.id}`,
      { corrections: [{ line: 4, cells }] },
      { 'if-match': '"1"' },
    );
    expect(patch.json.account).toMatchObject({ imported: 4, rejected: 0 });
    expect(patch.headers.get('etag')).toBe('"2"');
  });

  it('remembers how columns were mapped by hand for the next file with the same headings', async () => {
    const file = 'Vorhaben;Bemerkung zum Stand\nGlasfaser;läuft\n';
    const { json } = await send(file);
    await city.cdo.patch(
      `${city.path}/imports/${json.id}`,
      { mapping: { columns: [{ index: 1, field: 'benefit' }] } },
      { 'if-match': '"1"' },
    );
    await city.cdo.post(`${city.path}/imports/${json.id}/apply`, {});
    const next = await send('Vorhaben;Bemerkung zum Stand\nOpen Data;bald\n');
    expect([next.json.mapping.remembered, next.json.mapping.columns[1]?.field]).toEqual([true, 'benefit']);
  });

  it('takes a mapping along with the file, by heading', async () => {
    const mapping = JSON.stringify({ columns: [{ header: 'Was', field: 'project' }], language: 'en' });
    const { status, json } = await send('Was;Wer\nRoad map;Kim\n', 'list.csv', { mapping });
    expect([status, json.mapping.columns[0]?.field, json.mapping.language]).toEqual([201, 'project', 'en']);
    const wrong = await send<Problem>('Was;Wer\nRoad map;Kim\n', 'list.csv', {
      mapping: '{"columns":[{"field":"budget"}]}',
    });
    expect([wrong.status, wrong.json.errors?.[0]?.pointer]).toEqual([422, '/columns/0/field']);
  });

  it('takes in texts that are cut between the halves of a character, and what no database keeps', async () => {
    const faces = '😀'.repeat(20);
    const row = (at: number) => ({
      Projekt: `Vorhaben ${at}`,
      Ende: '2029-12-31',
      Beschreibung: `${'x'.repeat(4_998)}${faces}`,
      Partner: `${'p'.repeat(199)}${faces}`,
      'Ampel\u0000': `${'a'.repeat(499)}${faces}`,
      Bewertung: 'gut\u0000',
    });
    const { status, json } = await send(JSON.stringify([row(1), row(2)]), '\u202egpj.liste\u200f.json');
    expect([status, json.fileName, json.mapping.columns[4]?.header]).toEqual([
      201,
      'gpj.liste.json',
      'Ampel',
    ]);
    const columns = json.mapping.columns.map(({ index, header }) => ({
      index,
      field: ['project', 'end', 'description', 'partners', 'judgement', 'judgement'][index] ?? header,
    }));
    const path = `${city.path}/imports/${json.id}`;
    await city.cdo.patch(path, { mapping: { columns } }, { 'if-match': '"1"' });
    const applied = await city.cdo.post<Import>(`${path}/apply`, {});
    expect([applied.status, applied.json.state]).toEqual([200, 'applied']);
    const found = await city.cdo.get<List<ProjectSummary>>(`${city.path}/projects?q=Vorhaben 1`);
    const project = `${city.path}/projects/${found.json.items[0]!.id}`;
    const judged = await city.cdo.get<List<EarlierJudgement>>(`${project}/earlier-judgements`);
    expect(judged.json.items.map(({ text }) => text).sort()).toEqual([`${'a'.repeat(499)}…`, 'gut']);
  });

  it('makes a repeated apply and a repeated upload happen once', async () => {
    const key = { 'idempotency-key': 'upload-1' };
    const [first, again] = [await send(LIST, 'liste.csv', {}, key), await send(LIST, 'liste.csv', {}, key)];
    expect([again.status, again.json.id]).toEqual([201, first.json.id]);
    const apply = () =>
      city.cdo.post<Import>(
        `${city.path}/imports/${first.json.id}/apply`,
        {},
        { 'idempotency-key': 'apply-1' },
      );
    const [one, two] = await Promise.all([apply(), apply()]);
    expect([one.status, two.status, one.json.revision]).toEqual([200, 200, two.json.revision]);
    const late = await city.cdo.post(`${city.path}/imports/${first.json.id}/apply`, {});
    expect([late.status, late.json.code]).toEqual([409, 'import-applied']);
  });

  it('lets the second of two imports at once see what the first brought', async () => {
    const [one, two] = [await send(LIST), await send(LIST)];
    const applied = await Promise.all(
      [one, two].map(({ json }) => city.cdo.post<Import>(`${city.path}/imports/${json.id}/apply`, {})),
    );
    expect(applied.map(({ status }) => status)).toEqual([200, 200]);
    expect(applied.map(({ json }) => json.account.imported).sort()).toEqual([0, 3]);
    expect((await titles()).length).toBe(5);
  });

  it('names what people did since before it takes that back', async () => {
    const { json } = await send(LIST);
    await city.cdo.post(`${city.path}/imports/${json.id}/apply`, {});
    const project = (await city.cdo.get<List<ProjectSummary>>(`${city.path}/projects?q=Bauakte`)).json
      .items[0]!;
    await city.change({
      kind: 'add-milestone',
      subjectId: project.id,
      title: { source: 'de', texts: { de: 'Zusatz' } },
      baselineOn: null,
    });
    const refused = await city.cdo.post(`${city.path}/imports/${json.id}/undo`, {});
    expect([refused.status, refused.json.code]).toEqual([409, 'changed-since']);
    expect(refused.json.current).toMatchObject([{ title: { texts: { de: 'Zusatz' } } }]);
    const all = await city.cdo.post<ImportUndoResult>(`${city.path}/imports/${json.id}/undo`, {
      includeLater: true,
    });
    expect([all.status, all.json.state]).toEqual([200, 'undone']);
    expect(await titles()).toEqual(['Projekt 1', 'Projekt 2']);
  });

  it('brings projects with milestones from a workbook with merged cells, days and colours', async () => {
    const content = workbook([
      { name: 'Erläuterung', rows: [['Bitte beachten']] },
      {
        name: 'Maßnahmen',
        rows: [
          ['Digitalstrategie 2030', null, null, null, null],
          [],
          ['Handlungsfeld', 'Maßnahme', 'Meilenstein', 'Termin', 'Stand'],
          ['Verwaltung', 'E-Akte', 'Vergabe', { value: 47_484, style: 1 }, { value: 0.25, style: 2 }],
          [null, null, 'Einführung', { value: 47_849, style: 1 }, { value: 'offen', style: 3 }],
          ['Verwaltung', 'Portal', 'Start', { value: 47_484, style: 1 }, { value: 'gut', style: 4 }],
        ],
        merges: ['A1:E1', 'A4:A5', 'B4:B5'],
      },
    ]);
    const { status, json } = await send(content, 'plan.xlsx');
    expect([status, json.mapping.sheet, json.mapping.headerLine]).toEqual([201, 'Maßnahmen', 3]);
    expect(json.account).toMatchObject({ rows: 3, imported: 3, projects: 2, milestones: 3 });
    await city.cdo.post(`${city.path}/imports/${json.id}/apply`, {});
    const pillar = (await outline()).pillars.find(({ title }) => title.texts.de === 'Verwaltung')!;
    expect(
      pillar.projects.map(({ title, milestones }) => [
        title.texts.de,
        milestones.map((one) => [one.title.texts.de, one.baselineOn]),
      ]),
    ).toEqual([
      [
        'E-Akte',
        [
          ['Vergabe', '2030-01-01'],
          ['Einführung', '2031-01-01'],
        ],
      ],
      ['Portal', [['Start', '2030-01-01']]],
    ]);
    const judged = await city.cdo.get<List<EarlierJudgement>>(
      `${city.path}/projects/${pillar.projects[0]!.id}/earlier-judgements`,
    );
    expect(judged.json.items.map(({ kind, value }) => [kind, value])).toContainEqual(['colour', '#ff0000']);
  });

  it('uses a template of milestones where the list has none', async () => {
    const { json } = await send('Projekt;Beginn;Ende\nPortal;01.01.2029;31.12.2029\n');
    const patch = await city.cdo.patch<Import>(
      `${city.path}/imports/${json.id}`,
      { mapping: { template: 'service' } },
      { 'if-match': '"1"' },
    );
    expect(patch.json.account.milestones).toBe(4);
  });

  it('makes of another end in an adopted plan another promise, with the reason in the ledger', async () => {
    const first = await send('Projekt;Handlungsfeld;Ende\nPortal;Erste Säule;31.12.2029\n');
    await city.cdo.post(`${city.path}/imports/${first.json.id}/apply`, {});
    await city.change({ kind: 'adopt', subjectId: city.strategyId, paper: '2026/1' });
    const second = await send('Projekt;Handlungsfeld;Ende\nPortal;Erste Säule;30.06.2030\n');
    await city.cdo.post(`${city.path}/imports/${second.json.id}/apply`, { reason: 'Lieferverzug' });
    const portal = (await outline()).pillars
      .flatMap(({ projects }) => projects)
      .find(({ title }) => title.texts.de === 'Portal');
    expect(portal?.milestones[0]).toMatchObject({ baselineOn: '2029-12-31', promisedOn: '2030-06-30' });
  });

  it('tells the public in its language that a list was imported and taken back, never what it was called', async () => {
    await city.change({ kind: 'adopt', subjectId: city.strategyId, paper: '2026/1' });
    const name = 'Personalabbau intern.csv';
    const { json } = await send(
      'Projekt;Handlungsfeld;Gewicht\nProjekt 1;Erste Säule;3\nPortal;Erste Säule;1\n',
      name,
    );
    const { json: applied } = await city.cdo.post<Import>(`${city.path}/imports/${json.id}/apply`, {});
    await city.cdo.post(`${city.path}/imports/${json.id}/undo`, {});
    const ledger = `${city.path}/strategies/${city.strategyId}/revisions`;
    const { json: told, text } = await app.client().get<List<Revision>>(ledger);
    const said = [1, 0].map((at) =>
      told.items.find(({ revision }) => revision === applied.revision! + 1 - at),
    );
    expect(said.map((one) => [one?.reason, one?.reasonTexts?.texts])).toEqual([
      [
        'Aus einer Liste importiert',
        {
          de: 'Aus einer Liste importiert',
          en: 'Imported from a list',
          nl: 'Geïmporteerd uit een lijst',
        },
      ],
      [
        'Import einer Liste zurückgenommen',
        {
          de: 'Import einer Liste zurückgenommen',
          en: 'Import of a list taken back',
          nl: 'Import van een lijst teruggenomen',
        },
      ],
    ]);
    const [project] = (await city.cdo.get<List<ProjectSummary>>(`${city.path}/projects?q=Portal`)).json.items;
    const shown = project && (await city.cdo.get(`${city.path}/projects/${project.id}`)).text;
    expect(`${text} ${shown ?? ''}`).not.toContain('Personalabbau');
  });

  it('says of what it cannot import which line is to blame, and stores nothing', async () => {
    const { json } = await send(`Projekt;Erledigt am\nPortal;${today()}\n`);
    const { status } = await city.cdo.post(`${city.path}/imports/${json.id}/apply`, {
      effectiveOn: '2200-01-01',
    });
    expect(status).toBe(422);
    expect(await titles()).toEqual(['Projekt 1', 'Projekt 2']);
  });

  it('is for the digital office of this city alone', async () => {
    const { json } = await send(LIST);
    expect(
      (await sendFile(app, city.head, `${city.path}/imports`, { name: 'x.csv', content: LIST })).status,
    ).toBe(403);
    expect((await city.head.get(`${city.path}/imports/${json.id}`)).status).toBe(403);
    const other = await makePlanCity(app, `fremd${count}`, { adopt: false });
    expect((await other.cdo.get(`${other.path}/imports/${json.id}`)).status).toBe(404);
    expect((await other.cdo.post(`${other.path}/imports/${json.id}/apply`, {})).status).toBe(404);
    const strategies = (await other.cdo.get<List<Strategy>>(`${other.path}/strategies`)).json.items;
    const foreign = await send<Problem>(LIST, 'liste.csv', { strategyId: strategies[0]!.id });
    expect(foreign.status).toBe(404);
  });
});
