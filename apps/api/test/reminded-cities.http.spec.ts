import type { AuditEvent, List, Person } from '@wegmarke/domain/contracts';
import { MunicipalityDirectory } from '../src/platform/access/municipality-directory';
import type { TestApp } from './support/app';
import { verifyCity } from './support/audited';
import { asOwner } from './support/database';
import { MailServer } from './support/mail-server';
import { makePlanCity, type PlanCity, today } from './support/plan-city';
import { EVERY_DAY, LinkHolder, lookRound, morning, startMailing, tokensIn } from './support/reminded-city';

describe('cities that are reminded', () => {
  let server: MailServer;
  let app: TestApp;
  let city: PlanCity;
  let closed: PlanCity;

  beforeAll(async () => {
    server = await MailServer.start();
    app = await startMailing(server);
    city = await makePlanCity(app, 'offenstadt');
    closed = await makePlanCity(app, 'zustadt');
    for (const one of [city, closed]) {
      const { status } = await one.cdo.send('PUT', `${one.path}/reminder-settings`, EVERY_DAY);
      expect(status).toBe(200);
    }
  });
  afterAll(async () => {
    await app.stop();
    await server.stop();
  });

  const holder = async (of: PlanCity): Promise<LinkHolder> => {
    const address = `head@${of.slug}.example`;
    await morning(app, of.slug);
    while (server.to(address).length === 0) await new Promise(setImmediate);
    const [token = ''] = tokensIn(server.to(address)[0]);
    return new LinkHolder(app.client(), of.slug, token);
  };

  it('tell in the history of a milestone that it was answered by a link, and that this was taken back', async () => {
    const link = await holder(city);
    const { id, version } = (await link.view()).json.milestone;
    expect((await link.answer({ version, what: 'done', on: today() })).status).toBe(200);
    const history = async () => {
      const { json } = await city.council.get<List<AuditEvent>>(`${city.path}/history/${id}`);
      return json.items.filter(({ action }) => action.startsWith('link-answer.'));
    };
    expect(await history()).toMatchObject([
      {
        action: 'link-answer.added',
        actor: { kind: 'person', personId: city.headPersonId },
        subject: { kind: 'link-answer', id },
        detail: { answer: 'done' },
      },
    ]);
    expect((await link.undo()).status).toBe(200);
    expect((await history()).map(({ action }) => action)).toEqual([
      'link-answer.removed',
      'link-answer.added',
    ]);
    // What the head says signed in is not by a link.
    await city.head.patch(
      `${city.path}/milestones/${id}`,
      { completedOn: today() },
      { 'if-match': `"${String((await link.view()).json.milestone.version)}"` },
    );
    expect(await history()).toHaveLength(2);
    expect((await verifyCity(app, city)).trouble).toBeNull();
  });

  it('ask whoever stands in while the holder is away, and say in whose place', async () => {
    const away = await makePlanCity(app, 'urlaubsstadt');
    await away.cdo.send('PUT', `${away.path}/reminder-settings`, EVERY_DAY);
    const people = await away.cdo.get<List<Person>>(`${away.path}/people`);
    const address = `council@${away.slug}.example`;
    const standIn = people.json.items.find(({ email }) => email === address);
    const absence = { fromOn: today(), untilOn: today(), standInId: standIn?.id };
    const reported = await away.head.post(`${away.path}/offices/${away.officeId}/absences`, absence);
    expect(reported.status).toBe(201);
    await morning(app, away.slug);
    while (server.to(address).length === 0) await new Promise(setImmediate);
    const [mail] = server.to(address);
    expect(mail?.parsed.text).toContain('Sie antworten in Vertretung für: ');
    expect(server.to(`head@${away.slug}.example`)).toEqual([]);
    const [token = ''] = tokensIn(mail);
    const link = new LinkHolder(app.client(), away.slug, token);
    const { version } = (await link.view()).json.milestone;
    expect((await link.answer({ version, what: 'done', on: today() })).status).toBe(200);
  });

  it('are neither those of the sample, whose people are invented, nor those an operator has closed', async () => {
    const sample = await makePlanCity(app, 'musterstadt');
    await sample.cdo.send('PUT', `${sample.path}/reminder-settings`, EVERY_DAY);
    const link = await holder(closed);
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query(`update municipality set demo = true where id = $1`, [sample.municipalityId]);
      await owner.query(`update municipality set suspended_at = now(), version = version + 1 where id = $1`, [
        closed.municipalityId,
      ]);
      await owner.query(`delete from reminder_run`);
    });
    app.app.get(MunicipalityDirectory).forget(closed.slug);
    await lookRound(app);
    const { rows } = await asOwner(app.databaseUrl, (owner) =>
      owner.query<{ of: string }>(
        `select data ->> 'municipalityId' as of from pgboss.job where name = 'remind'`,
      ),
    );
    expect(rows.map(({ of }) => of)).toContain(city.municipalityId);
    for (const { municipalityId } of [sample, closed])
      expect(rows.map(({ of }) => of)).not.toContain(municipalityId);
    const refused = { status: 403, json: { code: 'municipality-suspended' } };
    expect(await link.view()).toMatchObject(refused);
    expect(await link.answer({ version: 1, what: 'unchanged' })).toMatchObject(refused);
    expect(await link.undo()).toMatchObject(refused);
    const welcome = `/municipalities/${closed.slug}/welcome`;
    const body = { token: link.token, name: 'Wer auch immer', password: 'vier Amseln zwölf Boote' };
    expect(await app.client().post(`${welcome}/guest`, { token: link.token })).toMatchObject(refused);
    expect(await app.client().post(welcome, body)).toMatchObject(refused);
  });
});
