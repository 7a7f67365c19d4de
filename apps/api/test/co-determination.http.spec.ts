import { PROJECT_SORTS } from '@wegmarke/domain/contracts';
import { FLAGS, GROUPS, SORTS } from '@wegmarke/domain/portfolio';
import document from '#openapi' with { type: 'json' };
import { TestApp } from './support/app';
import { makePlanCity, type PlanCity } from './support/plan-city';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
}

const PERSON = /^(actor|by|holder|person\w*|requestedBy)$/i;
const FIGURE = /"(?:integer|number)"|schemas\/(?:Share|Figures)"/;
/** Versions, places in a ledger, and what a file of the log holds: no figures. */
const NO_FIGURE = new Set(['version', 'sequence', 'detail', 'revision', 'undoes', 'undoneBy', 'entryCount']);
/** For the digital office alone; a member that joins them is a decision. */
const STEERING = ['InboxItem.count'];

/** Members that stand beside the name of a person in one object of an answer, and hold a figure. */
function figuresBesidePeople(name: string, schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as Schema;
  const keys = Object.keys(properties ?? {});
  const beside = keys.some((key) => PERSON.test(key))
    ? keys.filter((key) => !NO_FIGURE.has(key) && FIGURE.test(JSON.stringify(properties?.[key])))
    : [];
  const within = Object.values(schema as Record<string, unknown>).flatMap((part) =>
    figuresBesidePeople(name, part),
  );
  return [...beside.map((key) => `${name}.${key}`), ...within];
}

/** What the service agreement with the staff council promises. */
describe('nobody is measured', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'personalrat');
  });
  afterAll(() => app.stop());

  it('by an answer that puts a figure beside a person', () => {
    const schemas = Object.entries(document.components.schemas as Record<string, unknown>);
    expect(schemas.length).toBeGreaterThan(100);
    expect(schemas.flatMap(([name, schema]) => figuresBesidePeople(name, schema))).toEqual(STEERING);
  });

  it('by a list that can be ordered or grouped by people', () => {
    for (const name of [...PROJECT_SORTS, ...SORTS, ...GROUPS, ...FLAGS]) expect(name).not.toMatch(PERSON);
    const asked = Object.entries(
      document.paths as Record<string, Record<string, { parameters?: { name: string }[] }>>,
    )
      .flatMap(([path, operations]) =>
        Object.values(operations).flatMap(({ parameters = [] }) =>
          parameters.filter(({ name }) => PERSON.test(name)).map(({ name }) => `${path}?${name}`),
        ),
      )
      .sort();
    // The log, which is for admins and holds no figures.
    expect(new Set(asked)).toEqual(
      new Set(['/municipalities/{slug}/audit?person', '/municipalities/{slug}/audit/exports/{file}?person']),
    );
  });

  it('by council, another office or an admin: what waits, and whose it is, only the digital office reads', async () => {
    for (const client of [city.council, city.head])
      for (const path of ['inbox', 'inbox/count', 'exports/inbox.csv'])
        expect([path, (await client.get(`${city.path}/${path}`)).status]).toEqual([path, 403]);
    const mine = await city.council.get<{ total: number }>(`${city.path}/milestones?mine=true`);
    expect([mine.status, mine.json.total]).toEqual([200, 0]);
  });
});
