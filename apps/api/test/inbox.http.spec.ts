import type { InboxAnswer, InboxCount, Milestone, ProjectUpdate } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import { dayFromToday, makePlanCity, type PlanCity } from './support/plan-city';

describe('the inbox of the digital office', () => {
  let app: TestApp;
  let city: PlanCity;
  let path: string;
  let cities = 0;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    city = await makePlanCity(app, `stadt-${String(++cities)}`);
    path = `${city.path}/inbox`;
  });
  afterAll(() => app.stop());

  const kinds = ({ items }: InboxAnswer) => items.map(({ kind }) => kind);
  const inbox = async (): Promise<InboxAnswer> => (await city.cdo.get<InboxAnswer>(path)).json;
  const askForHelp = async (milestone: number, answerBy: string | null): Promise<string> => {
    const { json } = await city.head.post<Milestone>(
      `${city.path}/milestones/${city.milestoneIds[milestone] ?? ''}/help-requests`,
      { text: 'Wer bezahlt das?', answerBy },
    );
    return json.helpRequest?.id ?? '';
  };

  it('is for the digital office alone', async () => {
    for (const client of [city.head, city.council]) expect((await client.get(path)).status).toBe(403);
    expect((await app.client().get(path)).status).toBe(401);
  });

  it('holds what waits: silent offices, undated milestones, projects without any', async () => {
    await city.change({ kind: 'drop-milestone', subjectId: city.milestoneIds[3] ?? '' });
    expect(kinds(await inbox())).toEqual(['silent-office', 'project-without-milestones']);
    await city.change({
      kind: 'add-milestone',
      subjectId: city.projectIds[1] ?? '',
      title: { source: 'de', texts: { de: 'Irgendwann' } },
      baselineOn: null,
    });
    const { items } = await inbox();
    expect(items).toMatchObject([
      { kind: 'silent-office', id: city.officeId, count: 2, since: null },
      {
        kind: 'undated-milestone',
        title: { texts: { de: 'Irgendwann' } },
        project: { id: city.projectIds[1] },
      },
    ]);
  });

  it('holds a silent office no longer once it is asked how things stand, until it has answered', async () => {
    const silent = async () => (await inbox()).items.find(({ kind }) => kind === 'silent-office');
    const found = await silent();
    expect(found).toMatchObject({ id: city.officeId, project: { id: city.projectIds[0] } });
    const ask = (client = city.cdo, answerBy: string | null = dayFromToday(14)) =>
      client.post<ProjectUpdate>(`${city.path}/projects/${found?.project?.id ?? ''}/updates`, {
        happened: { source: 'de', texts: { de: 'Um Auskunft gebeten.' } },
        ask: { officeId: city.officeId, text: { source: 'de', texts: { de: 'Wie steht es?' } }, answerBy },
      });
    // What another office asks, or nobody is held to, is no word of how things stand.
    await ask(city.head);
    await ask(city.cdo, null);
    expect(await silent()).toBeDefined();

    const { json: asked } = await ask();
    expect(await silent()).toBeUndefined();
    const update = `${city.path}/updates/${asked.id}`;
    await city.head.send('PUT', `${update}/answer`, { answer: { source: 'de', texts: { de: 'Gut.' } } });
    expect(await silent()).toBeDefined();
    await city.head.delete(`${update}/answer`);
    expect(await silent()).toBeUndefined();
    await city.cdo.delete(update, { 'if-match': `"${String(asked.version)}"` });
    expect(await silent()).toBeDefined();
  });

  it('holds vacancies of offices that answer for something', async () => {
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(`update appointment set until_on = $2 where municipality_id = $1 and office_id = $3`, [
        city.municipalityId,
        dayFromToday(-1),
        city.officeId,
      ]),
    );
    expect((await inbox()).items[0]).toMatchObject({
      kind: 'vacancy',
      id: city.officeId,
      since: dayFromToday(-1),
      count: 2,
    });
  });

  it('puts overdue answers first, and counts them', async () => {
    await askForHelp(0, dayFromToday(5));
    const overdue = await askForHelp(1, dayFromToday(0));
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(`update help_request set answer_by = $2 where id = $1`, [overdue, dayFromToday(-2)]),
    );
    const { items } = await inbox();
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'help-request', id: overdue, isOverdue: true, text: 'Wer bezahlt das?', by: 'head' },
      { kind: 'help-request', isOverdue: false, answerBy: dayFromToday(5) },
    ]);
    const { json } = await city.cdo.get<InboxCount>(`${path}/count`);
    expect(json).toEqual({ open: items.length, overdue: 1 });
  });

  it('closes a request with an answer that whoever asked reads, and opens it again', async () => {
    const id = await askForHelp(0, null);
    const answer = `${path}/help-requests/${id}/answer`;
    const milestone = `${city.path}/milestones/${city.milestoneIds[0] ?? ''}`;
    expect((await city.head.send('PUT', answer, { answer: 'x' })).status).toBe(403);
    expect((await city.cdo.send('PUT', answer, { answer: ' ' })).status).toBe(422);
    const closed = await city.cdo.send<InboxAnswer>('PUT', answer, { answer: 'Der Haushalt 2027.' });
    expect(kinds(closed.json)).not.toContain('help-request');
    const read = (await city.head.get<Milestone>(milestone)).json;
    expect([read.helpRequest, read.helpAnswer]).toMatchObject([
      null,
      { text: 'Wer bezahlt das?', answer: 'Der Haushalt 2027.', by: 'cdo' },
    ]);
    const twice = await city.cdo.send('PUT', answer, { answer: 'Noch einmal' });
    expect([twice.status, twice.json.code]).toEqual([409, 'decided-already']);
    const open = await city.cdo.delete<InboxAnswer>(answer);
    expect(kinds(open.json)[0]).toBe('help-request');
    const again = (await city.head.get<Milestone>(milestone)).json;
    expect([again.helpRequest?.id, again.helpAnswer]).toEqual([id, null]);
    expect((await city.cdo.delete(answer)).status).toBe(409);
  });

  it('knows which office takes care of a request', async () => {
    const id = await askForHelp(0, null);
    const holder = `${path}/help-requests/${id}/holder`;
    const held = await city.cdo.send<InboxAnswer>('PUT', holder, { officeId: city.otherOfficeId });
    expect(held.json.items[0]?.holder?.id).toBe(city.otherOfficeId);
    const unknown = await city.cdo.send('PUT', holder, { officeId: city.strategyId });
    expect([unknown.status, unknown.json.errors?.[0]?.pointer]).toEqual([422, '/officeId']);
    const back = await city.cdo.send<InboxAnswer>('PUT', holder, { officeId: null });
    expect(back.json.items[0]?.holder).toBeNull();
  });

  describe('"not ours"', () => {
    const suggest = async (): Promise<string> => {
      const { json } = await city.head.post<Milestone>(
        `${city.path}/milestones/${city.milestoneIds[0] ?? ''}/owner-suggestions`,
        { officeId: city.otherOfficeId, reason: 'Das macht der Tiefbau.' },
      );
      return json.suggestion?.id ?? '';
    };
    const milestone = async (): Promise<Milestone> =>
      (await city.cdo.get<Milestone>(`${city.path}/milestones/${city.milestoneIds[0] ?? ''}`)).json;

    it('accepted makes the suggested office answer in one act, and taken back the former one', async () => {
      const id = await suggest();
      expect((await inbox()).items[0]).toMatchObject({
        kind: 'owner-suggestion',
        id,
        text: 'Das macht der Tiefbau.',
        office: { id: city.officeId },
        suggestedOffice: { id: city.otherOfficeId },
      });
      const decision = `${path}/owner-suggestions/${id}/decision`;
      expect((await city.head.send('PUT', decision, { decision: 'accepted' })).status).toBe(403);
      const accepted = await city.cdo.send<InboxAnswer>('PUT', decision, { decision: 'accepted' });
      expect([accepted.status, kinds(accepted.json).includes('owner-suggestion')]).toEqual([200, false]);
      expect((await milestone()).office.id).toBe(city.otherOfficeId);
      expect((await city.cdo.send('PUT', decision, { decision: 'accepted' })).json.code).toBe(
        'decided-already',
      );
      const back = await city.cdo.delete<InboxAnswer>(decision);
      expect(kinds(back.json)[0]).toBe('owner-suggestion');
      expect((await milestone()).office.id).toBe(city.officeId);
    });

    it('declined says why to whoever suggested it, and nothing without a reason', async () => {
      const decision = `${path}/owner-suggestions/${await suggest()}/decision`;
      const silent = await city.cdo.send('PUT', decision, { decision: 'declined' });
      expect([silent.status, silent.json.errors?.[0]?.pointer]).toEqual([422, '/reason']);
      await city.cdo.send('PUT', decision, {
        decision: 'declined',
        reason: 'Der Tiefbau baut, plant aber nicht.',
      });
      expect(await milestone()).toMatchObject({
        office: { id: city.officeId },
        suggestion: null,
        declined: { officeId: city.otherOfficeId, reason: 'Der Tiefbau baut, plant aber nicht.', by: 'cdo' },
      });
    });
  });

  it('leaves out what is deferred, until its day or until it is wanted again', async () => {
    const before = await inbox();
    const [item] = before.items;
    const deferral = { kind: item?.kind, subjectId: item?.id, untilOn: dayFromToday(7) };
    expect((await city.cdo.post(`${path}/deferrals`, { ...deferral, untilOn: dayFromToday(0) })).status).toBe(
      422,
    );
    expect(
      (await city.cdo.post(`${path}/deferrals`, { ...deferral, subjectId: city.strategyId })).status,
    ).toBe(404);
    const { json } = await city.cdo.post<InboxAnswer>(`${path}/deferrals`, deferral);
    expect([json.items.length, json.deferred]).toEqual([before.items.length - 1, 1]);
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(`update inbox_deferral set until_on = $2 where municipality_id = $1`, [
        city.municipalityId,
        dayFromToday(0),
      ]),
    );
    expect((await inbox()).items).toEqual(before.items);
    await city.cdo.post(`${path}/deferrals`, deferral);
    const shown = await city.cdo.delete<InboxAnswer>(
      `${path}/deferrals/${String(item?.kind)}/${String(item?.id)}`,
    );
    expect(shown.json).toEqual(before);
    expect((await city.cdo.delete(`${path}/deferrals/nothing/${city.strategyId}`)).status).toBe(404);
  });
});
