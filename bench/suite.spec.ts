import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RESULT_IDS, type Result, toResult, toTable } from './src/results';
import { median, medianRatio } from './src/rounds';

const ROOT = join(import.meta.dirname, '..');

describe('the suite, run small', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wegmarke-bench-spec-'));
  const file = join(folder, 'results.json');
  let run: { status: number | null; stdout: string; stderr: string };

  beforeAll(() => {
    run = spawnSync(process.execPath, ['tools/bench.mjs', '--small', '--json', file], {
      cwd: ROOT,
      encoding: 'utf8',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds bare servers and product at one about every figure', () => {
    expect([run.status, run.stderr]).toEqual([0, '']);
  });

  it('writes every ratio in the form that others read', () => {
    const { ranAt, results } = JSON.parse(readFileSync(file, 'utf8')) as { ranAt: string; results: Result[] };
    expect(new Date(ranAt).toISOString()).toBe(ranAt);
    expect(results.map(({ id }) => id)).toEqual(RESULT_IDS);
    for (const result of results) {
      expect(Object.keys(result)).toEqual(['id', 'what', 'ratio', 'comparison', 'goal', 'met']);
      expect(result.ratio).toBeGreaterThan(0);
      expect(result.met).toBe(
        result.comparison === '>=' ? result.ratio >= result.goal : result.ratio <= result.goal,
      );
    }
  });

  it('prints them as a table, with what a ratio does not say', () => {
    for (const id of RESULT_IDS)
      expect(run.stdout).toMatch(new RegExp(`^${id} +[\\d.]+ +[≥≤] [\\d.]+ +(met|missed) `, 'm'));
    expect(run.stdout).toMatch(/to one aggregate statement \([\d.e+]+\/s\): [\d.]+/);
  });
});

describe('a ratio', () => {
  const sample = (perSecond: number) => ({ perSecond, processorMs: 1 });

  it('is the middle one of the rounds, so that one disturbed round moves nothing', () => {
    const product = [sample(100), sample(1), sample(110)];
    const bare = [sample(50), sample(50), sample(50)];
    expect(medianRatio(product, bare)).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('is met on the right side of its goal', () => {
    expect(toResult('course-anew', 0.7).met).toBe(true);
    expect(toResult('course-anew', 0.699).met).toBe(false);
    expect(toResult('start-again', 15.1).met).toBe(false);
    expect(toTable([toResult('start-again', 9.98765)])).toContain('start-again  9.99   ≤ 15  met');
  });
});
