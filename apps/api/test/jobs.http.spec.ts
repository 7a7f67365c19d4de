import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { Jobs } from '../src/platform/jobs/jobs';
import { TenantDatabase } from '../src/platform/tenancy/tenant-database';
import { ensureAppRole } from '../src/platform/database/app-role';
import { TestApp } from './support/app';
import { asOwner, createDatabase } from './support/database';
import { testSettings } from './support/settings';

const turn = () => new Promise(setImmediate);

describe('jobs', () => {
  let url: string;
  const running: TestApp[] = [];

  beforeEach(async () => {
    url = await createDatabase();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((app) => app.stop()));
  });

  const start = async (handle: (jobs: Jobs) => void): Promise<TestApp> => {
    const app = await TestApp.start({ databaseUrl: url });
    running.push(app);
    handle(app.app.get(Jobs));
    await app.app.get(Jobs).start();
    return app;
  };

  it('are done once, whichever instance does them', async () => {
    const done: number[] = [];
    const handle = (jobs: Jobs) =>
      jobs.handle<{ at: number }>('count', ({ at }) => {
        done.push(at);
        return Promise.resolve();
      });
    const [first, second] = await Promise.all([start(handle), start(handle)]);
    const sent = Array.from({ length: 30 }, (_, at) => at);
    await Promise.all(
      sent.map((at) =>
        (at % 2 === 0 ? first : second).app.get(Jobs).send('count', { at }, { key: `count ${String(at)}` }),
      ),
    );
    await Promise.all(
      sent.map((at) => first.app.get(Jobs).send('count', { at }, { key: `count ${String(at)}` })),
    );
    while (done.length < sent.length) await turn();
    expect([...done].sort((a, b) => a - b)).toEqual(sent);
  });

  it('are queued with the transaction, or not at all', async () => {
    const municipalityId = uuid();
    const done: string[] = [];
    const app = await start((jobs) =>
      jobs.handle<{ name: string }>('told', ({ name }) => {
        done.push(name);
        return Promise.resolve();
      }),
    );
    const [jobs, database] = [app.app.get(Jobs), app.app.get(TenantDatabase)];
    await expect(
      database.write(municipalityId, async () => {
        await jobs.send('told', { name: 'undone' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await database.write(municipalityId, () => jobs.send('told', { name: 'kept' }));
    while (done.length === 0) await turn();
    expect(done).toEqual(['kept']);
  });

  it('that were sent before anybody worked, or begun by whoever was killed, are done after a restart', async () => {
    const idle = await TestApp.start({ databaseUrl: url });
    await idle.app.get(Jobs).send('later', { at: 1 });
    await idle.stop();
    await asOwner(url, (owner) =>
      owner.query(
        `update pgboss.job set state = 'active', started_on = now() - interval '1 hour' where name = 'later'`,
      ),
    );
    let done = 0;
    const app = await start((jobs) =>
      jobs.handle('later', () => {
        done += 1;
        return Promise.resolve();
      }),
    );
    // The pause before the second try is over.
    await asOwner(url, (owner) =>
      owner.query(`update pgboss.job set start_after = now() - interval '1 minute'`),
    );
    await app.app.get(Jobs).send('later', { at: 2 });
    while (done < 2) await turn();
    expect(done).toBe(2);
  });

  it('need no right to change the schema, and leave the role none', async () => {
    const client = new Client({ connectionString: (await ensureAppRole(testSettings(url))).url });
    await client.connect();
    try {
      for (const forbidden of [
        `create table pgboss.mine (id int)`,
        `drop table pgboss.job`,
        `truncate pgboss.job`,
        `update pgboss.version set version = 25`,
        `delete from pgboss.queue`,
      ])
        await expect(client.query(forbidden)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });
});
