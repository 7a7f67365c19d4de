import type { Edition, EditionContent, List, Report } from '@wegmarke/domain/contracts';
import type { Client } from 'pg';
import { TestApp } from './support/app';
import { verifyCity } from './support/audited';
import { asOwner } from './support/database';
import { approvedReport, sealReport, sha256 } from './support/editions';
import { dayFromToday, makePlanCity, type PlanCity } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

/** What was sealed stays as it was sealed. */
describe('editions', () => {
  let app: TestApp;
  let city: PlanCity;

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'siegelstadt');
    await sealReport(app, city, await approvedReport(city, { title: 'Erster' }));
  });
  afterAll(() => app.stop());

  const list = async (by = app.client()): Promise<readonly Edition[]> =>
    (await by.get<List<Edition>>(`${city.path}/editions`)).json.items;
  const file = async (number: number, format = 'json') =>
    app.client().get<EditionContent>(`${city.path}/editions/${String(number)}.${format}`);
  const verified = async () => (await verifyCity(app, city)).trouble;

  it('keep their bytes and hash, whatever is recorded later, and what they are called', async () => {
    const before = await file(1);
    await city.change({ kind: 'drop-milestone', subjectId: city.milestoneIds[2] ?? '' });
    await city.change({ kind: 'add-milestone', subjectId: city.projectIds[0] ?? '', title: text('Später') });
    const after = await file(1);
    expect(after.text).toBe(before.text);
    expect(sha256(after.text)).toBe((await list()).at(-1)?.files[0]?.hash);
    const known = after.headers.get('etag') ?? '';
    const path = `${city.path}/editions/1.json`;
    expect((await app.client().get(path, { 'if-none-match': known })).status).toBe(304);
  });

  it('tell what stands otherwise, and name what corrects them', async () => {
    const corrects = { number: 1, note: 'Eine Wegmarke war doppelt.' };
    const number = await sealReport(
      app,
      city,
      await approvedReport(city, { title: 'Berichtigt', corrects, sections: ['course', 'projects'] }),
    );
    const { json: content } = await file(number);
    expect(content.corrects).toEqual(corrects);
    expect(content.previous?.number).toBe(number - 1);
    expect(content.differences).toContainEqual(
      expect.objectContaining({ kind: 'section-removed', section: 'method' }),
    );
    expect(content.differences.some(({ kind }) => kind === 'figure')).toBe(true);
    expect((await list()).find((edition) => edition.number === 1)?.correctedBy).toEqual([number]);
  });

  it('for the council are not there for the public, nor anything of a strategy that is not published', async () => {
    const number = await sealReport(app, city, await approvedReport(city, { readers: 'council' }));
    const anybody = app.client();
    for (const path of [String(number), `${String(number)}.json`, `${String(number)}.xlsx`])
      expect([path, (await anybody.get(`${city.path}/editions/${path}`)).status]).toEqual([path, 404]);
    expect((await list()).map((edition) => edition.number)).not.toContain(number);
    const read = await city.council.get(`${city.path}/editions/${String(number)}.json`);
    expect([read.status, read.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    const next = await sealReport(app, city, await approvedReport(city, {}));
    expect((await file(next)).json.previous?.number).toBe(number - 1);
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query(`update strategy set published = false where id = $1`, [city.strategyId]);
    });
    expect(await list()).toEqual([]);
    expect((await file(1)).status).toBe(404);
    expect((await list(city.council)).length).toBeGreaterThan(2);
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query(`update strategy set published = true where id = $1`, [city.strategyId]);
    });
  });

  it('have numbers without gaps and one chain, also where several are sealed at once', async () => {
    const reports: string[] = [];
    for (let at = 0; at < 3; at += 1)
      reports.push(await approvedReport(city, { title: `Zugleich ${String(at)}` }));
    const numbers = await Promise.all(
      [...reports, ...reports].map((id) => sealReport(app, city, id).catch(() => 0)),
    );
    const all = await list(city.council);
    expect(new Set(numbers.filter((number) => number > 0)).size).toBe(3);
    expect(all.map(({ number }) => number)).toEqual(all.map((_, at) => all.length - at));
    for (const [at, edition] of all.entries())
      expect(edition.previousHash).toBe(all[at + 1]?.hash ?? '0'.repeat(64));
    expect(await verified()).toBeNull();
  });

  it('are left as they are by the database, whoever asks', async () => {
    for (const statement of [
      `update edition set title = 'x'`,
      `delete from edition`,
      `update edition_file set bytes = ''`,
      `delete from edition_file`,
      `truncate edition_file`,
    ])
      await expect(
        asOwner(app.databaseUrl, async (owner) => {
          await owner.query(`set app.municipality_id = '${city.municipalityId}'`);
          await owner.query(statement);
        }),
      ).rejects.toThrow('append-only');
    expect(await verified()).toBeNull();
  });

  it('are found by verifying where somebody changed them with whatever rights', async () => {
    for (const statement of [
      `update edition set title = title || 'x' where number = 2`,
      `update edition set on_day = '${dayFromToday(-3)}' where number = 2`,
      `update edition set readers = 'council' where number = 2`,
      `update edition set report_id = gen_random_uuid() where number = 2`,
      `update edition set hash = sha256(hash) where number = (select max(number) from edition)`,
      `delete from edition where number = 2`,
      `delete from edition where number = (select max(number) from edition)`,
      `update edition_file set bytes = bytes || '\\\\x00' where number = 1 and format = 'json'`,
      `update edition_file set bytes = bytes || '\\\\x00', hash = sha256(bytes || '\\\\x00') where number = 1 and format = 'json'`,
      `delete from edition_file where number = 1 and format = 'json'`,
      `update edition_file set number = 77 where number = 1`,
    ])
      expect([statement, await tampered(statement, verified)]).not.toEqual([statement, null]);
    expect(await verified()).toBeNull();
  });

  /** Does it past triggers and references, and afterwards puts all back. */
  async function tampered<T>(statement: string, look: () => Promise<T>): Promise<T> {
    return asOwner(app.databaseUrl, async (owner: Client) => {
      await owner.query('set session_replication_role = replica');
      for (const table of ['edition', 'edition_file'])
        await owner.query(`create temp table kept_${table} as select * from ${table}`);
      await owner.query(statement);
      const seen = await look();
      for (const table of ['edition_file', 'edition']) await owner.query(`delete from ${table}`);
      for (const table of ['edition', 'edition_file'])
        await owner.query(`insert into ${table} select * from kept_${table}`);
      return seen;
    });
  }

  it('leave nothing behind where a seal is interrupted, and are sealed when it is tried again', async () => {
    const reportId = await approvedReport(city, { title: 'Unterbrochen' });
    const before = (await list(city.council)).length;
    await asOwner(app.databaseUrl, async (owner) => {
      await owner.query(
        `create function interrupt() returns trigger language plpgsql as $$ begin raise exception 'interrupted'; end $$`,
      );
      await owner.query(
        `create trigger interrupt after insert on edition_file for each row execute function interrupt()`,
      );
    });
    await expect(sealReport(app, city, reportId)).rejects.toThrow('interrupted');
    expect((await list(city.council)).length).toBe(before);
    const { json: report } = await city.cdo.get<Report>(`${city.path}/reports/${reportId}`);
    expect([report.state, report.editionNumber]).toEqual(['sealing', null]);
    expect(await verified()).toBeNull();
    await asOwner(app.databaseUrl, (owner) => owner.query(`drop function interrupt() cascade`));
    expect(await sealReport(app, city, reportId)).toBe(before + 1);
    expect(await sealReport(app, city, reportId)).toBe(before + 1);
    expect(await verified()).toBeNull();
  });
});
