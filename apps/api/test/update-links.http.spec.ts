import type {
  Contributor,
  List,
  MailRecord,
  MailTrouble,
  Milestone,
  PreparedUpdate,
  Problem,
  Unreached,
} from '@wegmarke/domain/contracts';
import type { TestApp } from './support/app';
import { asOwner } from './support/database';
import type { HttpAnswer } from './support/http-client';
import { MailServer } from './support/mail-server';
import { letDaysPass } from './support/movable-clock';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';
import { EVERY_DAY, LinkHolder, morning, startMailing, tokensIn } from './support/reminded-city';

const codeOf = (answer: HttpAnswer<unknown>): [number, string] => [
  answer.status,
  (answer.json as Problem).code,
];

describe('reminders and their links', () => {
  let server: MailServer;
  let app: TestApp;
  const log: string[] = [];
  let cities = 0;

  beforeAll(async () => {
    server = await MailServer.start({
      refuseRecipient: (address) => (address.startsWith('gone') ? { code: 550, message: 'unknown' } : null),
    });
    app = await startMailing(server, { log: (line) => log.push(line) });
  });
  afterEach(() => letDaysPass(app, 0));
  afterAll(async () => {
    await app.stop();
    await server.stop();
  });

  const makeCity = async (settings = EVERY_DAY): Promise<PlanCity> => {
    cities += 1;
    const city = await makePlanCity(app, `frieden${String(cities)}`);
    const { status } = await city.cdo.send('PUT', `${city.path}/reminder-settings`, settings);
    expect(status).toBe(200);
    return city;
  };
  const headOf = ({ slug }: PlanCity): string => `head@${slug}.example`;

  /** The mails to an address, once so many are there. */
  const mailsTo = async (address: string, count: number) => {
    while (server.to(address).length < count) await new Promise(setImmediate);
    return server.to(address);
  };

  /** The links of the head's first mail: of the overdue milestone, and of the due one. */
  const linksOf = async (city: PlanCity): Promise<[LinkHolder, LinkHolder]> => {
    await morning(app, city.slug);
    const [mail] = await mailsTo(headOf(city), 1);
    const [overdue = '', due = ''] = tokensIn(mail);
    const hold = (token: string) => new LinkHolder(app.client(), city.slug, token);
    return [hold(overdue), hold(due)];
  };

  const revisions = async (city: PlanCity): Promise<number> => {
    const { rows } = await asOwner(app.databaseUrl, (owner) =>
      owner.query<{ count: number }>(
        'select count(*)::int as count from ledger_revision where municipality_id = $1',
        [city.municipalityId],
      ),
    );
    return rows[0]?.count ?? 0;
  };

  it('a morning writes one mail to a person about all that is asked, and none the second time', async () => {
    const city = await makeCity();
    expect(await morning(app, city.slug)).toBe(1);
    expect(await morning(app, city.slug)).toBe(0);
    const [mail] = await mailsTo(headOf(city), 1);
    expect(mail?.parsed.subject).toBe('2 Wegmarken warten auf Ihre Meldung');
    expect(mail?.parsed.text).toContain('Verspätet');
    expect(mail?.parsed.text).toContain('in 10 Tagen');
    const { json } = await city.head.get<List<MailRecord>>(`${city.path}/mails`);
    expect(json.items).toMatchObject([{ kind: 'reminder', subject: '2 Wegmarken warten auf Ihre Meldung' }]);
    letDaysPass(app, 1);
    expect(await morning(app, city.slug)).toBe(0);
  });

  it('opening a link writes nothing, however often; the first save spends it, in the person’s name', async () => {
    const city = await makeCity();
    const [link] = await linksOf(city);
    const before = await revisions(city);
    const [first, second] = [await link.view(), await link.view()];
    expect(first.json).toEqual(second.json);
    expect(first.json).toMatchObject({ person: 'head', prepares: false, answered: null });
    expect(first.json.office.title.texts.de).toBe('Leitung Schulverwaltung');
    expect(await revisions(city)).toBe(before);

    const { version, id } = first.json.milestone;
    const said = await link.answer({
      version,
      what: 'promise',
      on: dayFromToday(30),
      text: 'Lieferung verzögert',
    });
    expect(said.json).toMatchObject({ answered: 'promise', milestone: { promisedOn: dayFromToday(30) } });
    expect(await revisions(city)).toBe(before + 1);
    expect(codeOf(await link.answer({ version, what: 'done', on: today() }))).toEqual([409, 'link-spent']);
    const { json } = await city.head.get<Milestone>(`${city.path}/milestones/${id}`);
    expect(json.promises.at(-1)).toMatchObject({
      promisedOn: dayFromToday(30),
      reason: 'Lieferung verzögert',
    });
    const { rows } = await asOwner(app.databaseUrl, (owner) =>
      owner.query(
        `select r.person_id, r.office_id, a.what from ledger_revision r
         join ledger_entry e using (municipality_id, strategy_id, revision)
         join link_answer a on a.municipality_id = r.municipality_id and a.subject_id = e.id
         where r.municipality_id = $1`,
        [city.municipalityId],
      ),
    );
    expect(rows).toEqual([{ person_id: city.headPersonId, office_id: city.officeId, what: 'promise' }]);
  });

  it('an answer is taken back by the link on its day, and given again; the day after the link has ended', async () => {
    const city = await makeCity();
    const [overdue, due] = await linksOf(city);
    const { version } = (await overdue.view()).json.milestone;
    await overdue.answer({ version, what: 'done', on: today() });
    const undone = await overdue.undo();
    expect(undone.json).toMatchObject({ answered: null, milestone: { completedOn: null } });
    const again = await overdue.answer({
      version: undone.json.milestone.version,
      what: 'help',
      text: 'Wer hilft?',
    });
    expect(again.json).toMatchObject({
      answered: 'help',
      milestone: { helpRequest: { text: 'Wer hilft?' } },
    });
    expect((await overdue.undo()).json.milestone.helpRequest).toBeNull();
    const other = (await due.view()).json.milestone;
    expect((await due.answer({ version: other.version, what: 'unchanged' })).json.answered).toBe('unchanged');
    letDaysPass(app, 1);
    expect(codeOf(await due.view())).toEqual([404, 'link-ended']);
    expect((await overdue.view()).status).toBe(200);
    letDaysPass(app, 15);
    expect(codeOf(await overdue.view())).toEqual([404, 'link-ended']);
  });

  it.each([
    [{ what: 'done' as const }, '/on'],
    [{ what: 'done' as const, on: dayFromToday(1) }, '/on'],
    [{ what: 'promise' as const, on: dayFromToday(-1), text: 'x' }, '/on'],
    [{ what: 'promise' as const, on: dayFromToday(9) }, '/text'],
    [{ what: 'help' as const }, '/text'],
  ])('%j is refused with its field, and the link stays open', async (said, pointer) => {
    const city = await makeCity();
    const [link] = await linksOf(city);
    const { version } = (await link.view()).json.milestone;
    const refused = await link.answer({ version, ...said });
    expect(refused.status).toBe(422);
    expect((refused.json as unknown as Problem).errors).toMatchObject([{ pointer }]);
    expect((await link.view()).json.answered).toBeNull();
  });

  it('tells whoever answers what they have not seen, and spends nothing', async () => {
    const city = await makeCity();
    const [link] = await linksOf(city);
    const { version, id } = (await link.view()).json.milestone;
    await city.head.patch(
      `${city.path}/milestones/${id}`,
      { promisedOn: dayFromToday(50), reason: 'Neu' },
      { 'if-match': `"${String(version)}"` },
    );
    const answer = await link.answer({ version, what: 'done', on: today() });
    expect(codeOf(answer)).toEqual([412, 'stale']);
    expect((await link.view()).json.milestone.promisedOn).toBe(dayFromToday(50));
  });

  it('of two who save at the same moment one does', async () => {
    const city = await makeCity();
    const [link] = await linksOf(city);
    const { version } = (await link.view()).json.milestone;
    const answers = await Promise.all(
      [30, 40, 50].map((days) =>
        link.answer({ version, what: 'promise', on: dayFromToday(days), text: 'Grund' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('ends with the appointment and at hand-over; whoever follows is asked instead', async () => {
    const city = await makeCity();
    const [link] = await linksOf(city);
    const successor = await asOwner(app.databaseUrl, async (owner) => {
      await owner.query(
        `update appointment set until_on = $2 where municipality_id = $1 and office_id = $3`,
        [city.municipalityId, dayFromToday(0), city.officeId],
      );
      const { rows } = await owner.query<{ person_id: string }>(
        `select m.person_id from membership m join account a on a.id = m.account_id where a.email = $1`,
        [`council@${city.slug}.example`],
      );
      await owner.query(
        `insert into appointment (municipality_id, id, office_id, person_id, kind, from_on)
         values ($1, gen_random_uuid(), $2, $3, 'interim', $4)`,
        [city.municipalityId, city.officeId, rows[0]?.person_id, dayFromToday(1)],
      );
      return `council@${city.slug}.example`;
    });
    expect((await link.view()).status).toBe(200);
    letDaysPass(app, 1);
    expect(codeOf(await link.view())).toEqual([404, 'link-ended']);
    letDaysPass(app, 3);
    await morning(app, city.slug);
    const [mail] = await mailsTo(successor, 1);
    const [token = ''] = tokensIn(mail);
    const theirs = await new LinkHolder(app.client(), city.slug, token).view();
    expect(theirs.json).toMatchObject({ person: 'council', office: { id: city.officeId } });
    expect(server.to(headOf(city))).toHaveLength(1);
  });

  it('ends when the membership ends, and when another office answers', async () => {
    const city = await makeCity();
    const [overdue, due] = await linksOf(city);
    const { id } = (await due.view()).json.milestone;
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(`update milestone set office_id = $3 where municipality_id = $1 and id = $2`, [
        city.municipalityId,
        id,
        city.otherOfficeId,
      ]),
    );
    expect(codeOf(await due.view())).toEqual([404, 'link-ended']);
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(`delete from membership where municipality_id = $1 and person_id = $2`, [
        city.municipalityId,
        city.headPersonId,
      ]),
    );
    expect(codeOf(await overdue.view())).toEqual([404, 'link-ended']);
  });

  it('is nobody else’s, opens nothing in another city, and leads through sign-in where a city says so', async () => {
    const [city, other] = [await makeCity(), await makeCity()];
    const [link] = await linksOf(city);
    const elsewhere = new LinkHolder(app.client(), other.slug, link.token);
    expect(codeOf(await elsewhere.view())).toEqual([404, 'link-invalid']);
    expect(codeOf(await new LinkHolder(city.cdo, city.slug, link.token).view())).toEqual([
      403,
      'link-of-another',
    ]);
    await city.cdo.send('PUT', `${city.path}/reminder-settings`, { ...EVERY_DAY, linkNeedsSignIn: true });
    expect(codeOf(await link.view())).toEqual([401, 'link-needs-sign-in']);
    const signedIn = new LinkHolder(city.head, city.slug, link.token);
    const { version } = (await signedIn.view()).json.milestone;
    expect((await signedIn.answer({ version, what: 'done', on: today() })).status).toBe(200);
  });

  it('keeps no token: neither in the database nor in the log', async () => {
    const city = await makeCity();
    const [link] = await linksOf(city);
    await link.view();
    const { rows } = await asOwner(app.databaseUrl, (owner) =>
      owner.query<{ found: boolean }>(
        `select exists (select from update_link l where l::text like '%' || $1 || '%')
           or exists (select from mail m where m.sent_at is not null and m::text like '%' || $1 || '%')
           or exists (select from pgboss.job j where j::text like '%' || $1 || '%') as found`,
        [link.token],
      ),
    );
    expect(rows).toEqual([{ found: false }]);
    expect(log.join('\n')).not.toContain(link.token);
  });

  it('a contributor without an account is asked first and prepares; the holder confirms, and only then it counts', async () => {
    const city = await makeCity();
    const [projectId = ''] = city.projectIds;
    const { json: person } = await asOwner(app.databaseUrl, async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        `insert into person (municipality_id, id, name) values ($1, gen_random_uuid(), 'Carla Beitrag') returning id`,
        [city.municipalityId],
      );
      return { json: rows[0] };
    });
    const personId = person?.id;
    const path = `${city.path}/projects/${projectId}/contributors`;
    expect((await city.head.post(path, { personId })).json.errors).toMatchObject([{ pointer: '/email' }]);
    expect((await city.council.post(path, { personId, email: 'c@stadt.example' })).status).toBe(403);
    const email = `carla@${city.slug}.example`;
    const { json: named } = await city.head.post<List<Contributor>>(path, { personId, email });
    expect(named.items).toMatchObject([{ person: { name: 'Carla Beitrag' }, reached: true }]);

    await morning(app, city.slug);
    const [mail] = await mailsTo(email, 1);
    expect(server.to(headOf(city))).toEqual([]);
    const [token = ''] = tokensIn(mail);
    const carla = new LinkHolder(app.client(), city.slug, token);
    const { milestone, prepares } = (await carla.view()).json;
    expect(prepares).toBe(true);
    const before = await revisions(city);
    const answer = await carla.answer({ version: milestone.version, what: 'done', on: today() });
    expect(answer.json.milestone.completedOn).toBeNull();
    expect(await revisions(city)).toBe(before);

    letDaysPass(app, 1);
    await morning(app, city.slug);
    const [toHead] = await mailsTo(headOf(city), 1);
    expect(toHead?.parsed.text).toContain('Eine Meldung ist vorbereitet');
    const { json: waiting } = await city.head.get<List<PreparedUpdate>>(`${city.path}/prepared-updates`);
    expect(waiting.items).toMatchObject([{ what: 'done', by: 'Carla Beitrag', byLink: true }]);
    const id = waiting.items[0]?.id ?? '';
    expect((await city.council.post(`${city.path}/prepared-updates/${id}/confirmations`)).status).toBe(403);
    const confirmed = await city.head.post<Milestone>(`${city.path}/prepared-updates/${id}/confirmations`);
    expect([confirmed.status, confirmed.text]).toEqual([200, expect.any(String)]);
    expect(confirmed.json.completedOn).toBe(today());
    expect(await revisions(city)).toBe(before + 1);
    const { rows } = await asOwner(app.databaseUrl, (owner) =>
      owner.query(`select person_id, decided_by, decision from prepared_update where municipality_id = $1`, [
        city.municipalityId,
      ]),
    );
    expect(rows).toEqual([{ person_id: personId, decided_by: city.headPersonId, decision: 'confirmed' }]);
    await city.head.delete(`${path}/${named.items[0]?.id ?? ''}`);
    expect(codeOf(await carla.view())).toEqual([404, 'link-ended']);
  });

  it('shows the digital office whom mail does not reach, and leaves alone who wants none', async () => {
    const city = await makeCity();
    await asOwner(app.databaseUrl, (owner) =>
      owner.query(`update account set email = $2 where email = $1`, [
        headOf(city),
        `gone@${city.slug}.example`,
      ]),
    );
    await morning(app, city.slug);
    let troubles: readonly MailTrouble[] = [];
    while (troubles.length === 0)
      troubles = (await city.cdo.get<List<MailTrouble>>(`${city.path}/mail-troubles`)).json.items;
    expect(troubles).toMatchObject([
      { recipient: `gone@${city.slug}.example`, reason: 'no-such-mailbox', person: { name: 'head' } },
    ]);
    expect((await city.head.get(`${city.path}/mail-troubles`)).status).toBe(403);
    await city.head.send('PUT', `${city.path}/mail-preferences`, { delivery: 'off', language: 'en' });
    letDaysPass(app, 3);
    await morning(app, city.slug);
    const [toOffice] = await mailsTo(`cdo@${city.slug}.example`, 1);
    expect(tokensIn(toOffice)).toHaveLength(2);
    const { json } = await city.cdo.get<List<Unreached>>(`${city.path}/unreached`);
    expect(json.items).toMatchObject([{ person: { name: 'head' }, reason: 'wants-no-mail' }]);
  });

  it.each([
    [{ ...EVERY_DAY, weekdays: [] }],
    [{ ...EVERY_DAY, weekdays: [8] }],
    [{ ...EVERY_DAY, hour: 24 }],
    [{ ...EVERY_DAY, daysToAnswer: 0 }],
  ])('refuses settings that cannot be: %j', async (settings) => {
    const city = await makePlanCity(app, `falsch${String((cities += 1))}`, { adopt: false });
    expect((await city.cdo.send('PUT', `${city.path}/reminder-settings`, settings)).status).toBe(422);
    expect((await city.head.send('PUT', `${city.path}/reminder-settings`, EVERY_DAY)).status).toBe(403);
  });
});
