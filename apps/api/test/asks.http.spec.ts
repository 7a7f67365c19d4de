import type {
  FieldText,
  InboxAnswer,
  List,
  OpenAsk,
  Problem,
  ProjectDocument,
  ProjectUpdate,
  ProjectUpdateInput,
  SearchAnswer,
} from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity } from './support/plan-city';

type Answered = ProjectUpdate & Problem;

const text = (de: string): FieldText => ({ source: 'de', texts: { de } });
const HAPPENED = text('Die Ausschreibung ist draußen.');

describe('what an update asks of an office', () => {
  let app: TestApp;
  let city: PlanCity;
  let cdoOfficeId: string;
  let cities = 0;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    city = await makePlanCity(app, `bittstadt-${String(++cities)}`);
    cdoOfficeId = await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        `select id from office where municipality_id = $1 and kind = 'cdo'`,
        [city.municipalityId],
      );
      return rows[0]?.id ?? '';
    });
  });
  afterAll(() => app.stop());

  const write = async (ask: ProjectUpdateInput['ask'], client = city.cdo): Promise<ProjectUpdate> => {
    const path = `${city.path}/projects/${city.projectIds[0] ?? ''}/updates`;
    const { status, json } = await client.post<Answered>(path, { happened: HAPPENED, ask });
    expect(status).toBe(201);
    return json;
  };
  const asked = async (client: HttpClient): Promise<readonly OpenAsk[]> =>
    (await client.get<List<OpenAsk>>(`${city.path}/asks`)).json.items;
  const inbox = async () =>
    (await city.cdo.get<InboxAnswer>(`${city.path}/inbox`)).json.items.filter(({ kind }) => kind === 'ask');
  const answer = (id: string, client: HttpClient, words = 'Die Trasse ist frei.') =>
    client.send<Answered>('PUT', `${city.path}/updates/${id}/answer`, { answer: text(words) });

  it('reaches whoever holds the office, and nobody else', async () => {
    const { id } = await write({
      officeId: city.officeId,
      text: text('Bitte die Trasse prüfen.'),
      answerBy: dayFromToday(5),
    });
    expect(await asked(city.head)).toMatchObject([
      {
        id,
        project: { id: city.projectIds[0] },
        office: { id: city.officeId },
        text: text('Bitte die Trasse prüfen.'),
        by: 'cdo',
        from: { id: cdoOfficeId },
        askedOn: dayFromToday(0),
        answerBy: dayFromToday(5),
        isOverdue: false,
      },
    ]);
    expect([await asked(city.cdo), await asked(city.council), await inbox()]).toEqual([[], [], []]);
    expect((await app.client().get(`${city.path}/asks`)).status).toBe(401);
  });

  it('is closed by an answer that the asker reads at the update, and opened again', async () => {
    const { id } = await write({ officeId: city.officeId, text: text('Bitte prüfen.') });
    expect((await answer(id, city.council)).status).toBe(403);
    expect((await answer(id, app.client())).status).toBe(401);
    expect((await answer(id, city.head, ' ')).status).toBe(422);
    const { status, json } = await answer(id, city.head);
    expect([status, json.ask?.answer]).toMatchObject([
      200,
      {
        text: text('Die Trasse ist frei.'),
        by: 'head',
        office: { id: city.officeId },
        answeredOn: dayFromToday(0),
      },
    ]);
    expect(await asked(city.head)).toEqual([]);
    const path = `${city.path}/projects/${city.projectIds[0] ?? ''}/updates`;
    const read = async (client: HttpClient) => (await client.get<List<ProjectUpdate>>(path)).json.items;
    expect((await read(city.cdo))[0]?.ask?.answer?.by).toBe('head');
    expect(JSON.stringify(await read(city.council))).not.toContain('Trasse');
    expect([(await answer(id, city.cdo)).status, (await answer(id, city.cdo)).json.code]).toEqual([
      409,
      'decided-already',
    ]);
    const back = await city.head.delete<Answered>(`${city.path}/updates/${id}/answer`);
    expect([back.status, back.json.ask?.answer]).toEqual([200, null]);
    expect((await asked(city.head)).map((ask) => ask.id)).toEqual([id]);
    expect((await city.head.delete(`${city.path}/updates/${id}/answer`)).status).toBe(409);
  });

  it('answered by two at once is answered once', async () => {
    const { id } = await write({ officeId: city.officeId, text: text('Wer zuerst?') });
    const answers = await Promise.all([city.head, city.cdo, city.head].map((client) => answer(id, client)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('stays answered while it asks the same, is open again where it asks something else, gone where taken back', async () => {
    const ask = { officeId: city.officeId, text: text('Bitte prüfen.') };
    const { id } = await write(ask);
    await answer(id, city.head);
    const correct = async (version: number, input: ProjectUpdateInput) =>
      (
        await city.cdo.send<Answered>('PUT', `${city.path}/updates/${id}`, input, {
          'if-match': `"${String(version)}"`,
        })
      ).json;
    expect((await correct(1, { happened: text('Berichtigt'), ask })).ask?.answer?.by).toBe('head');
    expect(await asked(city.head)).toEqual([]);
    const other = { ...ask, text: text('Bitte neu prüfen.') };
    expect((await correct(2, { happened: text('Berichtigt'), ask: other })).ask?.answer).toBeNull();
    expect(await asked(city.head)).toMatchObject([{ id, text: other.text }]);
    expect((await answer(id, city.head, 'Neu geprüft.')).json.ask?.answer?.text).toEqual(
      text('Neu geprüft.'),
    );
    await city.head.delete(`${city.path}/updates/${id}/answer`);
    await city.cdo.delete(`${city.path}/updates/${id}`, { 'if-match': '"3"' });
    expect(await asked(city.head)).toEqual([]);
    expect((await answer(id, city.head)).status).toBe(404);
    const { id: without } = await write(null);
    expect((await answer(without, city.head)).status).toBe(404);
  });

  it('waits in the inbox of the digital office where that is asked, or where the answer is overdue', async () => {
    const { id } = await write({ officeId: cdoOfficeId, text: text('Wer bezahlt?') }, city.head);
    expect(await inbox()).toMatchObject([
      {
        kind: 'ask',
        id,
        text: 'Wer bezahlt?',
        textLanguage: 'de',
        by: 'head',
        office: { id: city.officeId },
        holder: { id: cdoOfficeId },
        isOverdue: false,
      },
    ]);
    expect((await answer(id, city.head)).status).toBe(403);
    expect((await answer(id, city.cdo)).status).toBe(200);
    expect(await inbox()).toEqual([]);
    const late = await write({
      officeId: city.otherOfficeId,
      text: text('Bis gestern'),
      answerBy: dayFromToday(0),
    });
    expect(await inbox()).toEqual([]);
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query('alter table project_update disable trigger append_only');
      await owner.query('update project_update set ask_by = $2 where id = $1', [late.id, dayFromToday(-1)]);
      await owner.query('alter table project_update enable trigger append_only');
    });
    expect(await inbox()).toMatchObject([
      { id: late.id, isOverdue: true, holder: { id: city.otherOfficeId } },
    ]);
    // What was asked may be corrected though its day has passed.
    const corrected = await city.cdo.send<Answered>(
      'PUT',
      `${city.path}/updates/${late.id}`,
      {
        happened: text('Berichtigt'),
        ask: { officeId: city.otherOfficeId, text: text('Bis gestern'), answerBy: dayFromToday(-1) },
      },
      { 'if-match': '"1"' },
    );
    expect(corrected.status).toBe(200);
    const deferral = { kind: 'ask', subjectId: late.id, untilOn: dayFromToday(7) };
    expect((await city.cdo.post(`${city.path}/inbox/deferrals`, deferral)).status).toBe(200);
    expect(await inbox()).toEqual([]);
  });
});

describe('searching updates and documents', () => {
  let app: TestApp;
  let city: PlanCity;
  let foreign: PlanCity;
  const levels = ['office', 'council', 'public'] as const;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'fundstadt');
    foreign = await makePlanCity(app, 'fernstadt');
  });
  afterAll(() => app.stop());

  const project = (): string => `${city.path}/projects/${city.projectIds[0] ?? ''}`;
  const found = async (q: string, client: HttpClient, place = city) =>
    (await client.get<SearchAnswer>(`${place.path}/search?q=${encodeURIComponent(q)}`)).json.items;
  const seen = async (q: string, client: HttpClient, ids: readonly string[]) => {
    const items = await found(q, client);
    return levels.filter((_, at) => items.some(({ id }) => id === ids[at]));
  };

  it('finds each by its readers: the administration all, council its own', async () => {
    const updates: string[] = [];
    const documents: string[] = [];
    for (const readers of levels) {
      const { json: update } = await city.head.post<ProjectUpdate>(`${project()}/updates`, {
        readers,
        happened: text('Der Aufzug fährt.'),
        next: text('Die Abnahme folgt.'),
        ask: { officeId: city.otherOfficeId, text: text('Bitte Zeppelinkabel liefern.') },
      });
      updates.push(update.id);
      const { json: document } = await city.head.post<ProjectDocument>(`${project()}/links`, {
        readers,
        title: `Lastenheft ${readers}`,
        url: `https://example.org/${readers}`,
      });
      documents.push(document.id);
    }
    for (const [client, expected] of [
      [city.head, levels],
      [city.cdo, levels],
      [city.council, ['council', 'public']],
    ] as const) {
      expect(await seen('aufzug', client, updates)).toEqual(expected);
      expect(await seen('abnahme', client, updates)).toEqual(expected);
      expect(await seen('lastenheft', client, documents)).toEqual(expected);
    }
    expect((await found('zeppelin', city.head)).map(({ kind }) => kind)).toEqual(['ask', 'ask', 'ask']);
    expect(await found('zeppelin', city.council)).toEqual([]);
    expect(await found('aufzug', foreign.cdo, foreign)).toEqual([]);
    expect((await found('lastenheft office', city.head))[0]).toMatchObject({
      kind: 'document',
      projectId: city.projectIds[0],
    });
  });

  it('finds what stands: the latest version, its readers, no more what was taken back or removed', async () => {
    const { json: update } = await city.head.post<ProjectUpdate>(`${project()}/updates`, {
      readers: 'council',
      happened: text('Quarzlampen sind bestellt.'),
    });
    expect(await found('quarzlampen', city.council)).toHaveLength(1);
    const path = `${city.path}/updates/${update.id}`;
    await city.head.send(
      'PUT',
      path,
      { readers: 'office', happened: text('Xenonlampen sind bestellt.') },
      { 'if-match': '"1"' },
    );
    expect(await found('quarzlampen', city.head)).toEqual([]);
    expect(await found('xenonlampen', city.head)).toMatchObject([{ kind: 'update', id: update.id }]);
    expect(await found('xenonlampen', city.council)).toEqual([]);
    await city.head.delete(path, { 'if-match': '"2"' });
    expect(await found('xenonlampen', city.head)).toEqual([]);

    const { json: document } = await city.head.post<ProjectDocument>(`${project()}/links`, {
      readers: 'council',
      title: 'Gutachten Wasserturm',
      url: 'https://example.org/turm',
    });
    const address = `${city.path}/documents/${document.id}`;
    expect(await found('wasserturm', city.council)).toMatchObject([{ kind: 'document', id: document.id }]);
    await city.head.patch(address, { readers: 'office' }, { 'if-match': '"1"' });
    expect(await found('wasserturm', city.council)).toEqual([]);
    expect(await found('wasserturm', city.head)).toHaveLength(1);
    await city.head.delete(address, { 'if-match': '"2"' });
    expect(await found('wasserturm', city.head)).toEqual([]);
  });

  it('finds an ask by its answer, inside the administration', async () => {
    const { json } = await city.cdo.post<ProjectUpdate>(`${project()}/updates`, {
      readers: 'public',
      happened: text('Es geht voran.'),
      ask: { officeId: city.officeId, text: text('Welche Farbe?') },
    });
    await city.head.send('PUT', `${city.path}/updates/${json.id}/answer`, { answer: text('Ultramarin.') });
    expect(await found('ultramarin', city.cdo)).toMatchObject([{ kind: 'ask', id: json.id }]);
    expect(await found('ultramarin', city.council)).toEqual([]);
    await city.head.delete(`${city.path}/updates/${json.id}/answer`);
    expect(await found('ultramarin', city.cdo)).toEqual([]);
  });
});
