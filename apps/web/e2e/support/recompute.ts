import type { PlanData } from '@wegmarke/domain/contracts';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const SCRIPT = join(ROOT, 'docs', 'recompute', 'recompute.mjs');
const EVALUATOR = join(ROOT, 'apps', 'api', 'test', 'evaluator', 'evaluator.sql');

/** The actual of a strategy as exact fractions; null where there is none. */
export interface ExactActual {
  readonly today: string | null;
  readonly adopted: string | null;
}

/** By the published script, run as a citizen runs it, on the file that was downloaded. */
export async function byScript(data: PlanData, on: string): Promise<ExactActual> {
  interface Scope {
    readonly strategy: { readonly actual: { readonly exact: string } | null };
  }
  const folder = await mkdtemp(join(tmpdir(), 'wegmarke-data-'));
  try {
    const file = join(folder, 'plan.json');
    await writeFile(file, JSON.stringify(data));
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, file, '--on', on, '--json'], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const { todayScope, asAdopted } = JSON.parse(stdout) as { todayScope: Scope; asAdopted: Scope | null };
    return {
      today: todayScope.strategy.actual?.exact ?? null,
      adopted: asAdopted?.strategy.actual?.exact ?? null,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** By the naive evaluator, in SQL over the ledger of the product's own database, which stays as it was. */
export async function byEvaluator(strategyId: string, on: string, revision: number): Promise<ExactActual> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE_URL'] ?? '' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(readFileSync(EVALUATOR, 'utf8'));
    const { rows } = await client.query<{ scope: string; exact: string }>(
      `select scope, n || '/' || d as exact from evaluator.figures($1, $2, $3) where pillar_id is null and figure = 'actual'`,
      [strategyId, on, revision],
    );
    await client.query('rollback');
    const of = (scope: string): string | null => rows.find((row) => row.scope === scope)?.exact ?? null;
    return { today: of('now'), adopted: of('adopted') };
  } finally {
    await client.end();
  }
}
