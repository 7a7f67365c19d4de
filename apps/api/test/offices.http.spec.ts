import type { Department, List, Municipality, Office } from '@wegmarke/domain/contracts';
import { Client } from 'pg';
import { TestApp } from './support/app';
import { Factory } from './support/factories';

describe('municipalities and offices', () => {
  let app: TestApp;
  let owner: Client;
  let bochum: Factory;
  let email: string;

  beforeAll(async () => {
    app = await TestApp.start();
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    for (const slug of ['zeitz', 'aachen', 'jena']) await Factory.municipality(owner, slug);
    bochum = await Factory.municipality(owner, 'bochum');
    email = (await bochum.member('council', ['council'])).email;
  });

  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  it('lists municipalities to anyone, by name, page by page', async () => {
    const slugs: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { json }: { json: List<Municipality> } = await app
        .client()
        .get<List<Municipality>>(`/municipalities?limit=3${cursor && `&cursor=${cursor}`}`);
      expect(json.total).toBe(4);
      slugs.push(...json.items.map(({ slug }) => slug));
      cursor = json.nextCursor;
    }
    expect(slugs).toEqual(['aachen', 'bochum', 'jena', 'zeitz']);
    expect((await app.client().get<Municipality>('/municipalities/jena')).json).toMatchObject({
      slug: 'jena',
      timeZone: 'Europe/Berlin',
    });
    expect((await app.client().get('/municipalities/nowhere')).status).toBe(404);
  });

  it.each(['limit=0', 'limit=x', 'cursor=x', 'cursor=WzEsMl0', 'unknown=1'])(
    'refuses the list for ?%s, by name',
    async (query) => {
      const { status, json } = await app.client().get(`/municipalities?${query}`);
      expect([status, json.errors?.[0]?.pointer]).toEqual([422, `?${query.split('=')[0]}`]);
    },
  );

  it('shows who acts for an office today: the holder, else the stand-in of a vacant one', async () => {
    const department = await bochum.department('Digitalisierung');
    const [held, standIn, vacant] = [
      await bochum.office({ kind: 'cdo', title: 'CDO', departmentId: department }),
      await bochum.office({ kind: 'cio', title: 'CIO' }),
      await bochum.office({ kind: 'head', title: 'Schulamt' }),
    ];
    const [former, holder, deputy] = [
      await bochum.person('Frau Alt'),
      await bochum.person('Herr Neu'),
      await bochum.person('Frau Rat'),
    ];
    await bochum.appoint(held, former, 'regular', '2018-01-01', '2020-12-31');
    await bochum.appoint(held, holder, 'interim', '2021-01-01');
    await bochum.appoint(held, deputy, 'stand-in', '2022-01-01');
    await bochum.appoint(standIn, deputy, 'stand-in', '2022-01-01', '2999-12-31');
    await bochum.appoint(vacant, former, 'regular', '2018-01-01', '2020-12-31');

    const member = await app.signIn(email);
    const { json } = await member.get<List<Office>>('/municipalities/bochum/offices');
    expect(json.items).toMatchObject([
      {
        id: held,
        kind: 'cdo',
        departmentId: department,
        vacant: false,
        holder: { personId: holder, name: 'Herr Neu', appointment: 'interim', until: null },
      },
      {
        id: standIn,
        vacant: true,
        holder: { name: 'Frau Rat', appointment: 'stand-in', until: '2999-12-31' },
      },
      { id: vacant, vacant: true, holder: null },
    ]);
    const departments = await member.get<List<Department>>('/municipalities/bochum/departments');
    expect(departments.json.items).toMatchObject([
      { id: department, title: { source: 'de', texts: { de: 'Digitalisierung' } } },
    ]);
    expect((await member.get('/municipalities/jena/offices')).status).toBe(404);
    expect((await app.client().get('/municipalities/bochum/offices')).status).toBe(401);
  });
});
