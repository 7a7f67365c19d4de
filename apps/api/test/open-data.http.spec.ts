import type { CourseSeries, List, Strategy } from '@wegmarke/domain/contracts';
import { parseDelimited } from '@wegmarke/domain/tables';
import { Parser, type Quad } from 'n3';
import { TestApp } from './support/app';
import { makePlanCity, type PlanCity } from './support/plan-city';

const DCAT = 'http://www.w3.org/ns/dcat#';

describe('open data', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'offen');
  }, 120_000);
  afterAll(() => app.stop());

  const publish = async (published: boolean): Promise<void> => {
    const { json } = await city.cdo.get<List<Strategy>>(`${city.path}/strategies`);
    const [strategy] = json.items;
    if (!strategy || strategy.published === published) return;
    const path = `${city.path}/strategies/${strategy.id}/publication`;
    const { headers } = await city.cdo.get(`${city.path}/strategies/${strategy.id}`);
    const seen = { 'if-match': headers.get('etag') ?? '' };
    const { status } = await city.cdo.send(published ? 'POST' : 'DELETE', path, undefined, seen);
    expect(status).toBe(200);
  };
  const catalog = async (): Promise<Quad[]> => {
    const { status, text } = await app.client().get(`${city.path}/catalog.ttl`);
    expect(status).toBe(200);
    return new Parser().parse(text);
  };
  const said = (quads: readonly Quad[], name: string): string[] =>
    quads.filter(({ predicate }) => predicate.value === name).map(({ object }) => object.value);

  it('is a catalogue of files that all answer, to anybody, from any page', async () => {
    await publish(true);
    const quads = await catalog();
    const addresses = said(quads, `${DCAT}downloadURL`);
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      const { pathname } = new URL(address);
      const { status, headers } = await app.client().get(`/${pathname}`);
      expect([pathname, status]).toEqual([pathname, 200]);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      const told = quads.find(
        ({ subject, predicate }) =>
          predicate.value === `${DCAT}mediaType` &&
          quads.some(
            (other) =>
              other.subject.value === subject.value &&
              other.predicate.value === `${DCAT}downloadURL` &&
              other.object.value === address,
          ),
      );
      expect(headers.get('content-type')).toContain(told?.object.value.split('media-types/')[1]);
    }
  });

  it('says the same in JSON-LD, and answers 304 to whoever has it', async () => {
    const path = `${city.path}/catalog.jsonld`;
    const { headers, text } = await app.client().get(path);
    expect(headers.get('content-type')).toContain('application/ld+json');
    const graph = (JSON.parse(text) as { '@graph': { '@type': string[] }[] })['@graph'];
    const datasets = graph.filter((thing) => thing['@type'].includes('dcat:Dataset'));
    expect(datasets).toHaveLength(said(await catalog(), `${DCAT}dataset`).length);
    const again = await app.client().get(path, { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('gives the course over time as CSV with the figures of the JSON', async () => {
    const [strategy] = (await app.client().get<List<Strategy>>(`${city.path}/strategies`)).json.items;
    const path = `${city.path}/strategies/${strategy?.id ?? ''}/course/series`;
    const { json } = await app.client().get<CourseSeries>(path);
    const { text } = await app.client().get(`${path}.csv`);
    const [head, ...rows] = parseDelimited(text.replace(/^\uFEFF/u, ''), ',').map(({ cells }) => cells);
    expect(head?.slice(0, 5)).toEqual(['on', 'pillar_id', 'pillar', 'health', 'today_actual_percent']);
    const ofStrategy = rows.filter((cells) => cells[1] === null);
    expect(ofStrategy.map((cells) => [cells[0], cells[5]])).toEqual(
      json.points.map(({ on, strategy: figures }) => [on, figures?.todayScope.actual?.exact ?? null]),
    );
  });

  it('keeps what members are answered to this site', async () => {
    const { headers } = await city.cdo.get(`${city.path}/catalog.ttl`);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const post = await app.client().post('/session', { email: 'a@example.org', password: 'x' });
    expect(post.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says nothing of a strategy that is not published, whoever asks', async () => {
    await publish(false);
    const mine = await city.cdo.get(`${city.path}/catalog.ttl`);
    for (const quads of [await catalog(), new Parser().parse(mine.text)])
      expect(said(quads, `${DCAT}dataset`)).toEqual([]);
  });
});
