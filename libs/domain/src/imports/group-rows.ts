import type { ImportReason } from '../contracts';
import { matchingKey } from '../tables';
import type { ReadRow, RowValues } from './rows';

/** Rows that say something of the same project, in the order of the file. */
export interface ProjectRows {
  readonly pillarId: string;
  readonly externalId: string | null;
  readonly rows: readonly SaidRow[];
}

export interface SaidRow {
  readonly line: number;
  readonly values: RowValues;
}

export interface Grouped {
  readonly projects: readonly ProjectRows[];
  /** Rows that repeat another one. */
  readonly repeated: ReadonlyMap<number, ImportReason>;
}

/**
 * Puts together what belongs to one project: by its id in the file, else by its title and pillar. Without a column of
 * milestones a project stands in one row: a second one with the same name is left for a person to decide.
 */
export function groupRows(
  rows: readonly ReadRow[],
  pillarOf: (values: RowValues) => string,
  hasMilestones: boolean,
): Grouped {
  const said = rows.flatMap(({ line, values }) => (values ? [{ line, values }] : []));
  const idsCount = idsNameProjects(said, hasMilestones);
  const groups = new Map<string, { pillarId: string; externalId: string | null; rows: SaidRow[] }>();
  const repeated = new Map<number, ImportReason>();
  for (const row of said) {
    const pillarId = pillarOf(row.values);
    const externalId = idsCount ? row.values.externalId : null;
    const key = externalId === null ? `t:${pillarId}|${matchingKey(row.values.project)}` : `x:${externalId}`;
    const group = groups.get(key);
    if (!group) groups.set(key, { pillarId, externalId, rows: [row] });
    else if (hasMilestones && !repeatsMilestone(group.rows, row)) group.rows.push(row);
    else
      repeated.set(row.line, {
        code: 'repeats-line',
        column: null,
        value: String(group.rows[0]?.line ?? ''),
      });
  }
  return { projects: [...groups.values()], repeated };
}

/** Ids that change from row to row of the same project number the rows, not the projects. */
function idsNameProjects(said: readonly SaidRow[], hasMilestones: boolean): boolean {
  if (!hasMilestones) return true;
  const idOf = new Map<string, string | null>();
  for (const { values } of said) {
    const key = `${matchingKey(values.pillar ?? '')}|${matchingKey(values.project)}`;
    const known = idOf.get(key);
    if (known !== undefined && known !== values.externalId) return false;
    idOf.set(key, values.externalId);
  }
  return true;
}

/** The same milestone with the same days: whoever means two says so by another name or day. */
function repeatsMilestone(rows: readonly SaidRow[], { values }: SaidRow): boolean {
  const sameness = (said: RowValues): string =>
    [matchingKey(said.milestone ?? ''), said.baselineOn, said.endsOn, said.promisedOn, said.completedOn].join(
      '|',
    );
  const own = sameness(values);
  return rows.some((other) => sameness(other.values) === own);
}
