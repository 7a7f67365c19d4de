import type {
  Course,
  List,
  Milestone,
  Project,
  ProjectSummary,
  PublicView,
  Release,
  ReleasePreview,
  Strategy,
} from '@wegmarke/domain/contracts';
import document from '#openapi' with { type: 'json' };
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { LiveReader } from './support/live-reader';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

/** Stands in everything that is changed after the release. */
const SECRET = 'Unveröffentlicht';
const text = (de: string) => ({ source: 'de' as const, texts: { de } });

const releaseNow = async (city: PlanCity, note?: string) => {
  const below = `${city.path}/strategies/${city.strategyId}`;
  const { json } = await city.cdo.get<ReleasePreview>(`${below}/releases/preview`);
  return city.cdo.post<Release>(`${below}/releases`, { state: json.state, note });
};

/** The answers of every operation that needs no session, by address. */
async function publicAnswers(
  client: HttpClient,
  city: PlanCity,
  documentIds: readonly string[],
  headers = {},
) {
  const resolutions = (await client.get<List<{ id: string }>>(`${city.path}/resolutions?limit=200`, headers))
    .json.items;
  const ids: Readonly<Record<string, readonly string[]>> = {
    strategies: [city.strategyId],
    projects: city.projectIds,
    documents: documentIds,
    resolutions: resolutions.map(({ id }) => id),
    revisions: ['1', '2', '3', '30', '31', '32', '33', '34', '35'],
  };
  const answers = new Map<string, string>();
  for (const [path, { get }] of Object.entries(document.paths as Record<string, Record<string, object>>)) {
    if (!get || 'security' in get || path.startsWith('/session') || path.endsWith('/live')) continue;
    for (const address of addressesOf(path.replace('{slug}', city.slug), ids)) {
      for (const query of queriesOf(path)) {
        const { status, text: body } = await client.get(address + query, headers);
        // Every problem document has a number of its own.
        answers.set(address + query, `${String(status)} ${body.replace(/urn:wegmarke:request:[\w-]+/, '')}`);
      }
    }
  }
  return answers;
}

function addressesOf(path: string, ids: Readonly<Record<string, readonly string[]>>): string[] {
  const [, before = '', noun = ''] = /^(.*?\/([\w-]+))\/\{\w+\}/.exec(path) ?? [];
  if (before === '') return [path];
  const filled =
    noun === 'public' || path.includes('{file}')
      ? ['ledger.json', 'account.json', 'projects.json', 'roadmap.json'].map((file) =>
          path.replace('{file}', file),
        )
      : [path];
  return filled.flatMap((one) => {
    const [, at = '', name = ''] = /^(.*?)\/([\w-]+)\/\{\w+\}/.exec(one) ?? [];
    if (name === '') return [one];
    return (ids[name] ?? ['1']).flatMap((id) =>
      addressesOf(one.replace(/^(.*?\/[\w-]+)\/\{\w+\}/, `${at}/${name}/${id}`), ids),
    );
  });
}

function queriesOf(path: string): string[] {
  if (/\/changes?$/.test(path)) return [`?fromOn=${dayFromToday(-30)}&toOn=${today()}`];
  const moments = ['', `?knownAt=${today()}`, `?on=${today()}`, `?on=${dayFromToday(200)}`];
  if (/\/(course|explanation|account|data)$/.test(path)) return moments;
  if (path.endsWith('/series')) return ['', '?knownAt=on', `?to=${dayFromToday(100)}`];
  return [''];
}

describe('a strategy that shows its releases', () => {
  let app: TestApp;
  let city: PlanCity;
  let below: string;
  let reader: LiveReader;
  const documentIds: string[] = [];

  const put = (body: object, client = city.cdo) =>
    client.send<PublicView>('PUT', `${below}/public-view`, body);
  const project = (at: number): string => `${city.path}/projects/${city.projectIds[at] ?? ''}`;
  const milestone = (at: number): string => `${city.path}/milestones/${city.milestoneIds[at] ?? ''}`;
  const tagOf = async (path: string): Promise<Record<string, string>> => ({
    'if-match': (await city.cdo.get(path)).headers.get('etag') ?? '',
  });
  const addLink = async (title: string): Promise<string> => {
    const { json } = await city.cdo.post<{ id: string }>(`${project(0)}/links`, {
      title,
      url: `https://example.org/${encodeURIComponent(title)}`,
      readers: 'public',
    });
    expect([title, typeof json.id]).toEqual([title, 'string']);
    documentIds.push(json.id);
    return json.id;
  };

  beforeAll(async () => {
    app = await TestApp.start({ env: { LOG_LEVEL: 'silent' } });
    city = await makePlanCity(app, 'freigabestadt');
    below = `${city.path}/strategies/${city.strategyId}`;
    await city.head.post(`${project(0)}/updates`, { happened: text('Vor der Freigabe.'), readers: 'public' });
    await addLink('Beleg vor der Freigabe');
  });
  afterAll(() => app.stop());

  it('lets the digital office alone release, and only what was looked at', async () => {
    expect((await app.client().get(`${below}/releases`)).status).toBe(401);
    expect((await city.head.get(`${below}/releases/preview`)).status).toBe(403);
    const { json } = await city.cdo.get<ReleasePreview>(`${below}/releases/preview`);
    expect([json.publicView, json.items]).toEqual([{ mode: 'live', release: null }, []]);
    for (const client of [city.head, city.council])
      expect((await client.post(`${below}/releases`, { state: json.state })).status).toBe(403);
    expect((await city.cdo.post(`${below}/releases`, { state: 'anything' })).status).toBe(422);
    const outdated = await city.cdo.post(`${below}/releases`, { state: '0'.repeat(64) });
    expect([outdated.status, outdated.json.code]).toEqual([409, 'release-outdated']);
    expect((await put({ mode: 'live', state: '0'.repeat(64) })).status).toBe(409);
  });

  it('keeps from the public whatever is changed afterwards, on every route, and from nobody else', async () => {
    const released = await releaseNow(city, 'Für den Ausschuss');
    expect([released.status, released.json.number, released.json.note]).toEqual([
      201,
      1,
      'Für den Ausschuss',
    ]);
    reader = await LiveReader.open(`${app.baseUrl}/api/v1${city.path}/live`);
    expect(await reader.next()).toMatchObject({ type: 'plan', revision: released.json.revision });
    const before = await publicAnswers(app.client(), city, documentIds);
    const open = [...before].filter(([, answer]) => answer.startsWith('200 '));
    expect(open.length).toBeGreaterThan(25);

    await changeEverything();

    const after = await publicAnswers(app.client(), city, documentIds);
    for (const [address, answer] of before) expect([address, after.get(address)]).toEqual([address, answer]);
    for (const [address, answer] of after)
      expect([address, answer.includes(SECRET)]).toEqual([address, false]);

    const [live, asPublic] = [
      await publicAnswers(city.council, city, documentIds),
      await publicAnswers(city.council, city, documentIds, {
        cookie: `${city.council.cookie}; wegmarke-view=${city.slug}`,
      }),
    ];
    const moved = [...live].filter(([, answer]) => answer.includes(SECRET)).map(([address]) => address);
    for (const noun of ['strategies', 'projects', 'roadmap', 'data', 'explanation', 'updates', 'documents'])
      expect([noun, moved.some((address) => address.split('?')[0]?.endsWith(noun))]).toEqual([noun, true]);
    expect(asPublic).toEqual(after);
  });

  /** Whatever members may change of a plan and what hangs on it. */
  async function changeEverything(): Promise<void> {
    const title = text(SECRET);
    const ok = async (answer: Promise<{ status: number; text: string }>): Promise<void> => {
      const { status, text: body } = await answer;
      expect([status < 300, status < 300 ? '' : body]).toEqual([true, '']);
    };
    await ok(
      city.cdo.patch(
        below,
        { title, vision: title, occasions: [{ on: today(), title }] },
        await tagOf(below),
      ),
    );
    for (const at of [0, 1])
      await ok(
        city.cdo.patch(
          project(at),
          { title, benefit: title, description: title, partners: [SECRET], officeId: city.otherOfficeId },
          await tagOf(project(at)),
        ),
      );
    await ok(city.change({ kind: 'add-pillar', subjectId: city.strategyId, title }));
    await ok(city.change({ kind: 'add-milestone', subjectId: city.projectIds[0] ?? '', title }));
    const { json: added } = await city.cdo.post<Project>(`${city.path}/projects`, {
      ...{ strategyId: city.strategyId, pillarId: city.pillarIds[0], title, officeId: city.officeId },
    });
    await ok(city.change({ kind: 'publish-project', subjectId: added.id }));
    for (const [at, patch] of [
      [0, { completedOn: today() }],
      [1, { promisedOn: dayFromToday(40), reason: SECRET }],
    ] as const)
      await ok(city.cdo.patch(milestone(at), patch, await tagOf(milestone(at))));
    await ok(
      city.cdo.post(`${below}/dependencies`, {
        milestoneId: city.milestoneIds[2],
        needsId: city.milestoneIds[1],
      }),
    );
    await ok(city.cdo.post(`${project(0)}/updates`, { happened: title, readers: 'public' }));
    await addLink(SECRET);
    await ok(
      city.change({
        kind: 'drop-milestone',
        subjectId: city.milestoneIds[3] ?? '',
        reason: SECRET,
        paper: `${SECRET}/1`,
      }),
    );
    await ok(
      city.change({ kind: 'set-weight', subjectId: city.projectIds[0] ?? '', weight: 7, reason: SECRET }),
    );
  }

  it('shows beforehand what the public will see otherwise', async () => {
    const { json } = await city.cdo.get<ReleasePreview>(`${below}/releases/preview`);
    expect(json.publicView.mode).toBe('released');
    expect([json.before?.revision, json.after?.revision].every((revision) => revision !== undefined)).toBe(
      true,
    );
    expect(json.before?.todayScope.actual?.exact).not.toBe(json.after?.todayScope.actual?.exact);
    expect(json.changes?.changes.some(({ parts }) => parts.length > 0)).toBe(true);
    const told = new Set(json.items.map(({ type, how }) => `${type} ${how}`));
    for (const item of [
      'strategy changed',
      'pillar added',
      'project added',
      'project changed',
      'milestone added',
    ])
      expect(told).toContain(item);
    for (const item of ['update added', 'document added', 'dependency added']) expect(told).toContain(item);
  });

  it('takes from the public at once what was taken back', async () => {
    const anyone = app.client();
    const documents = `${project(0)}/documents`;
    const titles = async () =>
      (await anyone.get<List<{ title: string }>>(documents)).json.items.map(({ title }) => title);
    expect(await titles()).toEqual(['Beleg vor der Freigabe']);
    const path = `${city.path}/documents/${documentIds[0] ?? ''}`;
    const { json } = await city.cdo.get<List<{ id: string; version: number }>>(documents);
    const version = json.items.find(({ id }) => id === documentIds[0])?.version ?? 0;
    expect((await city.cdo.delete(path, { 'if-match': `"${String(version)}"` })).status).toBeLessThan(300);
    expect(await titles()).toEqual([]);
  });

  it('stays as it was released on later days, and counts nothing as known that came later', async () => {
    const anyone = app.client();
    const { json: strategy } = await anyone.get<Strategy>(below);
    const { releasedAt = '', knownAt = '' } = strategy.publicView.release ?? {};
    const now = (await anyone.get<Course>(`${below}/course`)).json;
    expect([now.knownAt, now.on]).toEqual([knownAt, today()]);
    const later = (await anyone.get<Course>(`${below}/course?on=${dayFromToday(30)}&knownAt=${releasedAt}`))
      .json;
    expect([later.revision, later.todayScope.actual, later.todayScope.planned === null]).toEqual([
      now.revision,
      null,
      false,
    ]);
  });

  it('shows everything that was released, and everything once it is live', async () => {
    const anyone = app.client();
    const second = await releaseNow(city);
    expect(second.json.number).toBe(2);
    // The first that the public is told of since the release before.
    expect(await reader.next()).toMatchObject({ type: 'plan', revision: second.json.revision });
    reader.leave();
    expect((await anyone.get<Strategy>(below)).json.title).toEqual(text(SECRET));
    const path = milestone(2);
    await city.cdo.patch(path, { completedOn: today() }, await tagOf(path));
    const done = async () =>
      (await anyone.get<List<ProjectSummary>>(`${below}/projects`)).json.items.map(
        ({ milestones }) => milestones.done,
      );
    const released = await done();
    const { json } = await city.cdo.get<ReleasePreview>(`${below}/releases/preview`);
    expect(json.items.map(({ type, how, aspects }) => [type, how, aspects])).toEqual([
      ['milestone', 'changed', ['status', 'evidence']],
    ]);
    expect((await put({ mode: 'live', state: json.state })).json.mode).toBe('live');
    expect(await done()).not.toEqual(released);
    expect((await anyone.get<Strategy>(below)).json.publicView.mode).toBe('live');
    expect(
      (await city.council.get<List<Release>>(`${below}/releases`)).json.items.map(({ number }) => number),
    ).toEqual([2, 1]);
    expect((await city.council.get<Milestone>(path)).json.completedOn).toBe(today());
  });

  it('has in place of every table of plans one with the same columns, and one for each that names a strategy', async () => {
    const rows = await asOwner(app.databaseUrl, async (owner) => {
      const { rows: found } = await owner.query<{ schema: string; table: string; columns: string }>(
        `select table_schema as schema, table_name as table,
           string_agg(column_name || ' ' || udt_name, ', ' order by ordinal_position) as columns
         from information_schema.columns where table_schema in ('public', 'released') group by 1, 2`,
      );
      return found;
    });
    const of = (schema: string) =>
      new Map(rows.filter((row) => row.schema === schema).map((row) => [row.table, row.columns]));
    const [stored, shown] = [of('public'), of('released')];
    for (const [table, columns] of shown)
      if (table !== 'reach') expect([table, columns]).toEqual([table, stored.get(table)]);
    const unshown = [...stored]
      .filter(
        ([table, columns]) => /\b(strategy_id|project_id|milestone_id) /.test(columns) && !shown.has(table),
      )
      .map(([table]) => table);
    expect(unshown.sort()).toEqual(NOT_SHOWN);
  });
});

/** What names something of a plan and is no part of what the public reads of it: a table that joins them is a decision. */
const NOT_SHOWN: readonly string[] = [
  'chain_link',
  'contributor',
  'earlier_judgement',
  // Sealed and published by an approval of its own.
  'edition',
  'help_request',
  'import_batch',
  'import_link',
  'link_answer',
  'owner_suggestion',
  'prepared_update',
  'release',
  'release_row',
  'reminder',
  'report',
  'search_text',
  'update_link',
];
