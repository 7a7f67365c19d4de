import { Injectable } from '@nestjs/common';
import type { LinkAnswerKind, PreparedUpdate } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import type { Answer } from './report-of';

export interface NewPrepared {
  readonly id: string;
  readonly milestoneId: string;
  readonly personId: string;
  readonly byLink: boolean;
  readonly answer: Answer;
}

/** What became of it. */
export type Decision = 'confirmed' | 'changed' | 'declined' | 'withdrawn' | 'replaced';

const COLUMNS = `u.id, u.milestone_id as "milestoneId", u.what, u.on_day as "on", u.text, x.name as by, u.by_link as "byLink",
  to_char(u.prepared_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "preparedAt"`;
const FROM = `from prepared_update u join person x on x.municipality_id = u.municipality_id and x.id = u.person_id`;

@Injectable()
export class PreparedUpdatesRepository {
  /** A new one takes the place of what still waits. */
  async add(
    query: Query,
    municipalityId: string,
    { id, milestoneId, personId, byLink, answer }: NewPrepared,
  ): Promise<void> {
    await query(
      `update prepared_update set decided_at = clock_timestamp(), decided_by = $3, decision = 'replaced'
       where municipality_id = $1 and milestone_id = $2 and decided_at is null`,
      [municipalityId, milestoneId, personId],
    );
    await query(
      `insert into prepared_update (municipality_id, id, milestone_id, person_id, what, on_day, text, by_link)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [municipalityId, id, milestoneId, personId, answer.what, answer.on, answer.text, byLink],
    );
  }

  async openOf(query: Query, municipalityId: string, milestoneId: string): Promise<PreparedUpdate | null> {
    const [found] = await query<PreparedUpdate>(
      `select ${COLUMNS} ${FROM} where u.municipality_id = $1 and u.milestone_id = $2 and u.decided_at is null`,
      [municipalityId, milestoneId],
    );
    return found ?? null;
  }

  /** Those that wait for the offices. */
  waiting(query: Query, municipalityId: string, officeIds: readonly string[]): Promise<PreparedUpdate[]> {
    return query<PreparedUpdate>(
      `select ${COLUMNS} ${FROM}
       join milestone m on m.municipality_id = $1 and m.id = u.milestone_id
       join project p on p.municipality_id = $1 and p.id = m.project_id
       where u.municipality_id = $1 and u.decided_at is null and m.left_on is null and m.completed_on is null
         and coalesce(m.office_id, p.office_id) = any ($2)
       order by u.prepared_at, u.id`,
      [municipalityId, officeIds],
    );
  }

  async find(
    query: Query,
    municipalityId: string,
    id: string,
  ): Promise<{ readonly milestoneId: string; readonly isOpen: boolean; readonly answer: Answer } | null> {
    const [found] = await query<{
      milestoneId: string;
      isOpen: boolean;
      what: LinkAnswerKind;
      on: string | null;
      text: string | null;
    }>(
      `select milestone_id as "milestoneId", decided_at is null as "isOpen", what, on_day as "on", text
       from prepared_update where municipality_id = $1 and id = $2`,
      [municipalityId, id],
    );
    if (!found) return null;
    const { milestoneId, isOpen, what, on, text } = found;
    return { milestoneId, isOpen, answer: { what, on, text } };
  }

  /** @returns whether it was open */
  async decide(
    query: Query,
    municipalityId: string,
    id: string,
    personId: string,
    decision: Decision,
  ): Promise<boolean> {
    const decided = await query(
      `update prepared_update set decided_at = clock_timestamp(), decided_by = $3, decision = $4
       where municipality_id = $1 and id = $2 and decided_at is null returning id`,
      [municipalityId, id, personId, decision],
    );
    return decided.length > 0;
  }
}
