import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { MIGRATIONS } from '../src/migrations/migrations';
import { StartError } from '../src/platform/database/start-error';
import { TestApp } from './support/app';
import { asOwner, createEmptyDatabase } from './support/database';
import { openReady } from './support/open-ready';
import { type OwnPostgres, startPostgres } from './support/own-postgres';
import { Factory } from './support/factories';
import { testSettings } from './support/settings';
import { ShelfModule } from './support/shelf-feature';

describe('the database', () => {
  it('is migrated once when several instances start together', async () => {
    const url = await createEmptyDatabase();
    const opened = await Promise.all([1, 2, 3].map(() => openReady(testSettings(url))));
    const migrations = await asOwner(url, (owner) => owner.query('select from migration'));
    expect(migrations.rowCount).toBe(MIGRATIONS.length);
    for (const database of opened) {
      expect(await database.queryOnce('select current_user as role')).toEqual([{ role: 'wegmarke_app' }]);
      await database.close();
    }
  });

  it.each([
    ['superuser', 'is a superuser'],
    ['bypassrls', 'has BYPASSRLS'],
    ['in role pg_database_owner', 'owns tables'],
  ])('is not worked with by a role that gets around the wall: %s', async (attribute, reason) => {
    const url = await createEmptyDatabase();
    const role = `mighty_${attribute.replaceAll(/\W/g, '')}`;
    await asOwner(url, async (owner) => {
      const given = attribute.startsWith('in role') ? `in role ${owner.user}` : attribute;
      await owner.query(
        `create role ${role} login password 'x' ${given.replace('pg_database_owner', owner.user ?? '')}`,
      );
    });
    const appUrl = new URL(url);
    appUrl.username = role;
    appUrl.password = 'x';
    const settings = testSettings(url, { DATABASE_APP_URL: appUrl.href });
    await expect(openReady(settings)).rejects.toThrow(StartError);
    await expect(openReady(settings)).rejects.toThrow(reason);
  });

  it('is opened by the application alone where an earlier start left everything ready', async () => {
    const url = await createEmptyDatabase();
    await asOwner(url, (owner) =>
      owner.query(
        `do $$ begin create role plain login password 'x'; exception when duplicate_object then end $$`,
      ),
    );
    const appUrl = new URL(url);
    appUrl.username = 'plain';
    appUrl.password = 'x';
    const ofOwner = new URL(url);
    ofOwner.password = 'forgotten';
    const start = (owner: string) => openReady(testSettings(owner, { DATABASE_APP_URL: appUrl.href }));
    await expect(start(ofOwner.href)).rejects.toThrow(/password/);
    await (await start(url)).close();
    await (await start(ofOwner.href)).close();
  });

  it.each([
    ['a right too many', 'grant delete on ledger_entry to wegmarke_app'],
    ['a right too few', 'revoke insert on project from wegmarke_app'],
    ['a right over migrations', 'grant insert on migration to wegmarke_app'],
  ])('gets back the rights that it must have: %s', async (_, change) => {
    const url = await createEmptyDatabase();
    const rights = async (): Promise<unknown> => {
      const { rows } = await asOwner(url, (owner) =>
        owner.query(`select relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace
          and relkind = 'r' and relname in ('ledger_entry', 'project', 'migration') order by relname`),
      );
      return rows;
    };
    await (await openReady(testSettings(url))).close();
    const granted = await rights();
    await asOwner(url, (owner) => owner.query(change));
    expect(await rights()).not.toEqual(granted);
    await (await openReady(testSettings(url))).close();
    expect(await rights()).toEqual(granted);
  });

  describe('killed and started again', () => {
    let postgres: OwnPostgres;
    let dataDir: string;
    let app: TestApp;

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'wegmarke-killed-'));
      // Durable: without it a killed PostgreSQL may lose what it acknowledged.
      postgres = await startPostgres({ dataDir });
      app = await TestApp.start({
        databaseUrl: postgres.url,
        features: [ShelfModule],
        env: { LOG_LEVEL: 'silent' },
      });
    });

    afterAll(async () => {
      await app.stop();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    });

    it('loses no acknowledged write, says so meanwhile, and works again by itself', async () => {
      const email = await asOwner(postgres.url, async (owner: Client) => {
        const bochum = await Factory.municipality(owner, 'bochum');
        return (await bochum.member('admin', ['admin'])).email;
      });
      const admin = await app.signIn(email);
      const acknowledged: string[] = [];
      const refused = new Set<string>();
      let writing = true;
      const write = async (writer: number): Promise<void> => {
        for (let count = 0; writing; count += 1) {
          const name = `shelf ${writer}-${count}`;
          const { status, json, headers } = await admin.post('/municipalities/bochum/shelves', { name });
          if (status === 201) acknowledged.push(name);
          else refused.add(`${status} ${json.code} ${headers.get('retry-after')}`);
        }
      };
      const writers = [1, 2, 3, 4].map(write);
      const until = async (reached: () => Promise<boolean>): Promise<void> => {
        while (!(await reached())) await new Promise((resolve) => setImmediate(resolve));
      };
      await until(() => Promise.resolve(acknowledged.length > 20));
      postgres.kill();
      await until(async () => (await app.client().get('//health/ready')).status === 503);
      expect((await app.client().get('//health/live')).status).toBe(200);
      const before = acknowledged.length;
      await postgres.restart();
      await until(() => Promise.resolve(acknowledged.length > before + 20));
      writing = false;
      await Promise.all(writers);

      expect([...refused]).toEqual(['503 database-unavailable 2']);
      expect((await app.client().get('//health/ready')).status).toBe(200);
      const stored = await asOwner(postgres.url, (owner) =>
        owner.query<{ name: string }>(`select title -> 'texts' ->> 'de' as name from department`),
      );
      const names = new Set(stored.rows.map(({ name }) => name));
      expect(acknowledged.filter((name) => !names.has(name))).toEqual([]);
    });
  });
});
