import type {
  ExportFormat,
  Import,
  InboxAnswer,
  Language,
  List,
  Milestone,
  Portfolio,
  ProjectSummary,
  Revision,
  Roadmap,
  ScopeAccount,
} from '@wegmarke/domain/contracts';
import { arrange, fromText, select, toRows } from '@wegmarke/domain/portfolio';
import { parseDelimited } from '@wegmarke/domain/tables';
import { loadWords } from '@wegmarke/domain/words';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';
import { sendFile } from './support/upload';

const LANGUAGES: readonly Language[] = ['de', 'en', 'nl'];
const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv', 'json'];

describe('a view as a file', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'mitnehmen');
    const [projectId = ''] = city.projectIds;
    const text = (de: string) => ({ source: 'de' as const, texts: { de } });
    const { headers } = await city.cdo.get(`${city.path}/projects/${projectId}`);
    await city.cdo.patch(
      `${city.path}/projects/${projectId}`,
      {
        title: text('=HYPERLINK("https://example.org")'),
        benefit: text('Erste Zeile\nzweite; Zeile, „mit" allem'),
        description: text('+49 201 · <b>nicht fett</b>'),
        partners: ['Stadtwerke, Bochum', '@Hochschule'],
        phase: 'delivery',
      },
      { 'if-match': headers.get('etag') ?? '' },
    );
    await city.change({ kind: 'set-weight', subjectId: projectId, weight: 7 });
    const milestone = await city.cdo.get(`${city.path}/milestones/${city.milestoneIds[1] ?? ''}`);
    await city.cdo.patch(
      `${city.path}/milestones/${city.milestoneIds[1] ?? ''}`,
      { promisedOn: dayFromToday(40), reason: 'Lieferung' },
      { 'if-match': milestone.headers.get('etag') ?? '' },
    );
  });
  afterAll(() => app.stop());

  const download = async (
    path: string,
  ): Promise<{ status: number; headers: Headers; bytes: Uint8Array<ArrayBuffer> }> => {
    const response = await fetch(`${app.baseUrl}/api/v1${city.path}${path}`, {
      headers: { cookie: city.cdo.cookie },
    });
    return {
      status: response.status,
      headers: response.headers,
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  };

  const cases = FORMATS.flatMap((format) => LANGUAGES.map((language) => [format, language] as const));

  it.each(cases)('comes back as %s in %s and changes nothing', async (format, language) => {
    const { status, headers, bytes } = await download(`/exports/plan.${format}?lang=${language}`);
    expect([status, headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="mitnehmen-plan.${format}"`,
    ]);
    const { json } = await sendFile<Import>(app, city.cdo, `${city.path}/imports`, {
      name: `plan.${format}`,
      content: bytes,
    });
    expect(json.account).toMatchObject({
      rows: 4,
      imported: 0,
      rejected: 0,
      ignored: 4,
      unchanged: 4,
      projects: 2,
      milestones: 4,
    });
  });

  it('makes the same plan in another city', async () => {
    const other = await makePlanCity(app, 'mitgebracht', { adopt: false });
    const { bytes } = await download('/exports/plan.xlsx');
    const sent = await sendFile<Import>(app, other.cdo, `${other.path}/imports`, {
      name: 'plan.xlsx',
      content: bytes,
    });
    expect(sent.json.account).toMatchObject({ rows: 4, rejected: 0 });
    const applied = await other.cdo.post<Import>(`${other.path}/imports/${sent.json.id}/apply`, {});
    expect(applied.status).toBe(200);
    const { json } = await other.cdo.get<List<ProjectSummary>>(`${other.path}/projects?q=HYPERLINK`);
    expect(json.items.map(({ title, weight, phase }) => [title.texts.de, weight, phase])).toEqual([
      ['=HYPERLINK("https://example.org")', 7, 'delivery'],
    ]);
  });

  it('keeps what looks like a formula a text in CSV', async () => {
    const { bytes } = await download('/exports/portfolio.csv');
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain(`'=HYPERLINK(`);
    expect(text.split(/[;\n]/u).filter((cell) => /^"?[=+@]/u.test(cell))).toEqual([]);
  });

  it('holds what the filters ask for', async () => {
    const { bytes } = await download(`/exports/portfolio.json?pillar=${city.pillarIds[1] ?? ''}`);
    const { rows } = JSON.parse(new TextDecoder().decode(bytes)) as { rows: Record<string, unknown>[] };
    expect(rows.map((row) => row['Projekttitel'])).toEqual(['Projekt 2']);
  });

  const cellsOf = (bytes: Uint8Array) =>
    parseDelimited(new TextDecoder().decode(bytes), ';').map(({ cells }) => cells);

  it('holds of the portfolio the rows, the order and the columns that its page shows for the address', async () => {
    const portfolio = (await city.cdo.get<Portfolio>(`${city.path}/strategies/${city.strategyId}/portfolio`))
      .json;
    const words = await loadWords('de');
    const rows = toRows(portfolio, today(), (text) => words.field(text));
    const addresses = [
      '',
      'sort=-title',
      `pillar=${city.pillarIds.join(',')}&sort=title`,
      `pillar=${city.pillarIds[0] ?? ''}&group=office&sort=-weight`,
      'health=off-course,not-measurable&flag=undated',
      'flag=undated,overdue',
      'phase=delivery,idea&q=hyperlink&columns=weight,next,evidence',
      'sort=-milestones&columns=none',
    ];
    const counts = new Set<number>();
    for (const address of addresses) {
      const query = fromText(address);
      const shown = arrange(select(rows, query), query.group, new Set())
        .filter(({ kind }) => kind === 'project')
        .map(({ key }) => key);
      const { bytes } = await download(`/exports/portfolio.json?strategy=${city.strategyId}&${address}`);
      const file = JSON.parse(new TextDecoder().decode(bytes)) as { rows: Record<string, unknown>[] };
      expect(file.rows.map((row) => row['Kennung'])).toEqual(shown);
      counts.add(shown.length);
    }
    expect(counts).toEqual(new Set([0, 1, 2]));
    const chosen = await download('/exports/portfolio.csv?columns=weight,phase&sort=title');
    expect(cellsOf(chosen.bytes)[0]).toEqual(['Kennung', 'Projekttitel', 'Projektphase', 'Gewicht']);
  });

  it('says what of an address it does not know', async () => {
    for (const name of [
      'pillar=keine',
      'flag=overdue,laut',
      'columns=title',
      'sort=actual',
      'group=weight',
    ]) {
      const { status, bytes } = await download(`/exports/portfolio.csv?${name}`);
      expect([name, status]).toEqual([name, 422]);
      expect(new TextDecoder().decode(bytes)).toContain(name.split('=')[0]);
    }
  });

  it('holds the plan ledger as its page tells it, entry by entry, and keeps formulas texts', async () => {
    const strategy = `${city.path}/strategies/${city.strategyId}`;
    await city.change({
      kind: 'set-weight',
      subjectId: city.projectIds[0] ?? '',
      weight: 3,
      reason: '=SUM(A1:A9)',
    });
    const { json } = await city.cdo.get<List<Revision>>(`${strategy}/revisions?limit=200`);
    const told = json.items.flatMap(({ revision, entries, texts }) =>
      [...entries, ...texts].map(({ subjectId }) => [revision, subjectId]),
    );
    expect(told.length).toBeGreaterThan(json.items.length / 2);
    const { bytes } = await download(`/strategies/${city.strategyId}/exports/ledger.csv`);
    const [headings = [], ...rows] = cellsOf(bytes);
    const at = (heading: string): number => headings.indexOf(heading);
    expect(rows.map((row) => [Number(row[at('Eintrag')]), row[at('Kennung')]])).toEqual(told);
    expect([rows[0]?.[at('Grund')], rows[0]?.[at('Wovon')]]).toEqual([
      '=SUM(A1:A9)',
      '=HYPERLINK("https://example.org")',
    ]);
    expect([rows[0]?.[at('Neuer Wert')], rows[0]?.[at('Wert davor')]].map(Number)).toEqual([3, 7]);
    expect(new Set(headings).size).toBe(headings.length);
    const csv = await download(`/strategies/${city.strategyId}/exports/ledger.csv?kind=reweighted`);
    expect(new TextDecoder().decode(csv.bytes)).toContain(`;'=SUM(A1:A9);`);
    expect(
      new Set(
        cellsOf(csv.bytes)
          .slice(1)
          .map((row) => row[7]),
      ),
    ).toEqual(new Set(['Gewicht geändert']));
  });

  it('holds the account as it is added up', async () => {
    const path = `/strategies/${city.strategyId}`;
    const { json } = await city.cdo.get<ScopeAccount>(`${city.path}${path}/account`);
    const [all, ...pillars] = json.rows;
    const { bytes } = await download(`${path}/exports/account.csv`);
    const [headings = [], ...rows] = cellsOf(bytes);
    expect(new Set(headings).size).toBe(headings.length);
    expect(rows.map((row) => Number(row[9]))).toEqual([...pillars, all].map((row) => row?.inScope));
    for (const row of rows) {
      const parts = row.slice(2, 9).map(Number);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Number(row[9]));
    }
    const before = await download(`${path}/exports/account.json?on=1995-01-01&knownAt=1995-01-01`);
    expect(JSON.parse(new TextDecoder().decode(before.bytes))).toMatchObject({ rows: [] });
  });

  it('takes the roadmap along with the filters of its page, for the public what is published', async () => {
    const [first = '', second = ''] = city.milestoneIds;
    const path = `/strategies/${city.strategyId}`;
    const need = { milestoneId: second, needsId: first };
    expect((await city.cdo.post(`${city.path}${path}/dependencies`, need)).status).toBe(201);
    const { json } = await city.cdo.get<Roadmap>(`${city.path}${path}/roadmap`);
    const all = json.projects.flatMap(({ milestones }) => milestones);
    const lines = async (query: string) => {
      const { status, bytes } = await download(`/exports/roadmap.csv?lang=de${query}`);
      expect(status).toBe(200);
      return cellsOf(bytes).slice(1);
    };
    expect(await lines('')).toHaveLength(all.length);
    const project = json.projects[0];
    const ofPillar = json.projects.filter(({ pillarId }) => pillarId === project?.pillarId);
    expect(await lines(`&pillar=${project?.pillarId ?? ''}`)).toHaveLength(
      ofPillar.flatMap(({ milestones }) => milestones).length,
    );
    expect(await lines(`&office=${crypto.randomUUID()}`)).toEqual([]);
    expect((await lines('&show=slipped')).length).toBeLessThan(all.length);
    const needs = cellsOf((await download('/exports/dependencies.csv')).bytes);
    expect(needs).toHaveLength(2);
    // A project is called like a formula: it stays text.
    expect(new TextDecoder().decode((await download('/exports/roadmap.csv')).bytes)).not.toContain(
      '\n=HYPERLINK',
    );

    const open = async (file: string) => {
      const response = await fetch(`${app.baseUrl}/api/v1${city.path}${path}/exports/${file}`);
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    };
    const shown = await app.client().get<Roadmap>(`${city.path}${path}/roadmap`);
    const projects = await app.client().get<List<ProjectSummary>>(`${city.path}${path}/projects?limit=200`);
    expect(shown.json.projects.map(({ id }) => id).toSorted()).toEqual(
      projects.json.items.map(({ id }) => id).toSorted(),
    );
    const published = shown.json.projects.flatMap(({ milestones }) => milestones);
    expect(cellsOf((await open('roadmap.csv?lang=ar')).bytes).slice(1)).toHaveLength(published.length);
    const list = cellsOf((await open('projects.csv?lang=en')).bytes).slice(1);
    expect(list).toHaveLength(projects.json.total);
    expect((await open('projects.xlsx')).status).toBe(200);
  });

  it('takes along the inbox of whoever decides, and the milestones of whoever answers for them', async () => {
    const inbox = await city.cdo.get<InboxAnswer>(`${city.path}/inbox`);
    expect(cellsOf((await download('/exports/inbox.csv')).bytes).slice(1)).toHaveLength(
      inbox.json.items.length,
    );
    expect((await city.council.get(`${city.path}/exports/inbox.csv`)).status).toBe(403);
    const { json } = await city.head.get<List<Milestone>>(`${city.path}/milestones?mine=true&limit=200`);
    const mine = await city.head.get<{ rows: readonly object[] }>(`${city.path}/exports/my-milestones.json`);
    expect([json.total > 0, mine.json.rows.length]).toEqual([true, json.total]);
  });

  it('tells the public of the ledger what the public may see', async () => {
    const path = `${city.path}/strategies/${city.strategyId}`;
    const anybody = app.client();
    const read = async (file: string) => {
      const response = await fetch(`${app.baseUrl}/api/v1${path}/exports/${file}`);
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    };
    const { json } = await anybody.get<List<Revision>>(`${path}/revisions?limit=200`);
    const { status, bytes } = await read('ledger.csv?lang=ar');
    const [headings = [], ...rows] = cellsOf(bytes);
    expect(status).toBe(200);
    expect(headings).toHaveLength(17);
    expect(rows.map((row) => [Number(row[0]), row[9]])).toEqual(
      json.items.flatMap(({ revision, entries }) => entries.map(({ subjectId }) => [revision, subjectId])),
    );
    expect((await read('account.csv')).status).toBe(200);
    expect((await read('people.csv')).status).toBe(404);
    await asOwner(app.databaseUrl, (client) =>
      client.query('update strategy set published = false where municipality_id = $1', [city.municipalityId]),
    );
    expect([(await read('ledger.csv')).status, (await read('account.json')).status]).toEqual([404, 404]);
    expect((await download(`/strategies/${city.strategyId}/exports/ledger.csv`)).status).toBe(200);
  });

  it('is for members, and there only where there is such a view', async () => {
    expect((await app.client().get(`${city.path}/exports/plan.csv`)).status).toBe(401);
    for (const name of ['plan.pdf', 'people.csv', 'plan', 'plan.csv.exe'])
      expect((await city.cdo.get(`${city.path}/exports/${name}`)).status).toBe(404);
  });
});
