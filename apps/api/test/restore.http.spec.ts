import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProjectDocument } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { copyFiles, restore, takeBase } from './support/backups';
import { asOwner } from './support/database';
import { expectProjectionToEqualFold } from './support/ledger-truth';
import { type OwnPostgres, startPostgres } from './support/own-postgres';
import { makePlanCity, type PlanCity, today } from './support/plan-city';
import { formWith } from './support/sample-files';

/** Every row of the ledger as it is stored, hashes included. */
function storedLedger(url: string): Promise<unknown> {
  return asOwner(url, async (owner) => {
    const rows = async (table: string, order: string) =>
      (await owner.query<{ row: unknown }>(`select to_jsonb(t) as row from ${table} t order by ${order}`))
        .rows;
    return [
      await rows('ledger_revision', 'strategy_id, revision'),
      await rows('ledger_entry', 'strategy_id, revision, position'),
    ];
  });
}

describe('a backup, and what was written after it', () => {
  let folder: string;
  let backupDir: string;
  let dataDir: string;
  let postgres: OwnPostgres;
  let app: TestApp;
  let city: PlanCity;
  const restored: { postgres?: OwnPostgres; app?: TestApp } = {};

  const serve = (url: string, data: string) =>
    TestApp.start({ databaseUrl: url, env: { DATA_DIR: data, LOG_LEVEL: 'silent' } });
  const addMilestone = async (title: string): Promise<void> => {
    const { status } = await city.change({
      kind: 'add-milestone',
      subjectId: city.projectIds[0] ?? '',
      title: { source: 'de', texts: { de: title } },
    });
    expect(status).toBe(201);
  };
  const upload = async (text: string): Promise<ProjectDocument> => {
    const path = `${city.path}/projects/${city.projectIds[0] ?? ''}/documents`;
    const { status, json } = await city.head.post<ProjectDocument>(path, formWith(text, 'beleg.txt'));
    expect(status).toBe(201);
    return json;
  };
  const figures = async (from: TestApp): Promise<unknown> => {
    const { status, json } = await from.client().get(`${city.path}/strategies/${city.strategyId}/course`);
    expect(status).toBe(200);
    return json;
  };
  /** An instant, in whole milliseconds, after all that was confirmed and before all that comes. */
  const instantNow = (): Promise<Date> =>
    asOwner(postgres.url, async (owner) => {
      const { rows } = await owner.query<{ at: Date }>(
        `select date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' as at`,
      );
      const at = rows[0]?.at ?? new Date(0);
      const passed = `select clock_timestamp() > $1 as passed`;
      while ((await owner.query<{ passed: boolean }>(passed, [at])).rows[0]?.passed !== true);
      return at;
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wegmarke-restore-'));
    // As root, PostgreSQL's own account passes through it.
    await chmod(folder, 0o755);
    [backupDir, dataDir] = [join(folder, 'backups'), join(folder, 'data')];
    postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), backupDir });
    app = await serve(postgres.url, dataDir);
    city = await makePlanCity(app, 'rueckstadt');
  }, 60_000);
  afterAll(async () => {
    await restored.app?.stop();
    await restored.postgres?.stop();
    await app.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('give ledger, figures and files of any instant between, in another folder, after PostgreSQL was killed', async () => {
    const early = await upload('Vor der Sicherung');
    await takeBase({ url: postgres.url, backupDir });
    expect(await copyFiles({ dataDir, backupDir })).toBe(1);
    await addMilestone('Nach der Sicherung');
    const late = await upload('Nach der Sicherung');
    expect(await copyFiles({ dataDir, backupDir })).toBe(1);
    const then = { ledger: await storedLedger(postgres.url), figures: await figures(app) };
    const instant = await instantNow();
    await addMilestone('Das soll weg');
    await upload('Das soll weg');
    const last = await storedLedger(postgres.url);
    postgres.kill();

    const into = join(folder, 'restored');
    const result = await restore({ backupDir, dataDir, into, instant, onProgress: () => undefined });
    expect(result).toMatchObject({ short: false, missingFiles: 0 });
    restored.postgres = await startPostgres({ dataDir: join(into, 'postgres') });
    expect(await storedLedger(restored.postgres.url)).toEqual(then.ledger);
    expect(last).not.toEqual(then.ledger);
    restored.app = await serve(restored.postgres.url, into);
    expect(await figures(restored.app)).toEqual(then.figures);
    await expectProjectionToEqualFold(restored.postgres.url, city, today());
    const head = await restored.app.signIn(`head@${city.slug}.example`);
    for (const { id } of [early, late])
      expect((await head.get(`${city.path}/documents/${id}/file`)).text).toMatch(/der Sicherung$/);

    // What was not yet in the archive is taken from the log of the database that broke.
    const all = join(folder, 'all');
    await restore({ backupDir, dataDir, into: all, instant: undefined, onProgress: () => undefined });
    const whole = await startPostgres({ dataDir: join(all, 'postgres') });
    const found = await storedLedger(whole.url);
    await whole.stop();
    expect(found).toEqual(last);

    // A restored copy goes another way: its log must not come among that of the other.
    await restored.postgres.stop();
    await expect(startPostgres({ dataDir: join(into, 'postgres'), backupDir })).rejects.toThrow(
      /are of another database, .*Choose an empty folder with BACKUP_DIR\.$/,
    );
    await restored.postgres.restart();
  }, 120_000);
});
