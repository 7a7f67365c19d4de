import { Injectable } from '@nestjs/common';
import type { Report, ReportPlan, ReportState } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import type { MunicipalityRef } from '../../platform/access/municipality-directory';

/** A report as it is stored. */
export interface ReportRecord extends Omit<ReportPlan, 'knownAt'> {
  readonly id: string;
  readonly strategyId: string;
  readonly state: ReportState;
  /** What its authors chose. */
  readonly chosenKnownAt: string | null;
  /** What was known in the content that was submitted. */
  readonly frozenKnownAt: string | null;
  readonly composingOfficeId: string;
  readonly approvalOfficeId: string | null;
  readonly contentHash: string | null;
  readonly submittedAt: string | null;
  readonly approvedAt: string | null;
  readonly returned: Report['returned'];
  readonly sealing: Report['sealing'];
  readonly editionNumber: number | null;
  readonly version: number;
}

/** What a report is stored as while it is a draft. */
export interface ReportValues extends ReportPlan {
  readonly approvalOfficeId: string | null;
}

const INSTANT = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SELECTED = `r.id, r.strategy_id as "strategyId", r.state, r.title, r.language, r.readers, r.body,
  r.session_on as "sessionOn", r.reference,
  jsonb_build_object('callOn', r.call_on, 'freezeOn', r.freeze_on, 'approvalOn', r.approval_on,
    'paperDueOn', r.paper_due_on) as schedule,
  r.on_day as "on", ${INSTANT('r.known_at')} as "chosenKnownAt", ${INSTANT('c.known_at')} as "frozenKnownAt",
  r.compared_on as "comparedOn", r.sections, r.texts, r.project_notes as "projectNotes", r.requests,
  case when r.corrects_number is not null
    then jsonb_build_object('number', r.corrects_number, 'note', r.corrects_note) end as corrects,
  r.composing_office_id as "composingOfficeId", r.approval_office_id as "approvalOfficeId",
  encode(c.hash, 'hex') as "contentHash", ${INSTANT('r.submitted_at')} as "submittedAt",
  ${INSTANT('r.approved_at')} as "approvedAt",
  case when r.returned_at is not null
    then jsonb_build_object('reason', r.returned_reason, 'at', ${INSTANT('r.returned_at')}) end as returned,
  case when r.state = 'sealing' then jsonb_build_object('done', r.files_done, 'of', r.files_of) end as sealing,
  e.number as "editionNumber", r.version`;
const FROM = `from report r
  left join report_content c on c.municipality_id = r.municipality_id and c.report_id = r.id
  left join edition e on e.municipality_id = r.municipality_id and e.report_id = r.id`;

/** Columns of a draft with the values that they get, from `$3` on. */
const COLUMNS: readonly (readonly [string, (values: ReportValues) => unknown])[] = [
  ['title', ({ title }) => title],
  ['language', ({ language }) => language],
  ['readers', ({ readers }) => readers],
  ['body', ({ body }) => body],
  ['session_on', ({ sessionOn }) => sessionOn],
  ['reference', ({ reference }) => reference],
  ['call_on', ({ schedule }) => schedule.callOn],
  ['freeze_on', ({ schedule }) => schedule.freezeOn],
  ['approval_on', ({ schedule }) => schedule.approvalOn],
  ['paper_due_on', ({ schedule }) => schedule.paperDueOn],
  ['on_day', ({ on }) => on],
  ['known_at', ({ knownAt }) => knownAt],
  ['compared_on', ({ comparedOn }) => comparedOn],
  ['sections', ({ sections }) => sections],
  ['texts', ({ texts }) => JSON.stringify(texts)],
  ['project_notes', ({ projectNotes }) => JSON.stringify(projectNotes)],
  ['requests', ({ requests }) => JSON.stringify(requests)],
  ['corrects_number', ({ corrects }) => corrects?.number ?? null],
  ['corrects_note', ({ corrects }) => corrects?.note ?? null],
  ['approval_office_id', ({ approvalOfficeId }) => approvalOfficeId],
];

/** Reports under way. Every change of one moves its version. */
@Injectable()
export class ReportsRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** Newest first; of these offices, or all. */
  list(
    query: Query,
    municipalityId: string,
    approvalOffices: readonly string[] | null,
  ): Promise<ReportRecord[]> {
    return query<ReportRecord>(
      `select ${SELECTED} ${FROM} where r.municipality_id = $1
         and ($2::uuid[] is null or r.approval_office_id = any ($2::uuid[]))
       order by r.created_at desc, r.id`,
      [municipalityId, approvalOffices],
    );
  }

  async find(query: Query, municipalityId: string, id: string): Promise<ReportRecord | null> {
    const [found] = await query<ReportRecord>(
      `select ${SELECTED} ${FROM} where r.municipality_id = $1 and r.id = $2`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  /** Whoever changes it follows whoever changes it now. */
  async lock(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`select from report where municipality_id = $1 and id = $2 for update`, [municipalityId, id]);
  }

  async add(
    query: Query,
    municipalityId: string,
    report: { readonly id: string; readonly strategyId: string; readonly composingOfficeId: string },
    values: ReportValues,
  ): Promise<void> {
    const names = COLUMNS.map(([name]) => name);
    await query(
      `insert into report (municipality_id, id, strategy_id, composing_office_id, ${names.join(', ')})
       values ($1, $2, $3, $4, ${names.map((_, at) => `$${String(at + 5)}`).join(', ')})`,
      [
        municipalityId,
        report.id,
        report.strategyId,
        report.composingOfficeId,
        ...COLUMNS.map(([, valueOf]) => valueOf(values)),
      ],
    );
  }

  async change(query: Query, municipalityId: string, id: string, values: ReportValues): Promise<void> {
    await query(
      `update report set ${COLUMNS.map(([name], at) => `${name} = $${String(at + 3)}`).join(', ')}, version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id, ...COLUMNS.map(([, valueOf]) => valueOf(values))],
    );
  }

  async remove(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`delete from report where municipality_id = $1 and id = $2`, [municipalityId, id]);
  }

  async addAuthor(query: Query, municipalityId: string, id: string, personId: string): Promise<void> {
    await query(
      `insert into report_author (municipality_id, report_id, person_id) values ($1, $2, $3) on conflict do nothing`,
      [municipalityId, id, personId],
    );
  }

  async isAuthor(query: Query, municipalityId: string, id: string, personId: string): Promise<boolean> {
    const found = await query(
      `select 1 as one from report_author where municipality_id = $1 and report_id = $2 and person_id = $3`,
      [municipalityId, id, personId],
    );
    return found.length > 0;
  }

  async submit(
    query: Query,
    municipalityId: string,
    id: string,
    content: { readonly bytes: Buffer; readonly hash: string; readonly knownAt: string },
  ): Promise<void> {
    await query(
      `insert into report_content (municipality_id, report_id, bytes, hash, known_at)
       values ($1, $2, $3, decode($4, 'hex'), $5)`,
      [municipalityId, id, content.bytes, content.hash, content.knownAt],
    );
    await query(
      `update report set state = 'submitted', submitted_at = clock_timestamp(), returned_reason = null, returned_at = null,
         version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id],
    );
  }

  /** What was submitted; null of a draft. */
  async content(query: Query, municipalityId: string, id: string): Promise<Buffer | null> {
    const [found] = await query<{ bytes: Buffer }>(
      `select bytes from report_content where municipality_id = $1 and report_id = $2`,
      [municipalityId, id],
    );
    return found?.bytes ?? null;
  }

  async approve(query: Query, municipalityId: string, id: string, personId: string): Promise<void> {
    await query(
      `update report set state = 'approved', approved_by = $3, approved_at = clock_timestamp(), version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id, personId],
    );
  }

  /** A draft again: nothing of it stands still any more. `reason` null: its authors took it back themselves. */
  async reopen(query: Query, municipalityId: string, id: string, reason: string | null): Promise<void> {
    await query(`delete from report_content where municipality_id = $1 and report_id = $2`, [
      municipalityId,
      id,
    ]);
    await query(
      `update report set state = 'draft', submitted_at = null, approved_by = null, approved_at = null,
         returned_reason = $3, returned_at = case when $3::text is null then null else clock_timestamp() end,
         version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id, reason],
    );
  }

  async beginSealing(query: Query, municipalityId: string, id: string, files: number): Promise<void> {
    await query(
      `update report set state = 'sealing', files_done = 0, files_of = $3, version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id, files],
    );
  }

  async progress(query: Query, municipalityId: string, id: string, done: number): Promise<void> {
    await query(
      `update report set files_done = $3, version = version + 1
       where municipality_id = $1 and id = $2 and state = 'sealing'`,
      [municipalityId, id, done],
    );
  }

  async endSealing(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(
      `update report set state = 'sealed', files_done = null, files_of = null, version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id],
    );
  }

  /** For work without a request. */
  async municipality(id: string): Promise<MunicipalityRef | null> {
    const [found] = await this.database.global<MunicipalityRef>(
      `select id, slug, name, time_zone as "timeZone", demo, suspended_at is not null as suspended, version
       from municipality where id = $1`,
      [id],
    );
    return found ?? null;
  }
}
