import type {
  CourseChange,
  List,
  Project,
  ProjectDocument,
  ProjectSummary,
  Strategy,
  Edition,
  Resolution,
} from '@wegmarke/domain/contracts';
import document from '#openapi' with { type: 'json' };
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { dayFromToday, today } from './support/plan-city';

interface Person {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Whether an office whose holder's name is public is theirs today. */
  readonly public: boolean;
}

/** Views that everybody may take along. */
const PUBLIC_FILES = ['ledger.json', 'account.json'];

describe('the public', () => {
  let app: TestApp;
  let people: readonly Person[];

  beforeAll(async () => {
    app = await TestApp.start({ env: { DEMO: 'on', DEMO_PASSWORD: 'a long password' } });
    people = await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<Person>(
        `select p.id, m.slug, p.name, exists (
           select from appointment a join office o on o.municipality_id = a.municipality_id and o.id = a.office_id
           where a.municipality_id = p.municipality_id and a.person_id = p.id and o.holder_public
         ) as public
         from person p join municipality m on m.id = p.municipality_id`,
      );
      return rows;
    });
  }, 120_000);
  afterAll(() => app.stop());

  /** Every answer of every operation that needs no session, for every strategy and project of a city. */
  const answersOf = async (slug: string): Promise<Map<string, string>> => {
    const anyone = app.client();
    const below = `/municipalities/${slug}/strategies`;
    const strategies = (await anyone.get<List<Strategy>>(below)).json.items;
    const places = await Promise.all(
      strategies.map(async ({ id }) => {
        const { json } = await anyone.get<List<ProjectSummary>>(`${below}/${id}/projects?limit=200`);
        return { id, projectIds: json.items.map((project) => project.id) };
      }),
    );
    const open = Object.entries(document.paths as Record<string, Record<string, object>>).filter(
      ([path, { get }]) =>
        get !== undefined &&
        !('security' in get) &&
        !path.startsWith('/session') &&
        // Never ends, and says only that something is new.
        !path.endsWith('/live'),
    );
    const projectIds = places.flatMap((place) => place.projectIds);
    const filed = await Promise.all(
      projectIds.map((id) =>
        anyone.get<List<ProjectDocument>>(`/municipalities/${slug}/projects/${id}/documents`),
      ),
    );
    const documentIds = filed.flatMap(({ json }) =>
      json.items.filter(({ kind }) => kind === 'file').map(({ id }) => id),
    );
    const editions = (await anyone.get<List<Edition>>(`/municipalities/${slug}/editions`)).json.items;
    const resolutions = (await anyone.get<List<Resolution>>(`/municipalities/${slug}/resolutions?limit=200`))
      .json.items;
    /** An address for each thing that its ids can name. */
    const addressesOf = (path: string): string[] => {
      const named = path.replace('{slug}', slug).replace('{revision}', '1');
      if (named.includes('/resolutions/{id}')) return resolutions.map(({ id }) => named.replace('{id}', id));
      if (named.includes('/editions/{number}'))
        return editions.flatMap(({ number, files }) => {
          const at = named.replace('{number}', String(number));
          const format = at.split('.')[1];
          return format === undefined || files.some((file) => file.format === format) ? [at] : [];
        });
      if (named.includes('/projects/{id}')) return projectIds.map((id) => named.replace('{id}', id));
      if (named.includes('/documents/{id}')) return documentIds.map((id) => named.replace('{id}', id));
      return places.flatMap((place) =>
        (named.includes('{projectId}') ? place.projectIds : ['']).flatMap((projectId) =>
          PUBLIC_FILES.map((file) =>
            named.replace('{id}', place.id).replace('{projectId}', projectId).replace('{file}', file),
          ),
        ),
      );
    };
    const paths = new Set(open.flatMap(([path]) => addressesOf(path)));
    const answers = new Map<string, string>();
    for (const path of paths) {
      const query = path.endsWith('/change') ? `?fromOn=${dayFromToday(-300)}&toOn=${today()}` : '';
      const { status, text } = await anyone.get(path + query);
      expect([path, status]).toEqual([path, 200]);
      answers.set(path, text);
    }
    return answers;
  };

  it.each(['bochum', 'jena', 'hanau'])(
    'reads no person of %s but by the name of a public office',
    async (slug) => {
      const answers = await answersOf(slug);
      const routes = new Set([...answers.keys()].map((path) => path.split('/').at(-1)));
      for (const route of [
        'strategies',
        'course',
        'explanation',
        'change',
        'series',
        'data',
        'projects',
        'updates',
      ])
        expect(routes).toContain(route);
      const own = people.filter((person) => person.slug === slug);
      expect(own.some((person) => !person.public)).toBe(true);
      for (const [path, text] of answers) {
        const told = own.filter(
          ({ id, name, public: isPublic }) => text.includes(id) || (!isPublic && text.includes(name)),
        );
        expect([path, told]).toEqual([path, []]);
        expect([path, /"personId":(?!null)/.test(text)]).toEqual([path, false]);
      }
      const named = own.filter(
        (person) => person.public && [...answers.values()].some((text) => text.includes(person.name)),
      );
      expect(named.length).toBeGreaterThan(0);
    },
  );

  it('reads of a change only parts that move something or tell of something', async () => {
    for (const [path, text] of await answersOf('bochum')) {
      if (!path.endsWith('/change')) continue;
      const { parts } = JSON.parse(text) as CourseChange;
      expect(parts.length).toBeGreaterThan(0);
      for (const { amount, items } of parts)
        expect([items.length > 0, amount.exact]).not.toEqual([false, '0/1']);
    }
  });

  it('reads beside every health what it follows from', async () => {
    const anyone = app.client();
    const [strategy] = (await anyone.get<List<Strategy>>('/municipalities/bochum/strategies')).json.items;
    const path = `/municipalities/bochum/strategies/${strategy?.id ?? ''}`;
    const { json } = await anyone.get<List<ProjectSummary>>(`${path}/projects?limit=200`);
    const differing = json.items.filter(
      ({ actual, compared }) => compared && compared.exact !== actual?.exact,
    );
    expect(differing.length).toBeGreaterThan(0);
    for (const summary of json.items) {
      const { milestones, compared, planned, health } = summary;
      expect([compared === null, planned === null]).toEqual(
        health === 'not-measurable' ? [true, true] : [false, false],
      );
      expect(milestones.dated === 0).toBe(health === 'not-measurable');
      if (!strategy || !compared || !planned) continue;
      const behind = planned.percent - compared.percent;
      const { atRisk, offCourse } = strategy.tolerances;
      if (Math.abs(behind - atRisk) < 0.2 || Math.abs(behind - offCourse) < 0.2) continue;
      expect(health).toBe(behind < atRisk ? 'on-course' : behind < offCourse ? 'at-risk' : 'off-course');
    }
    const [some] = differing;
    const project = (await anyone.get<Project>(`${path}/projects/${some?.id ?? ''}`)).json;
    expect([project.compared, project.milestones.dated]).toEqual([
      some?.compared,
      project.coverage.milestones.dated,
    ]);
  });
});
