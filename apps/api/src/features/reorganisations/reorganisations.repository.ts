import { Injectable } from '@nestjs/common';
import type { Handover, HandoverMilestone, Reorganisation } from '@wegmarke/domain/contracts';
import type { DepartmentalPlan } from '@wegmarke/domain/offices';
import type { Query } from '../../platform/database/database';

type Account = Pick<Reorganisation, 'departments' | 'offices' | 'projects' | 'handed'>;

/** What offices answer for, read from the ledger's projection, and the account of what became of it. */
@Injectable()
export class ReorganisationsRepository {
  /** Those that have left too: whoever takes them in again finds an open office. */
  projects(query: Query, municipalityId: string): Promise<DepartmentalPlan['projects'][number][]> {
    return query<DepartmentalPlan['projects'][number]>(
      `select id, department_id as "departmentId", office_id as "officeId", left_on is not null as left from project
       where municipality_id = $1 order by id`,
      [municipalityId],
    );
  }

  projectsOf(
    query: Query,
    municipalityId: string,
    officeId: string,
  ): Promise<Handover['projects'][number][]> {
    return query<Handover['projects'][number]>(
      `select id, title from project where municipality_id = $1 and office_id = $2 and left_on is null order by id`,
      [municipalityId, officeId],
    );
  }

  /** Open ones, the longest waiting first. */
  milestonesOf(
    query: Query,
    municipalityId: string,
    officeId: string,
    day: string,
  ): Promise<HandoverMilestone[]> {
    return query<HandoverMilestone>(
      `select m.id, m.title, p.id as "projectId", p.title as "projectTitle",
         coalesce(m.promised_on, m.baseline_on) as "promisedOn",
         coalesce(coalesce(m.promised_on, m.baseline_on) < $3::date, false) as overdue,
         coalesce(m.baseline_on < $3::date, false) as late,
         (select json_build_object('text', h.text, 'answerBy', h.answer_by) from help_request h
          where h.municipality_id = $1 and h.milestone_id = m.id and h.closed_at is null
          order by h.requested_at desc limit 1) as "helpRequest"
       from milestone m join project p on p.municipality_id = $1 and p.id = m.project_id
       where m.municipality_id = $1 and coalesce(m.office_id, p.office_id) = $2
         and m.left_on is null and p.left_on is null and m.completed_on is null
       order by coalesce(m.promised_on, m.baseline_on) nulls last, m.id`,
      [municipalityId, officeId, day],
    );
  }

  async add(
    query: Query,
    municipalityId: string,
    act: Omit<Reorganisation, 'recordedAt' | keyof Account>,
    account: Account,
    personId: string,
  ): Promise<void> {
    await query(
      `insert into reorganisation (municipality_id, id, effective_on, kind, reason, account, person_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [municipalityId, act.id, act.effectiveOn, act.kind, act.reason, account, personId],
    );
  }

  /** The latest first; one alone where its id is given. */
  list(query: Query, municipalityId: string, id: string | null = null): Promise<Reorganisation[]> {
    return query<Reorganisation>(
      `select id, kind, effective_on as "effectiveOn", reason,
         to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
         account -> 'departments' as departments, account -> 'offices' as offices, account -> 'projects' as projects,
         coalesce(account -> 'handed', '{"helpRequests":0,"suggestions":0,"asks":0}') as handed
       from reorganisation where municipality_id = $1 and ($2::uuid is null or id = $2)
       order by recorded_at desc, id`,
      [municipalityId, id],
    );
  }
}
