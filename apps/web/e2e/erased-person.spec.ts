import type { Erasure, List, Person } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { type EmptyProduct, startEmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';

const NAME = 'Hedwig Sonderbar';
const CITY = '/api/v1/municipalities/bochum';
/** As many pages as are opened for each reader. */
const MOST_PAGES = 40;

/** Pages as the server renders them, and what it says beside pages. */
describe('a person that is erased', () => {
  let product: EmptyProduct;
  let visitors: Visitors;
  let admin: Visitor;
  let readers: readonly Visitor[];
  let personId: string;

  beforeAll(async () => {
    [product, visitors] = await Promise.all([startEmptyProduct({ DEMO: 'on' }), Visitors.open()]);
    personId = await inDatabase(async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        `update person p set name = $1, version = p.version + 1 from membership s join account a on a.id = s.account_id
         where s.municipality_id = p.municipality_id and s.person_id = p.id and a.email = 'head@bochum.example'
         returning p.id`,
        [NAME],
      );
      return rows[0]?.id ?? '';
    });
    const [public_, council, cdo] = [
      await visitors.enter({ url: product.url }),
      await visitors.enter({ url: product.url, email: 'council@bochum.example' }),
      await visitors.enter({ url: product.url, email: 'cdo@bochum.example' }),
    ];
    admin = await visitors.enter({ url: product.url, email: 'admin@bochum.example' });
    readers = [public_, council, cdo, admin];
  });
  afterAll(async () => {
    await visitors.leave();
    await visitors.close();
    await product.stop();
  });

  async function inDatabase<T>(work: (owner: Client) => Promise<T>): Promise<T> {
    const owner = new Client({ connectionString: product.databaseUrl });
    await owner.connect();
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  }

  /** Every page that a page of the city leads to, as the server writes it. @returns those that name the person */
  async function pagesNaming(reader: Visitor): Promise<{ readonly seen: number; readonly naming: string[] }> {
    const open = [
      '/',
      '/bochum',
      '/bochum/projects',
      '/bochum/roadmap',
      '/bochum/ledger',
      '/bochum/explanation',
    ];
    const seen = new Set<string>(open);
    const naming: string[] = [];
    for (let path = open.shift(); path !== undefined; path = open.shift()) {
      const answer = await reader.context.request.get(product.url + path);
      if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
      const html = await answer.text();
      if (html.includes('Sonderbar')) naming.push(path);
      for (const [, to = ''] of html.matchAll(/href="(\/bochum[^"#?]*(?:\?cursor=[^"&#]*)?)"/g))
        if (!seen.has(to) && seen.size < MOST_PAGES) {
          seen.add(to);
          open.push(to);
        }
    }
    return { seen: seen.size, naming };
  }

  it('stands, before, where the office appears in public with its name', async () => {
    const [public_] = readers;
    if (!public_) throw new Error('Nobody reads.');
    const { naming } = await pagesNaming(public_);
    expect(naming.filter((path) => /^\/bochum\/projects(\?|$)/.test(path))).not.toEqual([]);
    const { items } = (await (await admin.context.request.get(`${CITY}/people`)).json()) as List<Person>;
    expect(items.map(({ name }) => name)).toContain(NAME);
  });

  it('is named afterwards on no rendered page, in no list, by no search, to nobody', async () => {
    // Seen once, so that whatever is kept of pages is kept.
    for (const reader of readers) await pagesNaming(reader);
    await inDatabase((owner) =>
      owner.query(
        `update appointment set until_on = current_date - 2 where person_id = $1 and from_on < current_date - 2`,
        [personId],
      ),
    );
    const erased = await admin.context.request.post(`${CITY}/people/${personId}/erasure`);
    expect(erased.status()).toBe(200);
    expect(((await erased.json()) as Erasure).accountForgotten).toBe(true);
    for (const reader of readers) {
      const { seen, naming } = await pagesNaming(reader);
      expect(seen).toBeGreaterThan(20);
      expect(naming).toEqual([]);
      for (const path of ['people', 'offices', 'search?q=Sonderbar', 'audit', 'portfolio']) {
        const answer = await reader.context.request.get(`${CITY}/${path}`);
        expect([
          path,
          (await answer.text()).replaceAll(/"(?:query|q)":"Sonderbar"/g, '').includes('Sonderbar'),
        ]).toEqual([path, false]);
      }
    }
    // Every page of the city, twice, for each kind of reader: on a busy machine more than a minute.
  }, 240_000);
});
