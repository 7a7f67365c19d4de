import { LATE, levels } from '@wegmarke/domain-testing/reading';
import { DAYS, type RandomPlan, randomPlans } from '@wegmarke/domain-testing/random-plan';
import { courseOf } from '@wegmarke/domain/course';
import fc from 'fast-check';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { createDatabase } from '../support/database';
import { Factory } from '../support/factories';
import EVALUATOR from './evaluator.sql';

describe('the evaluator in SQL over the ledger’s tables', () => {
  let client: Client;
  let municipalityId: string;

  beforeAll(async () => {
    client = new Client({ connectionString: await createDatabase() });
    await client.connect();
    await client.query(EVALUATOR);
    ({ municipalityId } = await Factory.municipality(client, 'musterstadt'));
  });

  afterAll(async () => {
    await client.end();
  });

  it('gives the same rational numbers as the rules, on random plans', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        randomPlans(),
        fc.array(fc.tuple(fc.nat(DAYS.length - 1), fc.nat(1000)), { minLength: 3, maxLength: 3 }),
        async (plan, moments) => {
          const { strategyId, idOf } = await write(client, municipalityId, plan);
          for (const [day, random] of moments) {
            const on = DAYS[day] ?? '';
            const revision = 1 + Math.floor((random * plan.revision) / 1001);
            const expected = expectedFigures(plan, on, revision, idOf);
            compared += expected.size;
            expect(await figuresInSql(client, strategyId, on, revision)).toEqual(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(5000);
  }, 240_000);
});

/** Writes the plan's ledger as a strategy of its own; names become ids. */
async function write(
  client: Client,
  municipalityId: string,
  plan: RandomPlan,
): Promise<{ strategyId: string; idOf: (name: string) => string }> {
  const strategyId = uuid();
  const ids = new Map<string, string>([['strategy', strategyId]]);
  const names = [
    ...plan.pillars,
    ...plan.projects,
    ...plan.milestones,
    ...plan.entries.map((entry) => entry.id),
  ];
  for (const name of names) ids.set(name, uuid());
  const idOf = (name: string): string => ids.get(name) ?? name;
  const inIds = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, text: unknown) =>
      typeof text === 'string' && key !== 'kind' ? idOf(text) : text,
    );
  await client.query(
    `insert into strategy (municipality_id, id, title, starts_on, target_on) values ($1, $2, '{}', '2026-01-01', '2027-01-01')`,
    [municipalityId, strategyId],
  );
  await client.query(
    `insert into ledger_revision (municipality_id, strategy_id, revision, recorded_at)
     select $1, $2, revision, timestamptz '2026-01-01' + revision * interval '1 minute' from generate_series(1, $3) revision`,
    [municipalityId, strategyId, plan.revision],
  );
  await client.query(
    `insert into ledger_entry (municipality_id, strategy_id, revision, position, id, valid_on, subject_id, value)
     select $1, $2, * from jsonb_to_recordset($3) as line (revision integer, position integer, id uuid, valid_on date, subject_id uuid, value jsonb)`,
    [
      municipalityId,
      strategyId,
      JSON.stringify(
        plan.entries.map(({ revision, position, id, validOn, subjectId, value }) => ({
          revision,
          position,
          id: idOf(id),
          valid_on: validOn,
          subject_id: idOf(subjectId),
          value: inIds(value),
        })),
      ),
    ],
  );
  return { strategyId, idOf };
}

function expectedFigures(
  plan: RandomPlan,
  on: string,
  revision: number,
  idOf: (name: string) => string,
): Map<string, string> {
  const figures = new Map<string, string>();
  for (const { id, figures: set } of levels(courseOf(plan.entries, { on, revision, knownOn: LATE }))) {
    for (const [scope, shares] of [
      ['now', set.todayScope],
      ['adopted', set.asAdopted],
    ] as const) {
      for (const figure of ['actual', 'planned', 'compared'] as const) {
        const share = shares[figure];
        if (share) figures.set([scope, id === null ? 'strategy' : idOf(id), figure].join(' '), share.exact);
      }
    }
  }
  return figures;
}

async function figuresInSql(
  client: Client,
  strategyId: string,
  on: string,
  revision: number,
): Promise<Map<string, string>> {
  interface Row {
    readonly scope: string;
    readonly pillar_id: string | null;
    readonly figure: string;
    readonly n: string;
    readonly d: string;
  }
  const { rows } = await client.query<Row>('select * from evaluator.figures($1, $2, $3)', [
    strategyId,
    on,
    revision,
  ]);
  return new Map(
    rows.map(({ scope, pillar_id, figure, n, d }) => [
      [scope, pillar_id ?? 'strategy', figure].join(' '),
      `${n}/${d}`,
    ]),
  );
}
