import { Injectable } from '@nestjs/common';
import type { EvidenceLevel } from '@wegmarke/domain/plan';
import { DUE_WITHIN_DAYS } from '@wegmarke/domain/plan';
import type { FieldText, Milestone, MilestoneState } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { NOT_IN_PLAN } from '../ledger/ledger.service';

/** A milestone as the projection holds it. */
export interface MilestoneRecord {
  readonly id: string;
  readonly strategyId: string;
  readonly projectId: string;
  readonly projectTitle: FieldText;
  readonly title: FieldText;
  /** The office that answers for it: its own, or the project's. */
  readonly officeId: string;
  readonly departmentId: string | null;
  readonly weight: number | null;
  readonly effectiveWeight: string;
  readonly baselineOn: string | null;
  readonly promisedOn: string | null;
  readonly completedOn: string | null;
  readonly evidence: EvidenceLevel | null;
  readonly evidenceLink: string | null;
  readonly sample: boolean;
  readonly leftOn: string | null;
  readonly leftHow: 'dropped' | 'merged' | 'split' | null;
  readonly successorIds: readonly string[];
  readonly lastAttestedOn: string | null;
  readonly lastAttestation: 'completed' | 'promise-set' | 'confirmed' | null;
  readonly helpRequest: {
    readonly id: string;
    readonly text: string;
    readonly answerBy: string | null;
    readonly requestedAt: string;
  } | null;
  readonly helpAnswer: Milestone['helpAnswer'];
  readonly suggestion: { readonly id: string; readonly officeId: string; readonly reason: string } | null;
  readonly declined: Milestone['declined'];
  readonly version: number;
}

export interface MilestoneFilter {
  readonly day: string;
  /** Null: whatever the office. */
  readonly officeIds: readonly string[] | null;
  readonly states: readonly MilestoneState[] | null;
  readonly projectId: string | null;
  readonly attestedOn: string | null;
  readonly limit: number;
  /** The last item's promise (or the end of time) and id. */
  readonly after: readonly [string, string] | null;
}

const SELECTED = `
  m.id, m.strategy_id as "strategyId", m.project_id as "projectId", p.title as "projectTitle", m.title,
  coalesce(m.office_id, p.office_id) as "officeId", p.department_id as "departmentId",
  m.weight, m.effective_weight as "effectiveWeight", m.baseline_on as "baselineOn", m.promised_on as "promisedOn",
  m.completed_on as "completedOn", m.evidence, m.evidence_link as "evidenceLink", m.sample,
  m.left_on as "leftOn", m.left_how as "leftHow", m.successor_ids as "successorIds",
  m.last_attested_on as "lastAttestedOn", m.last_attestation as "lastAttestation",
  (select json_build_object('id', h.id, 'text', h.text, 'answerBy', h.answer_by,
      'requestedAt', to_char(h.requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
   from help_request h where h.municipality_id = $1 and h.milestone_id = m.id and h.closed_at is null
   order by h.requested_at desc limit 1) as "helpRequest",
  (select case when h.answer is not null then json_build_object('text', h.text, 'answer', h.answer, 'by', a.name,
      'answeredOn', (h.closed_at at time zone (select y.time_zone from municipality y where y.id = $1))::date) end
   from help_request h left join person a on a.municipality_id = $1 and a.id = h.answered_by
   where h.municipality_id = $1 and h.milestone_id = m.id order by h.requested_at desc limit 1) as "helpAnswer",
  (select case when o.decision = 'declined' then json_build_object('officeId', o.office_id, 'reason', o.decision_reason,
      'by', a.name) end
   from owner_suggestion o left join person a on a.municipality_id = $1 and a.id = o.decided_by
   where o.municipality_id = $1 and o.milestone_id = m.id order by o.suggested_at desc limit 1) as declined,
  (select json_build_object('id', o.id, 'officeId', o.office_id, 'reason', o.reason)
   from owner_suggestion o where o.municipality_id = $1 and o.milestone_id = m.id and o.closed_at is null
   order by o.suggested_at desc limit 1) as suggestion,
  m.version`;

const FROM = `from milestone m join project p on p.municipality_id = m.municipality_id and p.id = m.project_id`;

const PROMISE = `coalesce(m.promised_on, m.baseline_on)`;
const IN_PLAN = `m.left_on is distinct from '${NOT_IN_PLAN}'`;

/** The states of `statesOn` in SQL, for filters; a test compares the two. */
const IN_STATE = `($4::text[] is null
  or ('done' = any($4) and m.completed_on is not null)
  or (m.completed_on is null and (
    ('late' = any($4) and m.baseline_on < $2::date)
    or ('overdue' = any($4) and ${PROMISE} < $2::date)
    or ('due' = any($4) and ${PROMISE} between $2::date and $2::date + ${String(DUE_WITHIN_DAYS)})
    or ('planned' = any($4) and coalesce(m.baseline_on, $2::date) >= $2::date
        and coalesce(${PROMISE}, 'infinity') > $2::date + ${String(DUE_WITHIN_DAYS)})
  )))`;

const FILTER = `m.municipality_id = $1 and m.left_on is null
  and ($3::uuid[] is null or coalesce(m.office_id, p.office_id) = any($3))
  and ${IN_STATE}
  and ($5::uuid is null or m.project_id = $5)
  and ($6::date is null or m.last_attested_on = $6)`;

const SORT_KEY = `coalesce(${PROMISE}, 'infinity')`;

@Injectable()
export class MilestonesRepository {
  async find(query: Query, municipalityId: string, id: string): Promise<MilestoneRecord | null> {
    const [found] = await query<MilestoneRecord>(
      `select ${SELECTED} ${FROM} where m.municipality_id = $1 and m.id = $2 and ${IN_PLAN}`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  async list(
    query: Query,
    municipalityId: string,
    filter: MilestoneFilter,
  ): Promise<{ items: MilestoneRecord[]; total: number }> {
    const values = [
      municipalityId,
      filter.day,
      filter.officeIds,
      filter.states,
      filter.projectId,
      filter.attestedOn,
    ];
    const items = await query<MilestoneRecord>(
      `select ${SELECTED} ${FROM} where ${FILTER}
         and ($7::text is null or (${SORT_KEY}, m.id) > ($7::date, $8::uuid))
       order by ${SORT_KEY}, m.id limit $9`,
      [...values, filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit],
    );
    const [count] = await query<{ total: number }>(
      `select count(*)::int as total ${FROM} where ${FILTER}`,
      values,
    );
    return { items, total: count?.total ?? 0 };
  }

  /** All of a project, what left included. */
  ofProject(query: Query, municipalityId: string, projectId: string): Promise<MilestoneRecord[]> {
    return query<MilestoneRecord>(
      `select ${SELECTED} ${FROM} where m.municipality_id = $1 and m.project_id = $2 and ${IN_PLAN}
       order by m.left_on is not null, ${SORT_KEY}, m.id`,
      [municipalityId, projectId],
    );
  }

  async setEvidenceLink(
    query: Query,
    municipalityId: string,
    id: string,
    link: string | null,
  ): Promise<void> {
    await query(
      `update milestone set evidence_link = $3, version = version + 1 where municipality_id = $1 and id = $2`,
      [municipalityId, id, link],
    );
  }

  async addHelpRequest(
    query: Query,
    municipalityId: string,
    request: {
      readonly id: string;
      readonly milestoneId: string;
      readonly text: string;
      readonly answerBy: string | null;
      readonly personId: string;
      readonly officeId: string;
    },
  ): Promise<void> {
    await query(
      // One open request at a time: a new one takes the place of the former.
      `with former as (
         update help_request set closed_at = clock_timestamp()
         where municipality_id = $1 and milestone_id = $3 and closed_at is null
       )
       insert into help_request (municipality_id, id, milestone_id, text, answer_by, requested_by, office_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        municipalityId,
        request.id,
        request.milestoneId,
        request.text,
        request.answerBy,
        request.personId,
        request.officeId,
      ],
    );
    await this.#touch(query, municipalityId, request.milestoneId);
  }

  async closeHelpRequest(
    query: Query,
    municipalityId: string,
    milestoneId: string,
    id: string,
  ): Promise<boolean> {
    const closed = await query(
      `update help_request set closed_at = clock_timestamp()
       where municipality_id = $1 and milestone_id = $2 and id = $3 and closed_at is null returning id`,
      [municipalityId, milestoneId, id],
    );
    await this.#touch(query, municipalityId, milestoneId);
    return closed.length > 0;
  }

  async addSuggestion(
    query: Query,
    municipalityId: string,
    suggestion: {
      readonly id: string;
      readonly milestoneId: string;
      readonly officeId: string;
      readonly reason: string;
      readonly personId: string;
    },
  ): Promise<void> {
    await query(
      `with former as (
         update owner_suggestion set closed_at = clock_timestamp()
         where municipality_id = $1 and milestone_id = $3 and closed_at is null
       )
       insert into owner_suggestion (municipality_id, id, milestone_id, office_id, reason, suggested_by)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        municipalityId,
        suggestion.id,
        suggestion.milestoneId,
        suggestion.officeId,
        suggestion.reason,
        suggestion.personId,
      ],
    );
    await this.#touch(query, municipalityId, suggestion.milestoneId);
  }

  async closeSuggestion(
    query: Query,
    municipalityId: string,
    milestoneId: string,
    id: string,
  ): Promise<boolean> {
    const closed = await query(
      `update owner_suggestion set closed_at = clock_timestamp()
       where municipality_id = $1 and milestone_id = $2 and id = $3 and closed_at is null returning id`,
      [municipalityId, milestoneId, id],
    );
    await this.#touch(query, municipalityId, milestoneId);
    return closed.length > 0;
  }

  async #touch(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`update milestone set version = version + 1 where municipality_id = $1 and id = $2`, [
      municipalityId,
      id,
    ]);
  }

  /** Readers of the strategies concerned are told by a new version. */
  async handToOffice(
    query: Query,
    municipalityId: string,
    officeId: string,
    successorId: string,
  ): Promise<void> {
    await query(
      `with handed as (
         update milestone set office_id = $3, version = version + 1
         where municipality_id = $1 and office_id = $2 returning strategy_id
       )
       update strategy set version = version + 1
       where municipality_id = $1 and id in (select strategy_id from handed)`,
      [municipalityId, officeId, successorId],
    );
  }
}
