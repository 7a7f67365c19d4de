import type { Milestone, Project, SearchAnswer } from '@wegmarke/domain/contracts';
import { fold } from '@wegmarke/domain/search';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { dayFromToday, makePlanCity, type PlanCity } from './support/plan-city';

describe('searching', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'suchstadt');
    const other = await makePlanCity(app, 'andernorts');
    await Promise.all([
      add(city, {
        source: 'de',
        texts: { de: 'Hallenbad mit Kassenautomat', en: 'Indoor pool with ticket machines' },
      }),
      add(
        city,
        { source: 'de', texts: { de: 'Sanierung der Königstraße' } },
        'Glasfaser liegt in allen Straßen.',
      ),
      add(city, { source: 'nl', texts: { nl: 'Digitale vergunningen' } }),
      add(city, { source: 'de', texts: { de: 'Anträge im Bürgerbüro' } }),
      add(city, { source: 'de', texts: { de: 'Grundschulen ans Netz', en: 'Connecting primary schools' } }),
      add(city, { source: 'nl', texts: { nl: 'Zonnepanelen op de basisschool' } }),
      add(city, { source: 'de', texts: { de: 'Rathaus 4.0' } }, 'Siehe www.stadt.example/digitalakte.'),
      add(other, { source: 'de', texts: { de: 'Hallenbad nebenan' } }),
    ]);
  });
  afterAll(() => app.stop());

  const add = async (place: PlanCity, title: Project['title'], description?: string): Promise<string> => {
    const { json, status } = await place.cdo.post<Project>(`${place.path}/projects`, {
      strategyId: place.strategyId,
      pillarId: place.pillarIds[0],
      officeId: place.officeId,
      title,
      ...(description === undefined ? {} : { description: { source: 'de', texts: { de: description } } }),
    });
    expect(status).toBe(201);
    return json.id;
  };
  const ask = async (q: string, rest = ''): Promise<SearchAnswer> => {
    const { status, json } = await city.council.get<SearchAnswer>(
      `${city.path}/search?q=${encodeURIComponent(q)}${rest}`,
    );
    expect([q, status]).toEqual([q, 200]);
    return json;
  };
  const titles = async (q: string): Promise<string[]> =>
    (await ask(q)).items.map(({ title }) => title.map(({ text }) => text).join(''));

  it.each([
    ['hallenbad', 'Hallenbad mit Kassenautomat'],
    ['HALLENBÄDER', 'Hallenbad mit Kassenautomat'],
    ['hallen', 'Hallenbad mit Kassenautomat'],
    ['automat', 'Hallenbad mit Kassenautomat'],
    ['strasse', 'Sanierung der Königstraße'],
    ['koenigstraße', 'Sanierung der Königstraße'],
    ['konigstrasse', 'Sanierung der Königstraße'],
    ['glasfas', 'Sanierung der Königstraße'],
    ['vergunning', 'Digitale vergunningen'],
    ['buergerbuero', 'Anträge im Bürgerbüro'],
    ['Antrag', 'Anträge im Bürgerbüro'],
    ['bürgerbüro anträge', 'Anträge im Bürgerbüro'],
    ['Schulverwaltung', 'Leitung Schulverwaltung'],
    ['Bäder', 'Hallenbad mit Kassenautomat'],
    ['Schule', 'Grundschulen ans Netz'],
    ['connected school', 'Connecting primary schools'],
    ['scholen', 'Zonnepanelen op de basisschool'],
    ['paneel', 'Zonnepanelen op de basisschool'],
    ['Häuser', 'Rathaus 4.0'],
    ['digitalakte', 'Rathaus 4.0'],
  ])('"%s" finds "%s"', async (query, title) => expect(await titles(query)).toContain(title));

  it('finds words by an index, row-level security and all', () =>
    asOwner(app.databaseUrl, async (owner) => {
      await owner.query('begin');
      await owner.query(`set local enable_seqscan = off; set local enable_bitmapscan = off`);
      const { rows: roles } = await owner.query<{ name: string }>(
        `select grantee as name from information_schema.role_table_grants
         where table_name = 'search_word' and privilege_type = 'SELECT' and grantee <> current_user`,
      );
      await owner.query(`set local role ${roles[0]?.name ?? 'none'}`);
      const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
        `explain select subject_id from search_word where municipality_id = '${crypto.randomUUID()}' and word = 'hallenbad'`,
      );
      await owner.query('rollback');
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/Index Cond: .*municipality_id.* AND .*word/);
      // Row-level security is in force: the plan asks for the municipality that is set.
      expect(plan).toContain('app.municipality_id');
    }));

  it('finds an English translation, shown in that language', async () => {
    const { items } = await ask('ticket machine', '&lang=en');
    expect(items[0]).toMatchObject({ kind: 'project', language: 'en' });
    expect(items[0]?.title.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['ticket', 'machine']);
  });

  it('wants every word, and never finds what belongs to another city', async () => {
    expect(await titles('hallenbad glasfaser')).toEqual([]);
    expect(await titles('nebenan')).toEqual([]);
  });

  it('puts what is called so before what only mentions it, and says where a text goes', async () => {
    const mentions = await add(
      city,
      { source: 'de', texts: { de: 'Wege ins Netz' } },
      'Auch das Hallenbad bekommt WLAN.',
    );
    const { items, total } = await ask('hallenbad');
    expect(items.map(({ id }) => id).indexOf(mentions)).toBe(1);
    expect([items.length, total]).toEqual([2, 2]);
    expect(items[1]?.excerpt).toEqual([
      { text: 'Auch das ', hit: false },
      { text: 'Hallenbad', hit: true },
      { text: ' bekommt WLAN.', hit: false },
    ]);
    const { items: milestones } = await ask('verspätet');
    expect(milestones[0]).toMatchObject({ kind: 'milestone', projectId: city.projectIds[0] });
  });

  it('follows every text as it changes: a new title, a request for help, an answer taken into it', async () => {
    const id = await add(city, { source: 'de', texts: { de: 'Alter Name', en: 'Old name' } });
    const patched = await city.cdo.patch(
      `${city.path}/projects/${id}`,
      { title: { source: 'de', texts: { de: 'Zeppelinhalle' } } },
      { 'if-match': '"1"' },
    );
    expect(patched.status).toBe(200);
    expect([await titles('zeppelin'), await titles('old name')]).toEqual([['Zeppelinhalle'], []]);
    expect(await titles('alter name')).toEqual([]);
    const milestone = `${city.path}/milestones/${city.milestoneIds[2] ?? ''}`;
    await city.head.post<Milestone>(`${milestone}/help-requests`, {
      text: 'Wir brauchen einen Gutachter.',
      answerBy: dayFromToday(3),
    });
    const { items } = await ask('gutachter');
    expect(items).toMatchObject([{ kind: 'help-request', projectId: city.projectIds[0] }]);
  });

  it('leaves out what was never in the plan, and marks what has left it', async () => {
    const id = await add(city, { source: 'de', texts: { de: 'Kurzlebiges' } });
    const { status } = await city.change({ kind: 'drop-project', subjectId: id });
    expect(status).toBe(201);
    expect((await ask('kurzlebiges')).items).toMatchObject([{ id, left: true }]);
  });

  it.each([
    `'; drop table project; --`,
    '& | ! ( ) :* <->',
    '%',
    '_',
    '\\',
    '<b>x</b>',
    '"',
    "it's a",
    'a'.repeat(200),
  ])('takes %j as words, and nothing else', async (query) => {
    const { items } = await ask(query);
    expect(Array.isArray(items)).toBe(true);
  });

  it.each(['', '?q=x&limit=0', '?q=x&limit=51', '?q=x&lang=fr', `?q=${'a'.repeat(201)}`])(
    'refuses %j',
    async (query) => expect((await city.cdo.get(`${city.path}/search${query}`)).status).toBe(422),
  );

  it('folds in the database as in the domain', async () => {
    const samples = ['Straße', 'ÄÖÜ', 'Café', 'Ærø', 'œuvre', 'Ñandú', 'Groß-Gerau', 'العربية', 'Çağ', 'ÿ'];
    const { rows } = await asOwner(app.databaseUrl, (owner) =>
      owner.query<{ folded: string }>(
        `select search_fold(w) as folded from unnest($1::text[]) with ordinality t(w, n) order by n`,
        [samples],
      ),
    );
    expect(rows.map(({ folded }) => folded)).toEqual(samples.map(fold));
  });
});
