import { Client } from 'pg';
import type { List, Newcomer, Person } from '@wegmarke/domain/contracts';
import { ensureAppRole } from '../src/platform/database/app-role';
import { databaseCode } from '../src/platform/errors/database-errors';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { accept, foundCity } from './support/founded-city';
import type { HttpClient } from './support/http-client';
import { testSettings } from './support/settings';

describe('the last admin', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  /** A municipality with two admins. */
  async function twoAdmins(slug: string): Promise<{ path: string; admins: readonly HttpClient[] }> {
    const { admin, path } = await foundCity(app, slug);
    const { json } = await admin.post<Newcomer>(`${path}/setup/newcomers`, {
      name: 'Zoe Zwei',
      email: `zwei@${slug}.example`,
      roles: ['admin'],
    });
    if (!json.invitation) throw new Error('Nobody was invited.');
    return { path, admins: [admin, await accept(app, slug, json.invitation, 'Zoe Zwei')] };
  }

  const people = async (client: HttpClient | undefined, path: string): Promise<readonly Person[]> =>
    (await client?.get<List<Person>>(`${path}/people`))?.json.items ?? [];

  it('stays where two admins remove each other in the same moment', async () => {
    for (const slug of ['eins', 'zwei', 'drei', 'vier']) {
      const { path, admins } = await twoAdmins(slug);
      const [anna, zoe] = (await people(admins[0], path)).toSorted((a, b) => a.name.localeCompare(b.name));
      const remove = (client: HttpClient | undefined, person: Person | undefined) =>
        client?.delete(`${path}/people/${person?.id ?? ''}/access`, {
          'if-match': `"${String(person?.version)}"`,
        });
      const answers = await Promise.all([remove(admins[0], zoe), remove(admins[1], anna)]);
      // The one who lost was removed before the own request was looked at, or was told that nobody would be left.
      expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(1);
      const [row] = await asOwner(
        app.databaseUrl,
        async (client) =>
          (
            await client.query<{ n: number }>(
              `select count(*)::int as n from membership m join municipality t on t.id = m.municipality_id
               where t.slug = $1 and 'admin' = any (m.roles)`,
              [slug],
            )
          ).rows,
      );
      expect(row?.n).toBe(1);
    }
  });

  it('is kept by the database itself, whatever the application does', async () => {
    const { path, admins } = await twoAdmins('wand');
    expect(await people(admins[0], path)).toHaveLength(2);
    const [{ id } = { id: '' }] = await asOwner(
      app.databaseUrl,
      async (client) =>
        (await client.query<{ id: string }>(`select id from municipality where slug = 'wand'`)).rows,
    );
    const { url } = await ensureAppRole(testSettings(app.databaseUrl));
    const clients = [1, 2].map(() => new Client({ connectionString: url }));
    await Promise.all(clients.map((client) => client.connect()));
    try {
      const [first, second] = clients as [Client, Client];
      for (const client of clients) {
        await client.query('begin');
        await client.query(`select set_config('app.municipality_id', $1, true)`, [id]);
      }
      const email = (name: string) => `${name}@wand.example`;
      const end = (client: Client, name: string) =>
        client.query(
          `update membership set roles = '{}' where municipality_id = $1
             and account_id = (select id from account where email = $2)`,
          [id, email(name)],
        );
      await end(first, 'admin');
      // Waits for the first, then sees what it did.
      const other = end(second, 'zwei').then(
        () => 'done',
        (error: unknown) => databaseCode(error),
      );
      await first.query('commit');
      expect(await other).toBe('WM002');
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  });
});
