import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Course, List, Milestone, Strategy } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { startPostgres, type OwnPostgres } from './support/own-postgres';
import { today } from './support/plan-city';

/** An existing server as a city's database team hands it out: a database, and a role that owns it and is no superuser. */
describe.each([16, 18] as const)('an existing PostgreSQL %i, whose owner is no superuser', (version) => {
  let dataDir: string;
  let postgres: OwnPostgres;
  let app: TestApp;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wegmarke-existing-'));
    postgres = await startPostgres({ dataDir, version, durable: false });
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`create role city login createrole password 'secret of the city'`);
    await client.query('create database city owner city');
    await client.end();
    const url = new URL(postgres.url);
    [url.username, url.password, url.pathname] = ['city', encodeURIComponent('secret of the city'), '/city'];
    app = await TestApp.start({
      databaseUrl: url.href,
      env: { DEMO: 'on', DEMO_PASSWORD: 'a long password' },
    });
  }, 120_000);
  afterAll(async () => {
    await app.stop();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is migrated, and holds the sample cities', async () => {
    const { json } = await app.client().get<List<{ slug: string }>>('/municipalities');
    expect(json.items.map(({ slug }) => slug).sort()).toEqual(['bochum', 'hanau', 'jena']);
  });

  it('takes a completion and moves the course', async () => {
    const head = await app.signIn('head@bochum.example');
    const strategies = await head.get<List<Strategy>>('/municipalities/bochum/strategies');
    const course = `/municipalities/bochum/strategies/${strategies.json.items[0]?.id ?? ''}/course`;
    const before = await head.get<Course>(course);
    const late = await head.get<List<Milestone>>('/municipalities/bochum/milestones?mine=true&state=late');
    const id = late.json.items[0]?.id ?? '';
    const { headers } = await head.get(`/municipalities/bochum/milestones/${id}`);
    const saved = await head.patch(
      `/municipalities/bochum/milestones/${id}`,
      { completedOn: today() },
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect(saved.status).toBe(200);
    const after = await head.get<Course>(course);
    expect(after.json.revision).toBe(before.json.revision + 1);
    expect(after.json.todayScope.actual?.percent).toBeGreaterThan(
      before.json.todayScope.actual?.percent ?? 100,
    );
  });
});
