import type {
  FieldText,
  List,
  Problem,
  Project,
  ProjectUpdate,
  ProjectUpdateInput,
  ProjectUpdateVersion,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

type Answered = ProjectUpdate & Problem;

const READERS = ['office', 'council', 'public'] as const;
const text = (de: string): FieldText => ({ source: 'de', texts: { de } });

describe('updates of a project', () => {
  let app: TestApp;
  let city: PlanCity;
  let foreign: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'erzaehlstadt');
    foreign = await makePlanCity(app, 'nebenstadt');
  });
  afterAll(() => app.stop());

  const path = (): string => `${city.path}/projects/${city.projectIds[0] ?? ''}/updates`;
  const write = (input: ProjectUpdateInput, client: HttpClient = city.head) =>
    client.post<Answered>(path(), input);
  const listed = async (client: HttpClient): Promise<readonly ProjectUpdate[]> =>
    (await client.get<List<ProjectUpdate>>(path())).json.items;

  it('are for the administration where nobody says otherwise, with author, office and day', async () => {
    const { status, headers, json } = await write({ happened: text('Die Ausschreibung ist draußen.') });
    expect([status, headers.get('etag'), json.readers]).toEqual([201, '"1"', 'office']);
    expect([json.author, json.office?.id, json.writtenOn]).toEqual(['head', city.officeId, today()]);
    expect((await listed(city.council)).map(({ id }) => id)).not.toContain(json.id);
    expect((await listed(app.client())).map(({ id }) => id)).not.toContain(json.id);
  });

  it('are read by whom they are for; what is asked stays inside the administration', async () => {
    const ask = {
      officeId: city.otherOfficeId,
      text: text('Bitte die Trasse prüfen.'),
      answerBy: dayFromToday(14),
    };
    const ids = new Map<string, string>();
    for (const readers of READERS) {
      const { json } = await write({ readers, happened: text(`Für ${readers}`), next: text('Weiter'), ask });
      expect(json.ask).toMatchObject({ office: { id: city.otherOfficeId }, answerBy: dayFromToday(14) });
      ids.set(readers, json.id);
    }
    for (const [who, client, levels] of [
      ['head', city.head, ['office', 'council', 'public']],
      ['cdo', city.cdo, ['office', 'council', 'public']],
      ['council', city.council, ['council', 'public']],
      ['public', app.client(), ['public']],
      ['foreign', foreign.cdo, ['public']],
    ] as const) {
      const items = await listed(client);
      const seen = READERS.filter((readers) => items.some(({ id }) => id === ids.get(readers)));
      expect([who, seen]).toEqual([who, levels]);
      const inside = who === 'head' || who === 'cdo';
      const asks = items
        .filter(({ id }) => [...ids.values()].includes(id))
        .map((update) => update.ask !== null);
      expect([who, asks]).toEqual([who, asks.map(() => inside)]);
      const names = items.filter(({ author }) => author !== null);
      expect([who, names.length > 0]).toEqual([who, who !== 'public' && who !== 'foreign']);
    }
    expect(
      (await foreign.cdo.get(`${foreign.path}/projects/${city.projectIds[0] ?? ''}/updates`)).status,
    ).toBe(404);
  });

  it('are corrected by new versions; the earlier ones stay', async () => {
    const { json } = await write({ readers: 'public', happened: text('Erste Fasung') });
    const update = `${city.path}/updates/${json.id}`;
    const correct = (happened: string, version: string, client = city.head) =>
      client.send<Answered>(
        'PUT',
        update,
        { readers: 'public', happened: text(happened) },
        { 'if-match': version },
      );
    expect((await city.head.send('PUT', update, { happened: text('x') })).status).toBe(428);
    const { status, json: second } = await correct('Erste Fassung', '"1"');
    expect([status, second.version, second.happened, second.writtenOn]).toEqual([
      200,
      2,
      text('Erste Fassung'),
      today(),
    ]);
    // Saving without a change is no correction.
    expect((await correct('Erste Fassung', '"2"')).json.version).toBe(2);
    const stale = await correct('Zu spät', '"1"');
    expect([stale.status, stale.json.current]).toMatchObject([
      412,
      { version: 2, happened: text('Erste Fassung') },
    ]);
    expect((await correct('Rat', '"2"', city.council)).status).toBe(403);
    expect((await listed(app.client())).find(({ id }) => id === json.id)?.happened).toEqual(
      text('Erste Fassung'),
    );
    const { json: history } = await city.cdo.get<List<ProjectUpdateVersion>>(`${update}/versions`);
    expect(history.items.map(({ version, happened }) => [version, happened])).toEqual([
      [1, text('Erste Fasung')],
      [2, text('Erste Fassung')],
    ]);
    expect((await city.council.get(`${update}/versions`)).status).toBe(404);
    expect((await app.client().get(`${update}/versions`)).status).toBe(401);
  });

  it('corrected by two at once are corrected once', async () => {
    const { json } = await write({ happened: text('Stand') });
    const answers = await Promise.all(
      [city.head, city.cdo, city.head].map((client, at) =>
        client.send(
          'PUT',
          `${city.path}/updates/${json.id}`,
          { happened: text(`Fassung ${String(at)}`) },
          { 'if-match': '"1"' },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('are taken back by a mark: nobody reads them but in their history', async () => {
    const { json } = await write({ readers: 'public', happened: text('Voreilig') });
    const update = `${city.path}/updates/${json.id}`;
    expect((await city.council.delete(update, { 'if-match': '"1"' })).status).toBe(403);
    expect((await city.head.delete(update, { 'if-match': '"1"' })).status).toBe(204);
    expect((await listed(city.head)).map(({ id }) => id)).not.toContain(json.id);
    expect((await city.head.delete(update, { 'if-match': '"2"' })).status).toBe(404);
    const { json: history } = await city.head.get<List<ProjectUpdateVersion>>(`${update}/versions`);
    expect(history.items.map(({ withdrawn }) => withdrawn)).toEqual([false, true]);
  });

  it('come a page at a time, the newest first', async () => {
    for (let at = 0; at < 3; at += 1)
      await write({ readers: 'council', happened: text(`Seite ${String(at)}`) });
    const first = (await city.council.get<List<ProjectUpdate>>(`${path()}?limit=2`)).json;
    expect(first.items.map(({ happened }) => happened.texts.de)).toEqual(['Seite 2', 'Seite 1']);
    const rest = await city.council.get<List<ProjectUpdate>>(`${path()}?cursor=${first.nextCursor ?? ''}`);
    expect(rest.json.items[0]?.happened.texts.de).toBe('Seite 0');
    expect((await city.council.get(`${path()}?cursor=x`)).status).toBe(422);
  });

  it('that make no sense are refused by field', async () => {
    const faults = async (body: unknown) => {
      const { status, json } = await city.head.post(path(), body);
      return [status, ...(json.errors ?? []).map(({ pointer }) => pointer)];
    };
    const happened = text('Gut');
    expect(await faults({})).toEqual([422, '/happened']);
    expect(await faults({ happened: text('x'.repeat(2001)) })).toEqual([422, '/happened']);
    expect(await faults({ happened, readers: 'all' })).toEqual([422, '/readers']);
    expect(await faults({ happened, next: 'Text' })).toEqual([422, '/next']);
    expect(await faults({ happened, ask: { officeId: city.officeId } })).toEqual([422, '/ask/text']);
    const ask = { officeId: foreign.officeId, text: happened, answerBy: dayFromToday(-1) };
    expect(await faults({ happened, ask })).toEqual([422, '/ask/officeId', '/ask/answerBy']);
    expect((await write({ happened }, city.council)).status).toBe(403);
    expect((await write({ happened }, app.client())).status).toBe(401);
  });
});

describe('places of a project', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'ortstadt');
  });
  afterAll(() => app.stop());

  it('have a name, perhaps an address and both degrees or neither', async () => {
    const project = `${city.path}/projects/${city.projectIds[0] ?? ''}`;
    const patch = async (places: unknown) => {
      const tag = (await city.head.get(project)).headers.get('etag') ?? '';
      return city.head.patch<Project & Problem>(project, { places }, { 'if-match': tag });
    };
    const places = [
      { name: 'Rathaus', address: 'Willy-Brandt-Platz 2', lat: 51.4818, lon: 7.2162 },
      { name: 'Bücherei', address: null, lat: null, lon: null },
    ];
    expect((await patch(places)).json.places).toEqual(places);
    expect((await patch([{ name: 'Nur ein Name' }])).json.places).toEqual([
      { name: 'Nur ein Name', address: null, lat: null, lon: null },
    ]);
    const { version } = (await patch([{ name: 'Nur ein Name' }])).json;
    expect((await patch([{ name: 'Nur ein Name' }])).json.version).toBe(version);
    for (const wrong of [
      [{}],
      [{ name: 'x', lat: 51 }],
      [{ name: 'x', lat: 91, lon: 0 }],
      [{ name: 'x', lat: 51, lon: '7' }],
      [{ name: 'x', note: 'y' }],
      'Rathaus',
      null,
    ])
      expect([wrong, (await patch(wrong)).status]).toEqual([wrong, 422]);
    const { json } = await app
      .client()
      .get<Project>(`${city.path}/strategies/${city.strategyId}/projects/${city.projectIds[0] ?? ''}`);
    expect(json.places[0]?.name).toBe('Nur ein Name');
  });
});
