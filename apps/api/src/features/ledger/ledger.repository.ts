import { Injectable } from '@nestjs/common';
import type { Day } from '@wegmarke/domain/calendar';
import type { FieldText } from '@wegmarke/domain/contracts';
import type { Entry, EntryValue, Proposal } from '@wegmarke/domain/plan';
import type { Query } from '../../platform/database/database';

/** Where a strategy's ledger stands, and what of it is a projection. */
export interface LedgerHead {
  readonly revision: number;
  /** Instant of the last revision; null before the first. */
  readonly recordedAt: Date | null;
  readonly published: boolean;
  readonly projectedOn: Day | null;
  /** The next day on which an entry recorded in advance takes effect. */
  readonly nextChangeOn: Day | null;
  readonly version: number;
  readonly targetOn: Day;
  /** The instant that a released plan stands for; null: a live one, which stands for now. */
  readonly standsAt: Date | null;
  readonly now: Date;
}

/** The head under the strategy's lock. */
export interface LockedHead extends LedgerHead {
  /**
   * The instant of the next revision: strictly after the last one, and rounded up to the next millisecond, so that it
   * lies strictly after every read that did not wait for the lock.
   */
  readonly nextAt: Date;
}

/** What says whether an answer about a strategy is still right, and who may see it. */
export type LedgerState = Pick<LedgerHead, 'revision' | 'version' | 'published' | 'standsAt'>;

/** Who records a command and why; kept with its revision. */
export interface Recording {
  readonly personId: string | null;
  readonly officeId: string | null;
  readonly reason: string | null;
  /** The same in several languages, where the product itself says why. */
  readonly reasonTexts?: FieldText | null;
  readonly paper: string | null;
}

export interface RecordedRevision extends Recording {
  readonly revision: number;
  readonly recordedAt: Date;
}

const HEAD = `s.revision, s.recorded_at as "recordedAt", s.published, s.projected_on as "projectedOn",
  s.next_change_on as "nextChangeOn", s.version, s.target_on as "targetOn", s.stands_at as "standsAt", clock_timestamp() as now`;

/** The clock is read outside the select that waits for the lock, so after it: inside, it would be read before. */
const locking = (select: string): string => `
  select head.*, greatest(
    date_trunc('milliseconds', clock_timestamp()), head."recordedAt"
  ) + interval '1 millisecond' as "nextAt"
  from (${select} for no key update of s) head`;

/** The tables of the ledger itself, and the strategy's place in it. */
@Injectable()
export class LedgerRepository {
  async head(query: Query, municipalityId: string, strategyId: string): Promise<LedgerHead | null> {
    const [head] = await query<LedgerHead>(
      `select ${HEAD} from strategy s where s.municipality_id = $1 and s.id = $2`,
      [municipalityId, strategyId],
    );
    return head ?? null;
  }

  /** The little of it that every request for an answer asks about, so also for one that has not changed. */
  async state(query: Query, municipalityId: string, strategyId: string): Promise<LedgerState | null> {
    const [state] = await query<LedgerState>(
      `select revision, version, published, stands_at as "standsAt" from strategy where municipality_id = $1 and id = $2`,
      [municipalityId, strategyId],
    );
    return state ?? null;
  }

  /** The same under the strategy's lock: whoever records waits here, and so does whoever must not miss a writer. */
  async lock(query: Query, municipalityId: string, strategyId: string): Promise<LockedHead | null> {
    const [head] = await query<LockedHead>(
      locking(`select ${HEAD} from strategy s where s.municipality_id = $1 and s.id = $2`),
      [municipalityId, strategyId],
    );
    return head ?? null;
  }

  /** The same for the strategy that a project or milestone belongs to. */
  async lockStrategyOf(
    query: Query,
    municipalityId: string,
    table: 'project' | 'milestone',
    id: string,
  ): Promise<(LockedHead & { readonly strategyId: string }) | null> {
    const [head] = await query<LockedHead & { strategyId: string }>(
      locking(
        `select s.id as "strategyId", ${HEAD} from ${table} t
         join strategy s on s.municipality_id = t.municipality_id and s.id = t.strategy_id
         where t.municipality_id = $1 and t.id = $2`,
      ),
      [municipalityId, id],
    );
    return head ?? null;
  }

  /** Those of the municipality, always in the same order. */
  async lockAll(query: Query, municipalityId: string): Promise<void> {
    await query(`select id from strategy where municipality_id = $1 order by id for no key update`, [
      municipalityId,
    ]);
  }

  /** Strategies whose projection is behind: an entry recorded in advance has taken effect. */
  async dueOn(query: Query, municipalityId: string, day: Day): Promise<string[]> {
    const rows = await query<{ id: string }>(
      `select id from strategy where municipality_id = $1 and next_change_on <= $2::date`,
      [municipalityId, day],
    );
    return rows.map(({ id }) => id);
  }

  /** The instant at which the wait began or, where somebody wrote meanwhile, ended: later writers record after it. */
  async awaitWriters(query: Query, municipalityId: string, strategyId: string): Promise<Date | null> {
    const [row] = await query<{ now: Date }>(
      `select clock_timestamp() as now from strategy where municipality_id = $1 and id = $2 for share`,
      [municipalityId, strategyId],
    );
    return row?.now ?? null;
  }

  /** Entries recorded after a revision, in the order of recording. */
  async entriesAfter(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revision: number,
  ): Promise<Entry[]> {
    return query<Entry>(
      `select id, revision, position, valid_on as "validOn", subject_id as "subjectId", value
       from ledger_entry where municipality_id = $1 and strategy_id = $2 and revision > $3
       order by revision, position`,
      [municipalityId, strategyId, revision],
    );
  }

  async revisionsAfter(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revision: number,
  ): Promise<RecordedRevision[]> {
    return query<RecordedRevision>(
      `select revision, recorded_at as "recordedAt", person_id as "personId", office_id as "officeId", reason,
         reason_texts as "reasonTexts", paper
       from ledger_revision
       where municipality_id = $1 and strategy_id = $2 and revision > $3 order by revision`,
      [municipalityId, strategyId, revision],
    );
  }

  /**
   * Appends one revision and its entries, under the lock that gave its instant.
   *
   * @param entries as `entryRows` writes them
   */
  async append(
    query: Query,
    { municipalityId, strategyId }: { readonly municipalityId: string; readonly strategyId: string },
    recorded: RecordedRevision,
    entries: string,
  ): Promise<void> {
    const { revision, recordedAt, personId, officeId, reason, reasonTexts, paper } = recorded;
    await query(
      `with appended as (
         insert into ledger_revision (municipality_id, strategy_id, revision, recorded_at, person_id, office_id, reason, paper,
           reason_texts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $10)
         returning municipality_id, strategy_id, revision
       )
       insert into ledger_entry (municipality_id, strategy_id, revision, position, id, valid_on, subject_id, value)
       select a.municipality_id, a.strategy_id, a.revision, e.position, e.id, e.valid_on, e.subject_id, e.value
       from appended a, jsonb_to_recordset($9::jsonb) as e
         (position integer, id uuid, valid_on date, subject_id uuid, value jsonb)`,
      [
        municipalityId,
        strategyId,
        revision,
        recordedAt,
        personId,
        officeId,
        reason,
        paper,
        entries,
        reasonTexts ? JSON.stringify(reasonTexts) : null,
      ],
    );
  }

  /** Appends a history with instants of its own. Only into municipalities of sample data: the statement asks. */
  async appendHistory(
    query: Query,
    municipalityId: string,
    strategyId: string,
    revisions: readonly (RecordedRevision & { readonly entries: readonly Proposal[] })[],
  ): Promise<void> {
    const appended = await query(
      `insert into ledger_revision (municipality_id, strategy_id, revision, recorded_at, person_id, office_id, reason, paper)
       select m.id, $2, r.revision, r.recorded_at, r.person_id, r.office_id, r.reason, r.paper
       from municipality m, jsonb_to_recordset($3::jsonb) as r
         (revision integer, recorded_at timestamptz, person_id uuid, office_id uuid, reason text, paper text)
       where m.id = $1 and m.demo
       returning 1 as one`,
      [
        municipalityId,
        strategyId,
        JSON.stringify(
          revisions.map((r) => ({
            revision: r.revision,
            recorded_at: r.recordedAt.toISOString(),
            person_id: r.personId,
            office_id: r.officeId,
            reason: r.reason,
            paper: r.paper,
          })),
        ),
      ],
    );
    if (appended.length !== revisions.length)
      throw new Error('History is recorded only where the data is sample data.');
    await query(
      `insert into ledger_entry (municipality_id, strategy_id, revision, position, id, valid_on, subject_id, value)
       select $1, $2, e.revision, e.position, e.id, e.valid_on, e.subject_id, e.value
       from jsonb_to_recordset($3::jsonb) as e
         (revision integer, position integer, id uuid, valid_on date, subject_id uuid, value jsonb)`,
      [
        municipalityId,
        strategyId,
        JSON.stringify(
          revisions.flatMap((r) =>
            r.entries.map((entry, position) => ({ ...toRow(entry, position), revision: r.revision })),
          ),
        ),
      ],
    );
  }
}

/** Entries of one revision, JSON. */
export const entryRows = (entries: readonly Proposal[]): string => JSON.stringify(entries.map(toRow));

function toRow(entry: Proposal, position: number): Record<string, string | number | EntryValue> {
  return {
    position,
    id: entry.id,
    valid_on: entry.validOn,
    subject_id: entry.subjectId,
    value: entry.value,
  };
}
