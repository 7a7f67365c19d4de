import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { PlanData, SeriesShares } from '../src/contracts';
import { courseOf, type PlanCourse } from '../src/course';
import { plansWithMoments, randomPlans, type RandomPlan } from '../testing/random-plan';
import { LATE } from '../testing/reading';

interface Recomputed {
  readonly strategy: SeriesShares;
  readonly pillars: Readonly<Record<string, SeriesShares>>;
}

type Recompute = (
  data: Pick<PlanData, 'entries'>,
  question: { on: string; revision?: number; knownOn?: string },
) => { todayScope: Recomputed; asAdopted: Recomputed | null };

const SCRIPT = join(import.meta.dirname, '../../../docs/recompute/recompute.mjs');

const shares = ({ actual, planned, compared }: SeriesShares): SeriesShares => ({ actual, planned, compared });

/** The domain's answer in the form of the script's. */
function expected(course: PlanCourse): ReturnType<Recompute> {
  const today = course.pillars.filter((pillar) => pillar.weight !== null);
  const adopted = course.pillars.filter((pillar) => pillar.weightAsAdopted !== null);
  return {
    todayScope: {
      strategy: shares(course.todayScope),
      pillars: Object.fromEntries(today.map((pillar) => [pillar.id, shares(pillar.todayScope)])),
    },
    asAdopted:
      course.asAdopted.coverage === null
        ? null
        : {
            strategy: shares(course.asAdopted),
            pillars: Object.fromEntries(adopted.map((pillar) => [pillar.id, shares(pillar.asAdopted)])),
          },
  };
}

describe('the script that anyone can run', () => {
  let recompute: Recompute;
  beforeAll(async () => {
    ({ recompute } = (await import(pathToFileURL(SCRIPT).href)) as { recompute: Recompute });
  });

  it('gives the same rational numbers on random plans, on any day and as known at any revision', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on, revision }) => {
        expect(recompute(plan, { on, revision })).toEqual(
          expected(courseOf(plan.entries, { on, revision, knownOn: LATE })),
        );
      }),
      { numRuns: 4000 },
    );
  });

  it('gives them on long plans too', () => {
    fc.assert(
      fc.property(
        randomPlans({ most: 150 }),
        fc.constantFrom('2026-03-01', '2026-05-20', '2026-09-01'),
        (plan, on) => {
          expect(recompute(plan, { on })).toEqual(expected(courseOf(plan.entries, { on, knownOn: LATE })));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('gives no actual for a day that nobody knows yet', () => {
    fc.assert(
      fc.property(plansWithMoments(), ({ plan, on }) => {
        const knownOn = '2026-01-01';
        expect(recompute(plan, { on, knownOn })).toEqual(expected(courseOf(plan.entries, { on, knownOn })));
      }),
      { numRuns: 300 },
    );
  });

  it('reads a data file and prints fractions and percentages', () => {
    const folder = mkdtempSync(join(tmpdir(), 'recompute-'));
    const [plan] = fc.sample(randomPlans(), { numRuns: 1, seed: 7 }) as [RandomPlan];
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(dataOf(plan)));
    const run = (...args: string[]): string =>
      execFileSync(process.execPath, [SCRIPT, file, '--on', '2026-06-15', '--revision', '9', ...args], {
        encoding: 'utf8',
      });
    const course = courseOf(plan.entries, { on: '2026-06-15', revision: 9, knownOn: LATE });
    expect(JSON.parse(run('--json'))).toEqual({ on: '2026-06-15', revision: 9, ...expected(course) });
    const { actual } = course.todayScope;
    expect(run()).toContain(
      `Strategy: actual ${actual?.exact ?? ''} = ${actual?.percent.toFixed(1) ?? ''} %;`,
    );
    expect(run()).toContain('Schnelle Verwaltung: 2026-06-15, as known at revision 9');
    rmSync(folder, { recursive: true });
  });
});

function dataOf({ entries, revision }: RandomPlan): PlanData {
  return {
    format: 'wegmarke-plan',
    formatVersion: 1,
    ruleVersion: 1,
    municipality: { slug: 'a', name: 'A', timeZone: 'Europe/Berlin' },
    strategy: {
      id: 'strategy',
      title: { source: 'de', texts: { de: 'Schnelle Verwaltung' } },
      startsOn: '2026-01-01',
      targetOn: '2027-01-01',
    },
    sample: true,
    knownAt: '2026-07-01T10:00:00Z',
    revision,
    revisions: [],
    subjects: [],
    entries,
  };
}
