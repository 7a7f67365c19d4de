import { addDays } from '@wegmarke/domain/calendar';
import type {
  PlanChange,
  PlanChangesInput,
  PlanChangesResult,
  Problem,
  Strategy,
} from '@wegmarke/domain/contracts';
import ICAL from 'ical.js';
import sax from 'sax';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { dayFromToday, makePlanCity, type PlanCity } from './support/plan-city';

const NASTY = 'Lösung <b onclick="x">; "y", \\nEND:VEVENT &amp; ]]> ' + 'ü'.repeat(60);
const text = (de: string, en?: string) => ({
  source: 'de' as const,
  texts: en === undefined ? { de } : { de, en },
});

const read = (body: string): Map<string, ICAL.Event> =>
  new Map(
    new ICAL.Component(ICAL.parse(body) as unknown[])
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component))
      .map((event) => [event.uid, event]),
  );
const statusOf = (event: ICAL.Event | undefined) => event?.component.getFirstPropertyValue('status');

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** @throws Error where it is not well-formed */
function parseXml(body: string): Element {
  const open: Element[] = [{ name: '', attributes: {}, children: [] }];
  const parser = sax.parser(true);
  const say = (text: string): void => void open.at(-1)?.children.push(text);
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => void open.pop();
  parser.ontext = say;
  parser.oncdata = say;
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(body).close();
  return elementsOf(open[0])[0] ?? { name: '', attributes: {}, children: [] };
}

const elementsOf = (parent: Element | undefined): Element[] =>
  (parent?.children ?? []).filter((child) => typeof child !== 'string');
const textOf = (element: Element | undefined): string =>
  (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
const allIn = (element: Element): Element[] => elementsOf(element).flatMap((each) => [each, ...allIn(each)]);

function readFeed(body: string) {
  const feed = parseXml(body);
  expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
  const say = (parent: Element, name: string): string =>
    textOf(elementsOf(parent).find((each) => each.name === name));
  const link = (parent: Element, rel: string): string | undefined =>
    elementsOf(parent).find(({ attributes }) => attributes['rel'] === rel)?.attributes['href'];
  return {
    id: say(feed, 'id'),
    title: say(feed, 'title'),
    updated: say(feed, 'updated'),
    self: link(feed, 'self'),
    entries: elementsOf(feed)
      .filter(({ name }) => name === 'entry')
      .map((entry) => {
        const content = allIn(entry).filter(({ name }) => ['div', 'p', 'ul', 'li'].includes(name));
        const texts = (name: string): string[] => content.filter((each) => each.name === name).map(textOf);
        return {
          id: say(entry, 'id'),
          updated: say(entry, 'updated'),
          title: say(entry, 'title'),
          link: link(entry, 'alternate'),
          items: texts('li'),
          paragraphs: texts('p'),
          elements: new Set(allIn(entry).map(({ name }) => name)),
        };
      }),
  };
}

describe('what programs subscribe to', () => {
  let app: TestApp;
  let city: PlanCity;
  let anybody: HttpClient;
  const secretProject = uuid();

  beforeAll(async () => {
    app = await TestApp.start({ env: { PUBLIC_URL: 'https://wegmarke.example' } });
    city = await makePlanCity(app, 'kalenderstadt');
    anybody = app.client();
    await change([
      {
        kind: 'add-project',
        id: secretProject,
        pillarId: city.pillarIds[0] ?? '',
        title: text('Noch geheim'),
        officeId: city.officeId,
      },
    ]);
    await change([
      {
        kind: 'add-milestone',
        id: uuid(),
        projectId: secretProject,
        title: text('Geheime Wegmarke'),
        baselineOn: dayFromToday(5),
      },
    ]);
    await change([{ kind: 'describe-milestone', subjectId: milestone(2), title: text(NASTY, 'A solution') }]);
    const strategy = await city.cdo.get<Strategy>(`${city.path}/strategies/${city.strategyId}`);
    const occasions = [{ on: dayFromToday(-30), title: text('Ratssitzung; Teil 1', 'Council session') }];
    await city.cdo.patch(
      `${city.path}/strategies/${city.strategyId}`,
      { occasions },
      { 'if-match': strategy.headers.get('etag') ?? '' },
    );
  });
  afterAll(() => app.stop());

  const milestone = (at: number): string => city.milestoneIds[at] ?? '';
  const change = async (changes: PlanChange[], input: Partial<PlanChangesInput> = {}): Promise<void> => {
    const { status, json } = await city.cdo.post<PlanChangesResult>(
      `${city.path}/strategies/${city.strategyId}/changes`,
      { changes, reason: 'Für den Test', ...input },
    );
    expect([status, (json as unknown as Problem).errors]).toEqual([201, undefined]);
  };
  const calendar = async (query = '', reader = anybody) => {
    const answer = await reader.get(`${city.path}/milestones.ics${query}`);
    expect(answer.status).toBe(200);
    return read(answer.text);
  };
  const feed = async (query = '', reader = anybody) => {
    const answer = await reader.get(`${city.path}/changes.atom${query}`);
    expect(answer.status).toBe(200);
    return readFeed(answer.text);
  };

  it('puts published milestones on the promised day, with stable names', async () => {
    const answer = await anybody.get(`${city.path}/milestones.ics`);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = read(answer.text);
    const due = events.get(`${milestone(1)}@wegmarke`);
    expect(due?.summary).toBe('Fällig');
    expect(due?.startDate.toString()).toBe(dayFromToday(10));
    expect(due?.component.getFirstPropertyValue('url')).toBe(
      `https://wegmarke.example/kalenderstadt/projects/${city.projectIds[0] ?? ''}`,
    );
    // Three dated milestones and a session; what has no day stands in no calendar.
    expect(events.size).toBe(4);
    expect([...events.values()].map(({ summary }) => summary)).toContain('Ratssitzung; Teil 1');
  });

  it('moves a milestone under its name, with a higher number', async () => {
    const before = (await calendar()).get(`${milestone(1)}@wegmarke`);
    await change([{ kind: 'set-baseline', subjectId: milestone(1), baselineOn: dayFromToday(45) }]);
    const after = (await calendar()).get(`${milestone(1)}@wegmarke`);
    expect(after?.startDate.toString()).toBe(dayFromToday(45));
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  it('cancels what leaves the plan', async () => {
    expect(statusOf((await calendar()).get(`${milestone(0)}@wegmarke`))).toBe('CONFIRMED');
    await change([{ kind: 'drop', subjectId: milestone(0) }]);
    const event = (await calendar()).get(`${milestone(0)}@wegmarke`);
    expect([statusOf(event), event?.summary]).toEqual(['CANCELLED', 'Entfällt: Verspätet']);
  });

  it('speaks the language that is asked for, and says nothing but what was written', async () => {
    const german = (await calendar()).get(`${milestone(2)}@wegmarke`);
    expect(german?.summary).toBe(NASTY);
    expect(german?.component.getAllSubcomponents()).toEqual([]);
    const english = (await calendar('?lang=en')).get(`${milestone(2)}@wegmarke`);
    expect([english?.summary, english?.description.split('\n')[0]]).toEqual([
      'A solution',
      'Project: Projekt 1',
    ]);
    expect((await anybody.get(`${city.path}/milestones.ics?lang=fr`)).status).toBe(422);
  });

  it('is that of a pillar or project alone where asked', async () => {
    const [first = '', second = ''] = city.pillarIds;
    expect((await calendar(`?pillar=${first}`)).size).toBe(3);
    expect((await calendar(`?pillar=${second}`)).size).toBe(0);
    expect((await calendar(`?project=${city.projectIds[0] ?? ''}`)).size).toBe(3);
    const entries = (await feed(`?project=${city.projectIds[1] ?? ''}`)).entries;
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.flatMap(({ items }) => items).join()).not.toContain('Projekt 1');
  });

  it('tells every change once, newest first, with an id and a day that stay', async () => {
    const before = await feed();
    await change([{ kind: 'set-weight', subjectId: city.projectIds[1] ?? '', weight: 3 }], {
      reason: NASTY,
      paper: '2026/0099',
    });
    const after = await feed();
    expect(after.entries.slice(1, before.entries.length + 1)).toEqual(before.entries.slice(0, 49));
    expect(after.id).toBe(before.id);
    expect(after.self).toBe('https://wegmarke.example/api/v1/municipalities/kalenderstadt/changes.atom');
    expect(after.updated).toBe(after.entries[0]?.updated);
    expect(after.entries[0]).toMatchObject({ title: 'Umgewichtet: Projekt 2' });
    expect(after.entries[0]?.paragraphs).toEqual([NASTY, 'Vorlage 2026/0099']);
    expect([...(after.entries[0]?.elements ?? [])].sort()).toEqual([
      'author',
      'content',
      'div',
      'id',
      'li',
      'link',
      'name',
      'p',
      'published',
      'title',
      'ul',
      'updated',
    ]);
    expect(new Set(after.entries.map(({ id }) => id)).size).toBe(after.entries.length);
  });

  it('tells members no more than anybody', async () => {
    for (const file of ['milestones.ics', 'changes.atom']) {
      const own = await city.cdo.get(`${city.path}/${file}`);
      expect(own.text).toBe((await anybody.get(`${city.path}/${file}`)).text);
      expect(own.text.toLowerCase()).not.toContain('geheim');
      const ofSecret = await city.cdo.get(`${city.path}/${file}?project=${secretProject}`);
      expect([ofSecret.status, (await anybody.get(`${city.path}/${file}?project=${uuid()}`)).status]).toEqual(
        [404, 404],
      );
    }
  });

  it('is not sent again while it is the same', async () => {
    for (const file of ['milestones.ics', 'changes.atom']) {
      const first = await anybody.get(`${city.path}/${file}`);
      const tag = first.headers.get('etag') ?? '';
      expect((await anybody.get(`${city.path}/${file}`, { 'if-none-match': tag })).status).toBe(304);
      expect((await anybody.get(`${city.path}/${file}?lang=nl`, { 'if-none-match': tag })).status).toBe(200);
    }
  });

  it('is not there where nothing is published', async () => {
    const hidden = await makePlanCity(app, 'entwurfstadt');
    await asOwner(app.databaseUrl, (client) =>
      client.query('update strategy set published = false where municipality_id = $1', [
        hidden.municipalityId,
      ]),
    );
    for (const file of ['milestones.ics', 'changes.atom'])
      for (const reader of [anybody, hidden.cdo])
        expect((await reader.get(`${hidden.path}/${file}`)).status).toBe(404);
  });

  it('holds a day that has passed as that day', async () => {
    const events = await calendar();
    const session = [...events.values()].find(({ summary }) => summary.startsWith('Ratssitzung'));
    expect(session?.endDate.toString()).toBe(addDays(dayFromToday(-30), 1));
  });
});
