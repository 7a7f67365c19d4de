import { ok } from 'node:assert/strict';
import type { Course, List, ProjectSummary } from '@wegmarke/domain/contracts';
import type { Client } from 'pg';
import type { City } from './city/cities';
import type { Asked } from './measures/asked';

/** What is fast but wrong is not measured: bare servers and product must answer the same. */
export async function checkAnswers(asked: Asked, days: readonly string[]): Promise<void> {
  const [course, aggregate] = await Promise.all([
    read<Course>(asked.product.course()),
    read<Aggregate>(asked.bare.aggregate()),
  ]);
  const figures = {
    actual: course.todayScope.actual?.percent,
    planned: course.todayScope.planned?.percent,
    pillars: course.pillars.map(({ number, todayScope }) => ({
      number,
      milestones: todayScope.coverage.milestones.total,
      actual: todayScope.actual?.percent,
      planned: todayScope.planned?.percent,
    })),
  };
  requireSame(figures, aggregate, 'The course and the aggregate differ.');
  ok((course.todayScope.actual?.percent ?? 0) > 0, 'There is nothing to measure.');

  for (const day of days) {
    const [told, anew] = await Promise.all([
      read<Course>(asked.product.course(day)),
      read<Course>(asked.bare.course(day)),
    ]);
    requireSame(
      [told.todayScope, told.asAdopted, told.pillars, told.health],
      [anew.todayScope, anew.asAdopted, anew.pillars, anew.health],
      `The courses on ${day} differ.`,
    );
  }

  const [list, same] = await Promise.all([
    read<List<ProjectSummary>>(asked.product.projects()),
    read<List<ProjectSummary>>(asked.bare.projects()),
  ]);
  ok(
    list.items.length === 50 && list.total > 50,
    `The list has ${list.items.length} of ${list.total} projects.`,
  );
  requireSame(list, same, 'The lists differ.');
}

interface Aggregate {
  readonly actual: number;
  readonly planned: number;
  readonly pillars: readonly object[];
}

async function read<T>({ url, headers }: { url: string; headers: Record<string, string> }): Promise<T> {
  const response = await fetch(url, { headers });
  const text = await response.text();
  ok(response.ok, `${url}: ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text) as T;
}

/** After as many updates by the product as by the bare server, their cities must hold the same. */
export async function checkTwins(owner: Client, one: City, other: City): Promise<void> {
  const states = [];
  for (const city of [one, other]) {
    const { rows } = await owner.query<object>(
      `select right(m.id::text, 12) as milestone, m.promised_on::text, m.completed_on::text, m.last_attested_on::text,
         m.last_attestation, m.version, right(p.id::text, 12) as project, p.last_attested_on::text as "projectAttested",
         (select count(*)::int from ledger_entry e where e.municipality_id = $1 and e.subject_id = m.id) as entries,
         (select revision from ledger_revision r where r.municipality_id = $1 order by revision desc limit 1) as revision,
         s.revision as projected
       from milestone m
       join project p on p.municipality_id = $1 and p.id = m.project_id
       join strategy s on s.municipality_id = $1 and s.id = m.strategy_id
       where m.municipality_id = $1 order by m.id`,
      [city.municipalityId],
    );
    states.push(rows);
  }
  requireSame(states[0], states[1], 'Product and bare server recorded different things.');
}

/** @throws naming the first place where they differ */
function requireSame(actual: unknown, expected: unknown, sentence: string): void {
  const place = firstDifference(actual, expected, '');
  if (place !== null) throw new Error(`${sentence} First at ${place}`);
}

function firstDifference(a: unknown, b: unknown, path: string): string | null {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? null : `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}.`;
  }
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const place = firstDifference(left.get(name), right.get(name), `${path}/${name}`);
    if (place !== null) return place;
  }
  return null;
}
