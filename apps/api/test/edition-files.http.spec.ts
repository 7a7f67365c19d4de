import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EditionContent, Figures, Milestone, Report } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, unzipSync } from 'fflate';
import { TestApp } from './support/app';
import { sealReport } from './support/editions';
import { makePlanCity, type PlanCity, today } from './support/plan-city';
import { readWorkbook, recalculate } from './support/recalculated-workbook';

/** What is sealed says the same in every file, and anybody can recompute it. */
describe('the files of an edition', () => {
  let app: TestApp;
  let city: PlanCity;
  let numbers: readonly [first: number, second: number];

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'nachrechnen');
    const first = await seal({});
    const [milestoneId = ''] = city.milestoneIds;
    const { headers } = await city.head.get<Milestone>(`${city.path}/milestones/${milestoneId}`);
    const done = { completedOn: today() };
    const seen = { 'if-match': headers.get('etag') ?? '' };
    await city.head.patch(`${city.path}/milestones/${milestoneId}`, done, seen);
    numbers = [first, await seal({})];
  }, 120_000);
  afterAll(() => app.stop());

  async function seal(input: object): Promise<number> {
    const path = `${city.path}/reports`;
    const step = async (by: typeof city.cdo, { id, version }: Report, name: string, body?: object) =>
      (await by.post<Report>(`${path}/${id}/${name}`, body, { 'if-match': `"${String(version)}"` })).json;
    const { json: draft } = await city.cdo.post<Report>(path, {
      strategyId: city.strategyId,
      title: '=Statusbericht',
      language: 'de',
      body: 'Rat',
      approvalOfficeId: city.officeId,
      ...input,
    });
    const submitted = await step(city.cdo, draft, 'submission');
    const approved = await step(city.head, submitted, 'approval', { contentHash: submitted.contentHash });
    await step(city.cdo, approved, 'seal');
    return sealReport(app, city, draft.id);
  }

  const fileOf = async (number: number, ending: string): Promise<Uint8Array> => {
    const response = await fetch(`${app.baseUrl}/api/v1${city.path}/editions/${String(number)}${ending}`);
    expect([ending, response.status]).toEqual([ending, 200]);
    return new Uint8Array(await response.arrayBuffer());
  };
  const contentOf = async (number: number): Promise<EditionContent> =>
    JSON.parse(strFromU8(await fileOf(number, '.json'))) as EditionContent;

  it('are verified by the scripts that come with them, both editions, their records and their chain', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'edition-files-'));
    const put = (name: string, bytes: Uint8Array): string => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
      return name;
    };
    const [first, second] = numbers;
    const packed = unzipSync(await fileOf(second, '.zip'));
    for (const [name, bytes] of Object.entries(packed)) put(name, bytes);
    const given: string[] = [];
    for (const number of [first, second]) {
      for (const ending of ['.json', '', '.xlsx', '.zip'])
        given.push(put(`edition-${String(number)}${ending || '.record'}`, await fileOf(number, ending)));
    }
    const run = spawnSync(process.execPath, ['verify/verify-edition.mjs', ...given], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect([run.status, run.stdout.split('\n').filter((line) => line.includes('DIFFERENT'))]).toEqual([
      0,
      [],
    ]);
    expect(run.stdout).toContain('Everything agrees.');
    expect(Buffer.from(packed['edition.json'] ?? []).equals(await fileOf(second, '.json'))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('agree on every figure of the strategy: the workbook, computed anew, and the content', async () => {
    const { explanation } = await contentOf(numbers[1]);
    const book = readWorkbook(await fileOf(numbers[1], '.xlsx'));
    const computed = recalculate(book);
    expect(computed.length).toBeGreaterThan(50);
    expect(computed.filter(({ written, computed: found }) => !isSame(written, found))).toEqual([]);
    const sheet = (await loadWords('de')).say('workbook.sheet.strategy');
    const shown = (column: string) =>
      ['2', '3', '4'].map(
        (row) => computed.find((each) => each.sheet === sheet && each.cell === column + row)?.computed,
      );
    const percents = ({ actual, planned, compared }: Pick<Figures, 'actual' | 'planned' | 'compared'>) =>
      [actual, planned, compared].map((share) => share?.percent ?? '');
    expect(shown('B')).toEqual(percents(explanation.todayScope));
    expect(explanation.todayScope.actual?.percent).toBeGreaterThan(0);
  });

  it('fit the schema that is served', async () => {
    const { json, headers } = await app.client().get<object>('/schemas/edition-1.json');
    expect(headers.get('content-type')).toContain('application/schema+json');
    const validate = new Ajv2020({ strict: false }).compile(json);
    for (const number of numbers)
      expect([validate(await contentOf(number)), validate.errors]).toEqual([true, null]);
  });
});

function isSame(written: unknown, computed: unknown): boolean {
  if (typeof written === 'number' && typeof computed === 'number')
    return Math.abs(written - computed) <= 1e-9;
  return (written ?? '') === (computed ?? '');
}
