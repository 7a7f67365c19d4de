import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Import, List, Problem } from '@wegmarke/domain/contracts';
import { ApiProcess } from './support/api-process';
import { TestApp } from './support/app';
import { asOwner, createDatabase } from './support/database';
import type { HttpClient } from './support/http-client';
import { expectProjectionToEqualFold, readLedger } from './support/ledger-truth';
import { makePlanCity, type PlanCity, today } from './support/plan-city';
import { sendFile } from './support/upload';

const ROWS = 2_000;
const LIST = `Projekt;Zuständig;Ende\n${Array.from({ length: ROWS }, (_, at) => `Projekt L${at};Amt ${at % 7};31.12.2029\n`).join('')}`;

const until = async (reached: () => Promise<boolean>): Promise<void> => {
  while (!(await reached())) await new Promise((resolve) => setImmediate(resolve));
};

describe('the API killed while a list is imported', () => {
  let app: TestApp;
  let url: string;
  let city: PlanCity;
  let count = 0;

  const counted = async (client: HttpClient): Promise<number> =>
    (await client.get<List<unknown>>(`${city.path}/projects?limit=1`)).json.total;
  const offices = (): Promise<number> =>
    asOwner(url, async (owner) => {
      const { rows } = await owner.query<{ count: number }>(
        'select count(*)::int as count from office where municipality_id = $1',
        [city.municipalityId],
      );
      return rows[0]?.count ?? 0;
    });
  const isWaiting = async (): Promise<boolean> =>
    asOwner(url, async (observer) => {
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return (await observer.query(waiting)).rowCount === 1;
    });

  beforeAll(async () => {
    url = await createDatabase();
    app = await TestApp.start({ databaseUrl: url });
  });
  beforeEach(async () => {
    count += 1;
    city = await makePlanCity(app, `absturz${count}`, { adopt: false });
  });
  afterEach(() => ApiProcess.endAll());
  afterAll(() => app.stop());

  it('in the middle of applying it: nothing of it is there, and it can be applied again', async () => {
    const sent = await sendFile<Import>(app, city.cdo, `${city.path}/imports`, {
      name: 'liste.csv',
      content: LIST,
    });
    const apply = `${city.path}/imports/${sent.json.id}/apply`;
    const before = [await counted(city.cdo), await offices()];
    const api = await ApiProcess.start(url);
    const client = await api.signIn(`cdo@${city.slug}.example`);
    await asOwner(url, async (owner) => {
      // The plan is written, in one transaction with what waits here.
      await owner.query('begin');
      await owner.query('lock table import_link in exclusive mode');
      const applying = client.post(apply, {}).catch(() => null);
      await until(isWaiting);
      await api.end('SIGKILL');
      expect(await applying).toBeNull();
      await owner.query('rollback');
    });
    await until(async () => !(await isWaiting()));
    expect([await counted(city.cdo), await offices()]).toEqual(before);
    const next = await ApiProcess.start(url);
    const again = await next.signIn(`cdo@${city.slug}.example`);
    const applied = await again.post<Import>(apply, {});
    expect([applied.status, applied.json.state, applied.json.account.imported]).toEqual([
      200,
      'applied',
      ROWS,
    ]);
    expect(await counted(again)).toBe((before[0] ?? 0) + ROWS);
    expect((await readLedger(url, city)).entries.length).toBeGreaterThan(2 * ROWS);
    await expectProjectionToEqualFold(url, city, today());
  }, 120_000);

  it('in the middle of an upload: there is no import, and the file can be sent again', async () => {
    const api = await ApiProcess.start(url);
    const client = await api.signIn(`cdo@${city.slug}.example`);
    const file = { name: 'liste.csv', content: LIST };
    await asOwner(url, async (owner) => {
      await owner.query('begin');
      await owner.query('lock table import_batch in exclusive mode');
      const sending = sendFile(api, client, `${city.path}/imports`, file).catch(() => null);
      await until(isWaiting);
      await api.end('SIGKILL');
      expect(await sending).toBeNull();
      await owner.query('rollback');
    });
    await until(async () => !(await isWaiting()));
    const { json } = await city.cdo.get<List<Import>>(`${city.path}/imports`);
    expect(json.items).toEqual([]);
    const sent = await sendFile<Import>(app, city.cdo, `${city.path}/imports`, {
      name: 'liste.csv',
      content: LIST,
    });
    expect([sent.status, sent.json.account.imported]).toEqual([201, ROWS]);
  }, 120_000);

  it('while the bytes of a file still arrive: nothing of it is left, and the next one comes in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'uploads-'));
    const api = await ApiProcess.start(url, undefined, { DATA_DIR: folder });
    const client = await api.signIn(`cdo@${city.slug}.example`);
    const begun = `--x\r\ncontent-disposition: form-data; name="file"; filename="liste.csv"\r\n\r\n`;
    const sending = fetch(`${api.baseUrl}/api/v1${city.path}/imports`, {
      method: 'POST',
      headers: { cookie: client.cookie, 'content-type': 'multipart/form-data; boundary=x' },
      // A part of the file; the rest never comes.
      body: new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode(begun + LIST)),
      }),
      duplex: 'half',
    }).catch(() => null);
    const kept = async (): Promise<number> => {
      const names = await readdir(join(folder, 'uploads')).catch(() => []);
      const sizes = await Promise.all(names.map((name) => stat(join(folder, 'uploads', name))));
      return sizes.reduce((sum, { size }) => sum + size, 0);
    };
    await until(async () => (await kept()) > 0);
    await api.end('SIGKILL');
    expect(await sending).toBeNull();
    expect((await city.cdo.get<List<Import>>(`${city.path}/imports`)).json.items).toEqual([]);
    // Long enough ago that nobody can be sending it any more.
    const long = new Date(Date.now() - 2 * 3_600_000);
    for (const name of await readdir(join(folder, 'uploads')))
      await utimes(join(folder, 'uploads', name), long, long);
    const next = await ApiProcess.start(url, undefined, { DATA_DIR: folder });
    const again = await next.signIn(`cdo@${city.slug}.example`);
    const sent = await sendFile<Import>(next, again, `${city.path}/imports`, {
      name: 'liste.csv',
      content: LIST,
    });
    expect([sent.status, sent.json.account.imported]).toEqual([201, ROWS]);
    expect(await kept()).toBe(0);
    await next.end('SIGTERM');
    await rm(folder, { recursive: true });
  }, 120_000);

  it('lets one of two applies of the same list win, and tells the other that it is applied', async () => {
    const { json } = await sendFile<Import>(app, city.cdo, `${city.path}/imports`, {
      name: 'liste.csv',
      content: LIST,
    });
    const apply = () => city.cdo.post<Import & Problem>(`${city.path}/imports/${json.id}/apply`, {});
    const answers = await Promise.all([apply(), apply()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.json.code).toBe('import-applied');
    expect(await counted(city.cdo)).toBe(ROWS + 2);
  }, 60_000);
});
