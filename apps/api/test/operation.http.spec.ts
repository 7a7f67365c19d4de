import { Client } from 'pg';
import { TestApp } from './support/app';
import { createDatabase } from './support/database';
import { Factory } from './support/factories';
import { ShelfModule } from './support/shelf-feature';

describe('in operation, the API', () => {
  let databaseUrl: string;
  let owner: Client;
  let email: string;

  beforeAll(async () => {
    databaseUrl = await createDatabase();
    owner = new Client({ connectionString: databaseUrl });
    await owner.connect();
    const bochum = await Factory.municipality(owner, 'bochum');
    email = (await bochum.member('admin', ['admin'])).email;
  });

  afterAll(() => owner.end());

  it('finishes writes under way before it ends', async () => {
    const app = await TestApp.start({ databaseUrl, features: [ShelfModule] });
    const admin = await app.signIn(email);
    const { json } = await admin.post<{ id: string }>('/municipalities/bochum/shelves', { name: 'before' });
    await owner.query('begin');
    await owner.query('select from department where id = $1 for update', [json.id]);
    const write = admin.patch(
      `/municipalities/bochum/shelves/${json.id}`,
      { name: 'finished' },
      { 'if-match': '"1"' },
    );
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const observer = new Client({ connectionString: databaseUrl });
    await observer.connect();
    while ((await observer.query(waiting)).rowCount === 0);
    await observer.end();

    const stopped = app.stop();
    await owner.query('commit');
    expect((await write).status).toBe(200);
    await stopped;
    await expect(app.client().get('/municipalities')).rejects.toThrow();
    const { rows } = await owner.query(
      `select title -> 'texts' ->> 'de' as name from department where id = $1`,
      [json.id],
    );
    expect(rows).toEqual([{ name: 'finished' }]);
  });

  it('logs what was asked and how it went, and nothing of who asked', async () => {
    const lines: string[] = [];
    const app = await TestApp.start({
      databaseUrl,
      env: { LOG_LEVEL: 'debug' },
      log: (line) => lines.push(line),
    });
    const client = await app.signIn(email);
    await client.get('/municipalities?cursor=secret-of-the-query', { 'x-request-id': 'request-of-the-test' });
    await app.client().post('/session', { email: 'nobody@bochum.example', password: 'secret of the body' });
    await app.stop();
    const log = lines.join('');
    expect(log).toContain('"reqId":"request-of-the-test"');
    expect(log).toContain('"route":"/api/v1/municipalities","status":422');
    const [, token = 'no token'] = client.cookie.split('=');
    for (const personal of [email, 'nobody@', 'secret', token, '127.0.0.1:', 'user-agent']) {
      expect(log.replaceAll(app.baseUrl, '')).not.toContain(personal);
    }
  });

  it('counts by route, and keeps the numbers to itself outside the demo', async () => {
    const demo = await TestApp.start({ databaseUrl, env: { METRICS: 'on' } });
    await demo.client().get('/municipalities/bochum');
    const { text } = await demo.client().get('//metrics');
    await demo.stop();
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/municipalities\/:slug",status="200"\} 1/,
    );
    expect(text).not.toContain('bochum');
    const real = await TestApp.start({ databaseUrl });
    expect((await real.client().get('//metrics')).status).toBe(404);
    await real.stop();
  });

  it('behind https guards its cookie, and believes no other', async () => {
    const app = await TestApp.start({ databaseUrl, env: { TRUST_PROXY: 'on' } });
    const https = { 'x-forwarded-proto': 'https' };
    const plain = await app.signIn(email);
    expect((await plain.get('/session')).status).toBe(200);
    expect((await plain.get('/session', https)).status).toBe(401);
    const guarded = app.client();
    const { headers } = await guarded.post('/session', { email, password: 'a long password' }, https);
    expect(headers.getSetCookie()[0]).toMatch(/^__Host-wegmarke=.*; Path=\/.*; Secure/);
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect((await guarded.get('/session', https)).status).toBe(200);
    await app.stop();
  });
});
