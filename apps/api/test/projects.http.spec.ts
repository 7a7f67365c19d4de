import type { FieldText, List, Problem, Project, ProjectSummary } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { makePlanCity, type PlanCity } from './support/plan-city';

describe('projects', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'suchstadt');
  });
  afterAll(() => app.stop());

  const add = (title: FieldText, contributesTo: (string | undefined)[] = []) =>
    city.cdo.post<Project & Problem>(`${city.path}/projects`, {
      strategyId: city.strategyId,
      pillarId: city.pillarIds[0],
      officeId: city.officeId,
      title,
      contributesTo,
    });
  const patch = async (id: string, body: object) => {
    const path = `${city.path}/projects/${id}`;
    const tag = (await city.cdo.get(path)).headers.get('etag') ?? '';
    return city.cdo.patch<Project & Problem>(path, body, { 'if-match': tag });
  };

  it('are found by the words of their title in every language, and by nothing else', async () => {
    const title: FieldText = {
      source: 'de',
      texts: { de: 'Das "Haus" \\ 100 % _ [x]', ar: 'البيت الرقمي' },
    };
    const { json: house } = await add(title);
    const found = async (q: string) => {
      const { json } = await city.council.get<List<ProjectSummary>>(
        `${city.path}/projects?q=${encodeURIComponent(q)}`,
      );
      return json.items.map(({ id }) => id);
    };
    for (const q of ['haus', '"Haus"', 'Haus" \\', '\\', '100 %', '_', '[x]', 'البيت'])
      expect([q, await found(q)]).toEqual([q, [house.id]]);
    for (const q of ['nl', 'ar', 'de', '":', '{', '}', '": "', '\\"', '\\\\', ','])
      expect([q, await found(q)]).toEqual([q, []]);
    expect(await found('projekt')).toEqual(city.projectIds);
  });

  it('contribute to other pillars than the one that leads them, also once they have been moved', async () => {
    const [leading, other] = city.pillarIds;
    const title: FieldText = { source: 'de', texts: { de: 'Quer' } };
    const refused = await add(title, [leading, other]);
    expect([refused.status, refused.json.errors]).toMatchObject([
      422,
      [{ pointer: '/contributesTo', code: 'leading-pillar' }],
    ]);
    const { json } = await add(title, [other]);
    expect((await patch(json.id, { contributesTo: [leading] })).json.errors).toMatchObject([
      { pointer: '/contributesTo', code: 'leading-pillar' },
    ]);
    const moved = await city.change({ kind: 'move-project', subjectId: json.id, intoId: other });
    expect(moved.status).toBe(201);
    const after = (await city.cdo.get<Project>(`${city.path}/projects/${json.id}`)).json;
    expect([after.pillar.id, after.contributesTo]).toEqual([other, []]);
    expect((await patch(json.id, { contributesTo: [leading] })).json.contributesTo).toEqual([leading]);
  });

  it('go to another office by the digital office alone', async () => {
    const [id = ''] = city.projectIds;
    const path = `${city.path}/projects/${id}`;
    const hand = async (who: PlanCity['head']) => {
      const tag = (await who.get(path)).headers.get('etag') ?? '';
      return (await who.patch(path, { officeId: city.otherOfficeId }, { 'if-match': tag })).status;
    };
    expect(await hand(city.head)).toBe(403);
    expect(await hand(city.cdo)).toBe(200);
  });
});
