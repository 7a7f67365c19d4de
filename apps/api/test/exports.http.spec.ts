import type { ExportFormat, Import, Language, List, ProjectSummary } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { dayFromToday, makePlanCity, type PlanCity } from './support/plan-city';
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

  it('is for members, and there only where there is such a view', async () => {
    expect((await app.client().get(`${city.path}/exports/plan.csv`)).status).toBe(401);
    for (const name of ['plan.pdf', 'people.csv', 'plan', 'plan.csv.exe'])
      expect((await city.cdo.get(`${city.path}/exports/${name}`)).status).toBe(404);
  });
});
