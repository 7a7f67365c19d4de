import { Injectable } from '@nestjs/common';
import type { FieldText } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { NOT_IN_PLAN } from '../ledger/ledger.service';

/** What the latest version of an update asks. */
export interface AskRecord {
  readonly id: string;
  readonly projectId: string;
  readonly officeId: string;
  readonly text: FieldText;
  readonly isAnswered: boolean;
}

export interface OpenAskRecord extends AskRecord {
  readonly projectTitle: FieldText;
  readonly by: string;
  readonly fromOfficeId: string | null;
  readonly askedOn: string;
  readonly answerBy: string | null;
}

export interface NewAnswer {
  readonly answer: FieldText;
  readonly personId: string;
  readonly officeId: string | null;
}

const SELECTED = `
  u.id, u.project_id as "projectId", u.ask_office_id as "officeId", u.ask_text as text, w.answer is not null as "isAnswered"`;

const FROM = `
  from project_update u
  join project p on p.municipality_id = u.municipality_id and p.id = u.project_id
  left join ask_answer w on w.municipality_id = u.municipality_id and w.update_id = u.id
    and w.ask_office_id = u.ask_office_id and w.ask_text = u.ask_text`;

const STANDS = `
  u.municipality_id = $1 and u.ask_office_id is not null and not u.withdrawn
  and p.left_on is distinct from '${NOT_IN_PLAN}'
  and not exists (select from project_update x where x.municipality_id = $1 and x.id = u.id and x.version > u.version)`;

@Injectable()
export class AsksRepository {
  /** Null where the update asks nothing, or was taken back. */
  async find(query: Query, municipalityId: string, id: string): Promise<AskRecord | null> {
    const [found] = await query<AskRecord>(`select ${SELECTED} ${FROM} where ${STANDS} and u.id = $2`, [
      municipalityId,
      id,
    ]);
    return found ?? null;
  }

  /** Unanswered ones of these offices, the most urgent first. Days as the municipality's clock shows them. */
  openOf(
    query: Query,
    municipalityId: string,
    officeIds: readonly string[],
    timeZone: string,
  ): Promise<OpenAskRecord[]> {
    return query<OpenAskRecord>(
      `select ${SELECTED}, p.title as "projectTitle", n.name as by, u.office_id as "fromOfficeId", u.ask_by as "answerBy",
         (u.recorded_at at time zone $3)::date as "askedOn"
       ${FROM}
       join person n on n.municipality_id = u.municipality_id and n.id = u.person_id
       where ${STANDS} and u.ask_office_id = any($2::uuid[]) and w.answer is null and p.left_on is null
       order by u.ask_by nulls last, u.id`,
      [municipalityId, officeIds, timeZone],
    );
  }

  /** In the place of an answer to what the update asked before. */
  async answer(query: Query, municipalityId: string, ask: AskRecord, given: NewAnswer): Promise<void> {
    await query(
      `insert into ask_answer (municipality_id, update_id, ask_office_id, ask_text, answer, person_id, office_id)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (municipality_id, update_id) do update set ask_office_id = excluded.ask_office_id,
         ask_text = excluded.ask_text, answer = excluded.answer, person_id = excluded.person_id,
         office_id = excluded.office_id, answered_at = excluded.answered_at`,
      [municipalityId, ask.id, ask.officeId, ask.text, given.answer, given.personId, given.officeId],
    );
  }

  /**
   * What an office was asked and has not answered is asked of its successor: a version of the update that differs in
   * nothing else, and says so.
   *
   * @returns how many
   */
  async handOver(
    query: Query,
    municipalityId: string,
    officeId: string,
    successorId: string,
  ): Promise<number> {
    const handed = await query(
      `insert into project_update (municipality_id, id, version, project_id, readers, happened, next, ask_office_id,
         ask_text, ask_by, person_id, office_id, withdrawn, handed_from)
       select u.municipality_id, u.id, u.version + 1, u.project_id, u.readers, u.happened, u.next, $3, u.ask_text,
         u.ask_by, u.person_id, u.office_id, false, u.ask_office_id
       ${FROM} where ${STANDS} and u.ask_office_id = $2 and w.answer is null
       returning id`,
      [municipalityId, officeId, successorId],
    );
    return handed.length;
  }

  async takeBack(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`delete from ask_answer where municipality_id = $1 and update_id = $2`, [municipalityId, id]);
  }
}
