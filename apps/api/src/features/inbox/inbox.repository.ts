import { Injectable } from '@nestjs/common';
import type { FieldText, InboxKind, Language } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

/** Something that waits, as it is stored; offices by id. */
export interface InboxRecord {
  readonly kind: InboxKind;
  readonly id: string;
  /** Null: the office's own. */
  readonly title: FieldText | null;
  readonly projectId: string | null;
  readonly projectTitle: FieldText | null;
  readonly milestoneId: string | null;
  readonly strategyId: string | null;
  readonly officeId: string | null;
  readonly suggestedOfficeId: string | null;
  readonly text: string | null;
  readonly textLanguage: Language | null;
  readonly by: string | null;
  readonly holderId: string | null;
  readonly handedFromId: string | null;
  readonly answerBy: string | null;
  readonly since: string | null;
  readonly count: number | null;
}

export interface HelpRequestRecord {
  readonly id: string;
  readonly milestoneId: string;
  readonly isOpen: boolean;
  readonly answer: string | null;
  readonly holderId: string | null;
}

export interface SuggestionRecord {
  readonly id: string;
  readonly milestoneId: string;
  readonly strategyId: string;
  readonly officeId: string;
  readonly isOpen: boolean;
  readonly decision: 'accepted' | 'declined' | null;
  readonly revision: number | null;
}

const COLUMNS = `
  null::uuid as "suggestedOfficeId", null::text as text, null::text as "textLanguage", null::text as by, null::uuid as "holderId",
  null::uuid as "handedFromId", null::date as "answerBy"`;

const HELP = `
  select 'help-request' as kind, h.id, m.title, p.id as "projectId", p.title as "projectTitle", m.id as "milestoneId",
    m.strategy_id as "strategyId", h.office_id as "officeId", null::uuid as "suggestedOfficeId", h.text, null::text as "textLanguage", a.name as by,
    h.holder_office_id as "holderId", h.handed_from as "handedFromId", h.answer_by as "answerBy", (h.requested_at at time zone $4)::date as since, null::int as count
  from help_request h
  join milestone m on m.municipality_id = h.municipality_id and m.id = h.milestone_id
  join project p on p.municipality_id = m.municipality_id and p.id = m.project_id
  join person a on a.municipality_id = h.municipality_id and a.id = h.requested_by
  where h.municipality_id = $1 and h.closed_at is null and m.left_on is null and p.left_on is null`;

const SUGGESTIONS = `
  select 'owner-suggestion', o.id, m.title, p.id, p.title, m.id, m.strategy_id, coalesce(m.office_id, p.office_id),
    o.office_id, o.reason, null, a.name, null::uuid, o.handed_from, null::date, (o.suggested_at at time zone $4)::date, null::int
  from owner_suggestion o
  join milestone m on m.municipality_id = o.municipality_id and m.id = o.milestone_id
  join project p on p.municipality_id = m.municipality_id and p.id = m.project_id
  join person a on a.municipality_id = o.municipality_id and a.id = o.suggested_by
  where o.municipality_id = $1 and o.closed_at is null and m.left_on is null and p.left_on is null`;

/** Of an update that asks: nobody has corrected it since, or answered what it asks. */
const STANDS = `
    not exists (select from project_update v where v.municipality_id = $1 and v.id = u.id and v.version > u.version)
    and not exists (select from ask_answer w where w.municipality_id = $1 and w.update_id = u.id
      and w.ask_office_id = u.ask_office_id and w.ask_text = u.ask_text)`;

/** What updates ask of the digital office, of an office that is gone, or of any whose answer is overdue. */
const ASKS = `
  select 'ask', u.id, p.title, p.id, p.title, null::uuid, p.strategy_id, u.office_id, null::uuid,
    u.ask_text #>> array['texts', u.ask_text ->> 'source'], u.ask_text ->> 'source', a.name, u.ask_office_id, u.handed_from, u.ask_by,
    (u.recorded_at at time zone $4)::date, null::int
  from project_update u
  join project p on p.municipality_id = u.municipality_id and p.id = u.project_id
  join office o on o.municipality_id = u.municipality_id and o.id = u.ask_office_id
  join person a on a.municipality_id = u.municipality_id and a.id = u.person_id
  where u.municipality_id = $1 and not u.withdrawn and p.left_on is null
    and (o.kind = 'cdo' or u.ask_by < $2::date or o.closed_on <= $2::date)
    and ${STANDS}`;

/** Offices that answer for something open, without a holder today; since the last one left. */
const VACANCIES = `
  select 'vacancy', o.id, null::jsonb, null::uuid, null::jsonb, null::uuid, null::uuid, o.id, ${COLUMNS},
    (select max(a.until_on) from appointment a where a.municipality_id = $1 and a.office_id = o.id
      and a.kind <> 'stand-in' and a.until_on < $2::date),
    (select count(*)::int from project p where p.municipality_id = $1 and p.office_id = o.id and p.left_on is null)
  from office o
  where o.municipality_id = $1 and (o.closed_on is null or o.closed_on > $2::date)
    and (o.kind in ('cdo', 'cio') or exists (
      select from project p where p.municipality_id = $1 and p.office_id = o.id and p.left_on is null))
    and not exists (select from appointment a where a.municipality_id = $1 and a.office_id = o.id and a.kind <> 'stand-in'
      and a.from_on <= $2::date and (a.until_on is null or a.until_on >= $2::date))`;

/** Appointments that follow from groups of the city's identity provider, to offices that are open. */
const PROPOSALS = `
  select 'appointment-proposal', p.id, null::jsonb, null::uuid, null::jsonb, null::uuid, null::uuid, o.id, null::uuid,
    null, null, a.name, null::uuid, null::uuid, null::date, (p.proposed_at at time zone $4)::date, null::int
  from appointment_proposal p
  join office o on o.municipality_id = p.municipality_id and o.id = p.office_id
  join membership m on m.municipality_id = p.municipality_id and m.account_id = p.account_id
  join person a on a.municipality_id = m.municipality_id and a.id = m.person_id
  where p.municipality_id = $1 and p.declined_by is null and (o.closed_on is null or o.closed_on > $2::date)`;

/**
 * Offices with open milestones that attested nothing for so many weeks, with the project that is silent longest; but
 * not those that the digital office waits for an answer of: that answer is what comes back here, once it is overdue.
 */
const SILENT = `
  select 'silent-office', x.office_id, null::jsonb, q.id, q.title, null::uuid, q.strategy_id, x.office_id, ${COLUMNS},
    x.last_on, x.projects
  from (
    select coalesce(m.office_id, p.office_id) as office_id, max(m.last_attested_on) as last_on,
      count(distinct p.id) filter (where m.completed_on is null)::int as projects,
      (array_agg(p.id order by m.last_attested_on nulls first, p.id) filter (where m.completed_on is null))[1] as project_id
    from milestone m join project p on p.municipality_id = m.municipality_id and p.id = m.project_id
    where m.municipality_id = $1 and m.left_on is null and p.left_on is null
    group by 1
    having count(*) filter (where m.completed_on is null) > 0
  ) x
  join project q on q.municipality_id = $1 and q.id = x.project_id
  where coalesce(x.last_on, '-infinity') < $2::date - $3::int * 7
    and not exists (
      select from project_update u join office a on a.municipality_id = u.municipality_id and a.id = u.office_id
      where u.municipality_id = $1 and u.ask_office_id = x.office_id and u.ask_by is not null and not u.withdrawn
        and a.kind = 'cdo' and ${STANDS})`;

const UNDATED = `
  select 'undated-milestone', m.id, m.title, p.id, p.title, m.id, m.strategy_id, coalesce(m.office_id, p.office_id), ${COLUMNS},
    m.added_on, null::int
  from milestone m join project p on p.municipality_id = m.municipality_id and p.id = m.project_id
  where m.municipality_id = $1 and m.left_on is null and p.left_on is null and m.completed_on is null
    and m.baseline_on is null and m.promised_on is null`;

const BARE = `
  select 'project-without-milestones', p.id, p.title, p.id, p.title, null::uuid, p.strategy_id, p.office_id, ${COLUMNS},
    p.added_on, null::int
  from project p
  where p.municipality_id = $1 and p.left_on is null and not exists (
    select from milestone m where m.municipality_id = $1 and m.project_id = p.id and m.left_on is null)`;

const WAITING = `
  with waiting as (
    ${[HELP, ASKS, SUGGESTIONS, PROPOSALS, VACANCIES, SILENT, UNDATED, BARE].join('\n    union all')}
  ), marked as (
    select w.*, d.subject_id is not null as deferred from waiting w left join inbox_deferral d
      on d.municipality_id = $1 and d.kind = w.kind and d.subject_id = w.id and d.until_on > $2::date
  )`;

const ORDER = `array_position(array['help-request', 'ask', 'owner-suggestion', 'appointment-proposal', 'vacancy', 'silent-office',
  'undated-milestone', 'project-without-milestones'], kind)`;

export interface InboxMoment {
  readonly day: string;
  readonly silentWeeks: number;
  readonly timeZone: string;
}

@Injectable()
export class InboxRepository {
  /** All that waits, overdue answers first, then by kind and age; and how many wait for a later day. */
  async list(
    query: Query,
    municipalityId: string,
    { day, silentWeeks, timeZone }: InboxMoment,
  ): Promise<{ readonly items: InboxRecord[]; readonly deferred: number }> {
    const rows = await query<InboxRecord & { deferred: boolean }>(
      `${WAITING} select * from marked
       order by coalesce("answerBy" < $2::date, false) desc, ${ORDER}, "answerBy" nulls last, since nulls first, id`,
      [municipalityId, day, silentWeeks, timeZone],
    );
    return {
      items: rows.filter(({ deferred }) => !deferred),
      deferred: rows.filter(({ deferred }) => deferred).length,
    };
  }

  async count(
    query: Query,
    municipalityId: string,
    { day, silentWeeks, timeZone }: InboxMoment,
  ): Promise<{ readonly open: number; readonly overdue: number }> {
    const [count] = await query<{ open: number; overdue: number }>(
      `${WAITING} select count(*)::int as open, (count(*) filter (where "answerBy" < $2::date))::int as overdue
       from marked where not deferred`,
      [municipalityId, day, silentWeeks, timeZone],
    );
    return count ?? { open: 0, overdue: 0 };
  }

  /** What an office holds or is suggested for goes to its successor. Strategies of the milestones are told by versions. */
  async handOver(
    query: Query,
    municipalityId: string,
    officeId: string,
    successorId: string,
  ): Promise<{ readonly helpRequests: number; readonly suggestions: number }> {
    const [handed] = await query<{ helpRequests: number; suggestions: number }>(
      `with helped as (
         update help_request set holder_office_id = $3, handed_from = $2
         where municipality_id = $1 and holder_office_id = $2 and closed_at is null returning milestone_id
       ), suggested as (
         update owner_suggestion set office_id = $3, handed_from = $2
         where municipality_id = $1 and office_id = $2 and closed_at is null returning milestone_id
       ), touched as (
         update milestone set version = version + 1 where municipality_id = $1
           and id in (select milestone_id from helped union select milestone_id from suggested)
       )
       select (select count(*)::int from helped) as "helpRequests", (select count(*)::int from suggested) as suggestions`,
      [municipalityId, officeId, successorId],
    );
    return handed ?? { helpRequests: 0, suggestions: 0 };
  }

  /** Under its lock: of two who decide at once, the second sees what the first decided. */
  async lockHelpRequest(query: Query, municipalityId: string, id: string): Promise<HelpRequestRecord | null> {
    const [found] = await query<HelpRequestRecord>(
      `select id, milestone_id as "milestoneId", closed_at is null as "isOpen", answer, holder_office_id as "holderId" from help_request
       where municipality_id = $1 and id = $2 for update`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  /** Null answers open it again, unless the milestone has a newer request. */
  async answer(
    query: Query,
    municipalityId: string,
    id: string,
    answer: string | null,
    personId: string,
  ): Promise<void> {
    await query(
      `with answered as (
         update help_request set answer = $3, answered_by = case when $3::text is null then null else $4::uuid end,
           closed_at = case when $3::text is null then null else clock_timestamp() end
         where municipality_id = $1 and id = $2 returning milestone_id
       )
       update milestone set version = version + 1 where municipality_id = $1 and id = (select milestone_id from answered)`,
      [municipalityId, id, answer, personId],
    );
  }

  async setHolder(query: Query, municipalityId: string, id: string, officeId: string | null): Promise<void> {
    await query(
      `update help_request set holder_office_id = $3, handed_from = null where municipality_id = $1 and id = $2`,
      [municipalityId, id, officeId],
    );
  }

  async lockSuggestion(query: Query, municipalityId: string, id: string): Promise<SuggestionRecord | null> {
    const [found] = await query<SuggestionRecord>(
      `select o.id, o.milestone_id as "milestoneId", m.strategy_id as "strategyId", o.office_id as "officeId",
         o.closed_at is null as "isOpen", o.decision, o.revision
       from owner_suggestion o join milestone m on m.municipality_id = o.municipality_id and m.id = o.milestone_id
       where o.municipality_id = $1 and o.id = $2 for update of o`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  async decide(
    query: Query,
    municipalityId: string,
    id: string,
    decided: {
      readonly decision: 'accepted' | 'declined' | null;
      readonly reason: string | null;
      readonly personId: string | null;
      readonly revision: number | null;
    },
  ): Promise<void> {
    await query(
      `with decided as (
         update owner_suggestion set decision = $3, decision_reason = $4, decided_by = $5, revision = $6,
           closed_at = case when $3::text is null then null else clock_timestamp() end
         where municipality_id = $1 and id = $2 returning milestone_id
       )
       update milestone set version = version + 1 where municipality_id = $1 and id = (select milestone_id from decided)`,
      [municipalityId, id, decided.decision, decided.reason, decided.personId, decided.revision],
    );
  }

  async defer(
    query: Query,
    municipalityId: string,
    deferral: {
      readonly kind: InboxKind;
      readonly subjectId: string;
      readonly untilOn: string;
      readonly personId: string;
    },
  ): Promise<void> {
    await query(
      `insert into inbox_deferral (municipality_id, kind, subject_id, until_on, person_id) values ($1, $2, $3, $4, $5)
       on conflict (municipality_id, kind, subject_id) do update set until_on = excluded.until_on, person_id = excluded.person_id`,
      [municipalityId, deferral.kind, deferral.subjectId, deferral.untilOn, deferral.personId],
    );
  }

  async undefer(query: Query, municipalityId: string, kind: InboxKind, subjectId: string): Promise<void> {
    await query(`delete from inbox_deferral where municipality_id = $1 and kind = $2 and subject_id = $3`, [
      municipalityId,
      kind,
      subjectId,
    ]);
  }
}
