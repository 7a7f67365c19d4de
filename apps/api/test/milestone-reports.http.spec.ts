import type { Milestone, Problem, ScopeChangeResult, Session } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { makePlanCity, type PlanCity, today } from './support/plan-city';

const LINK = 'https://stadt.example/abnahme.pdf';
const text = (de: string) => ({ source: 'de' as const, texts: { de } });

describe('what offices say of a milestone', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'meldestadt');
    await appoint(city.council, city.otherOfficeId);
  });
  afterAll(() => app.stop());

  const appoint = async (client: HttpClient, officeId: string): Promise<void> => {
    const { json } = await client.get<Session>('/session');
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `insert into appointment (municipality_id, id, office_id, person_id, kind, from_on)
         values ($1, $2, $3, $4, 'stand-in', '2020-01-01')`,
        [city.municipalityId, uuid(), officeId, json.memberships[0]?.personId],
      ),
    );
  };
  const path = (id: string | undefined) => `${city.path}/milestones/${id ?? ''}`;
  const tagOf = async (id: string | undefined) => ({
    'if-match': (await city.cdo.get(path(id))).headers.get('etag') ?? '',
  });
  const report = async (client: HttpClient, id: string | undefined, evidenceLink: string | null = LINK) => {
    const { status } = await client.patch(path(id), { completedOn: today(), evidenceLink }, await tagOf(id));
    expect(status).toBe(200);
  };
  const verify = async (client: HttpClient, id: string | undefined) => {
    const { status, json } = await client.post<Milestone & Problem>(`${path(id)}/verifications`, {});
    return status === 200 ? json.evidence : [status, json.code];
  };
  const REFUSED = [403, 'own-evidence'];

  it('is verified by neither the person nor the office that reported it', async () => {
    const [byHead, byCdo, inParts, evidencedByCdo] = city.milestoneIds;
    await report(city.head, byHead);
    expect(await verify(city.cdo, byHead)).toBe('verified');

    await report(city.cdo, byCdo);
    expect(await verify(city.cdo, byCdo)).toEqual(REFUSED);
    expect(await verify(city.head, byCdo)).toEqual([403, 'forbidden']);
    expect(await verify(city.council, byCdo)).toBe('verified');

    await report(city.head, evidencedByCdo, null);
    await report(city.cdo, evidencedByCdo);
    expect(await verify(city.cdo, evidencedByCdo)).toEqual(REFUSED);

    await report(city.cdo, inParts);
    const split = await city.change({
      kind: 'split-milestone',
      subjectId: inParts ?? '',
      parts: [
        { title: text('Erster Teil'), share: 1 },
        { title: text('Zweiter Teil'), share: 2 },
      ],
    });
    const [first, second] = (split.json satisfies ScopeChangeResult).createdIds;
    expect(await verify(city.cdo, first)).toEqual(REFUSED);
    expect(await verify(city.council, first)).toBe('verified');

    // Whoever acts for the reporting office, too, is no other office, whatever else they hold.
    const [cdo] = (await city.cdo.get<Session>('/session')).json.memberships;
    await appoint(city.council, cdo?.offices[0]?.officeId ?? '');
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `insert into absence (municipality_id, id, office_id, person_id, from_on, until_on)
         values ($1, $2, $3, $4, '2020-01-01', '2999-12-31')`,
        [city.municipalityId, uuid(), cdo?.offices[0]?.officeId, cdo?.personId],
      ),
    );
    expect(await verify(city.council, second)).toEqual(REFUSED);
  });

  it('holds one open request for help and one suggestion: a new one takes the place of the former', async () => {
    const [id] = city.milestoneIds;
    const ask = async (words: string) =>
      (await city.head.post<Milestone>(`${path(id)}/help-requests`, { text: words })).json;
    const suggest = async (reason: string) =>
      (
        await city.head.post<Milestone>(`${path(id)}/owner-suggestions`, {
          officeId: city.otherOfficeId,
          reason,
        })
      ).json;
    const first = [await ask('Erste Bitte'), await suggest('Erster Grund')];
    const second = [await ask('Zweite Bitte'), await suggest('Zweiter Grund')];
    expect(second[1]).toMatchObject({
      helpRequest: { text: 'Zweite Bitte' },
      suggestion: { reason: 'Zweiter Grund' },
    });
    const paths = (milestone: Milestone | undefined) => [
      `${path(id)}/help-requests/${milestone?.helpRequest?.id ?? ''}`,
      `${path(id)}/owner-suggestions/${milestone?.suggestion?.id ?? ''}`,
    ];
    for (const former of paths(first[1]))
      expect((await city.head.delete(former, await tagOf(id))).status).toBe(404);
    for (const open of paths(second[1]))
      expect((await city.head.delete(open, await tagOf(id))).status).toBe(200);
    expect((await city.head.get<Milestone>(path(id))).json).toMatchObject({
      helpRequest: null,
      suggestion: null,
    });
  });

  it('links to evidence without credentials: a link is public', async () => {
    const [id] = city.milestoneIds;
    for (const evidenceLink of ['https://amt:geheim@stadt.example/x', 'https://amt@stadt.example/x']) {
      const { status, json } = await city.head.patch(
        path(id),
        { completedOn: today(), evidenceLink },
        await tagOf(id),
      );
      expect([status, json.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/evidenceLink']]);
    }
    await report(city.head, id, 'https://stadt.example/@amt/x');
  });
});
