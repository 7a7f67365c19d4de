import document from '#openapi' with { type: 'json' };
import { TestApp } from './support/app';
import { asOwner } from './support/database';

/** Everything that is known of a person and belongs into no log and no address. */
interface Known {
  readonly name: string;
  readonly email: string | null;
}

describe('the server’s log', () => {
  let app: TestApp;
  let known: readonly Known[];
  const lines: string[] = [];

  beforeAll(async () => {
    app = await TestApp.start({
      env: { DEMO: 'on', DEMO_PASSWORD: 'a long password', LOG_LEVEL: 'debug' },
      log: (line) => lines.push(line),
    });
    known = await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<Known>(
        `select p.name, a.email from person p left join membership m on m.municipality_id = p.municipality_id
           and m.person_id = p.id left join account a on a.id = m.account_id`,
      );
      return rows;
    });
  }, 120_000);
  afterAll(() => app.stop());

  const namesIn = (text: string): string[] =>
    known
      .flatMap(({ name, email }) => (email === null ? [name] : [name, email]))
      .filter((word) => word.length > 5 && text.includes(word));

  it('names nobody, whatever was read, searched for, tried or refused', async () => {
    expect(known.length).toBeGreaterThan(8);
    for (const city of ['bochum', 'jena']) {
      const cdo = await app.signIn(`cdo@${city}.example`);
      const admin = await app.signIn(`admin@${city}.example`);
      await app.client().post('/session', { email: `cdo@${city}.example`, password: 'Nicht richtig 123' });
      const { json } = await admin.get<{ items: { id: string; name: string }[] }>(
        `/municipalities/${city}/people`,
      );
      for (const { name, id } of json.items) {
        await cdo.get(`/municipalities/${city}/search?q=${encodeURIComponent(name)}`);
        await admin.get(`/municipalities/${city}/audit?person=${id}`);
        await admin.get(`/municipalities/${city}/people/${id}/personal-data`);
        await admin.patch(`/municipalities/${city}/people/${id}`, { name }, { 'if-match': '"0"' });
      }
      const paths = Object.entries(document.paths as Record<string, Record<string, object>>)
        .filter(([path, { get }]) => get !== undefined && !path.endsWith('/live'))
        .map(([path]) => path.replace('{slug}', city).replace(/\{[^}]+\}/g, json.items[0]?.id ?? 'x'));
      for (const path of paths) await admin.get(path);
    }
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => namesIn(line).length > 0 || line.includes('Nicht richtig'))).toEqual([]);
  }, 120_000);

  it('and the log of events hold ids of people, never their names', async () => {
    await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ row: string }>(
        `select to_jsonb(e)::text as row from audit_event e`,
      );
      expect(rows.length).toBeGreaterThan(50);
      expect(rows.filter(({ row }) => namesIn(row).length > 0 || row.includes('@'))).toEqual([]);
    });
  });
});
