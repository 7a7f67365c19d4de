import { Injectable } from '@nestjs/common';
import type { FieldText, LinkAnswerKind, Role } from '@wegmarke/domain/contracts';
import type { ActorOffice } from '@wegmarke/domain/permissions';
import type { Query } from '../../platform/database/database';

/** A link with whoever it was for, as they stand on the day it is used. */
export interface LinkRecord {
  readonly id: string;
  readonly milestoneId: string;
  readonly officeId: string;
  readonly officeTitle: FieldText;
  /** The office that answers for the milestone now; null where it is no longer in the plan. */
  readonly answeringOfficeId: string | null;
  readonly departmentId: string | null;
  readonly personId: string;
  readonly personName: string;
  /** Null where they are no member (any more). */
  readonly accountId: string | null;
  readonly roles: readonly Role[];
  readonly offices: readonly ActorOffice[];
  readonly contributorId: string | null;
  readonly isStillContributor: boolean;
  readonly expiresAt: Date;
  readonly spentAt: Date | null;
  /** The last answer that was not taken back. */
  readonly answer: { readonly id: string; readonly what: LinkAnswerKind; readonly subjectId: string } | null;
  readonly needsSignIn: boolean;
}

export interface NewLink {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly milestoneId: string;
  readonly personId: string;
  readonly officeId: string;
  readonly contributorId: string | null;
  readonly expiresAt: Date;
}

export interface NewAnswer {
  readonly id: string;
  readonly link: LinkRecord;
  readonly what: LinkAnswerKind;
  readonly subjectId: string;
  readonly answeredAt: Date;
}

@Injectable()
export class UpdateLinksRepository {
  async add(query: Query, municipalityId: string, link: NewLink): Promise<void> {
    await query(
      `insert into update_link (municipality_id, id, token_hash, milestone_id, person_id, office_id, contributor_id, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        municipalityId,
        link.id,
        link.tokenHash,
        link.milestoneId,
        link.personId,
        link.officeId,
        link.contributorId,
        link.expiresAt,
      ],
    );
  }

  /** @param day the municipality's, on which rights are asked for */
  async find(
    query: Query,
    municipalityId: string,
    tokenHash: Buffer,
    day: string,
  ): Promise<LinkRecord | null> {
    const [found] = await query<LinkRecord>(
      `select l.id, l.milestone_id as "milestoneId", l.office_id as "officeId", o.title as "officeTitle",
         case when m.left_on is null and p.left_on is null then coalesce(m.office_id, p.office_id) end as "answeringOfficeId",
         p.department_id as "departmentId", l.person_id as "personId", x.name as "personName",
         s.account_id as "accountId", coalesce(s.roles, '{}') as roles,
         coalesce((
           select json_agg(json_build_object(
             'officeId', f.office_id, 'officeKind', f.office_kind, 'departmentId', f.department_id,
             'appointment', f.appointment) order by f.from_on nulls last, f.office_id)
           from acting_offices($1, l.person_id, $3::date) f), '[]') as offices,
         l.contributor_id as "contributorId",
         exists (select from contributor c where c.municipality_id = $1 and c.id = l.contributor_id
           and c.ended_at is null and c.project_id = m.project_id) as "isStillContributor",
         l.expires_at as "expiresAt", l.spent_at as "spentAt",
         (select json_build_object('id', a.id, 'what', a.what, 'subjectId', a.subject_id) from link_answer a
          where a.municipality_id = $1 and a.link_id = l.id and a.undone_at is null
          order by a.answered_at desc limit 1) as answer,
         coalesce((select r.link_needs_sign_in from reminder_setting r where r.municipality_id = $1), false) as "needsSignIn"
       from update_link l
       join milestone m on m.municipality_id = $1 and m.id = l.milestone_id
       join project p on p.municipality_id = $1 and p.id = m.project_id
       join office o on o.municipality_id = $1 and o.id = l.office_id
       join person x on x.municipality_id = $1 and x.id = l.person_id
       left join membership s on s.municipality_id = $1 and s.person_id = l.person_id
       where l.municipality_id = $1 and l.token_hash = $2`,
      [municipalityId, tokenHash, day],
    );
    return found ?? null;
  }

  /** Spends an open link; false where somebody was faster. */
  async spend(query: Query, municipalityId: string, id: string, at: Date): Promise<boolean> {
    const spent = await query(
      `update update_link set spent_at = $3 where municipality_id = $1 and id = $2 and spent_at is null returning id`,
      [municipalityId, id, at],
    );
    return spent.length > 0;
  }

  async addAnswer(query: Query, municipalityId: string, answer: NewAnswer): Promise<void> {
    const { id, link, what, subjectId, answeredAt } = answer;
    await query(
      `insert into link_answer (municipality_id, id, link_id, person_id, office_id, milestone_id, what, subject_id, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        municipalityId,
        id,
        link.id,
        link.personId,
        link.officeId,
        link.milestoneId,
        what,
        subjectId,
        answeredAt,
      ],
    );
  }

  /** The answer was taken back: the link can be used again. */
  async reopen(
    query: Query,
    municipalityId: string,
    linkId: string,
    answerId: string,
    at: Date,
  ): Promise<void> {
    await query(
      `with undone as (
         update link_answer set undone_at = $4 where municipality_id = $1 and id = $3 and undone_at is null
       )
       update update_link set spent_at = null where municipality_id = $1 and id = $2`,
      [municipalityId, linkId, answerId, at],
    );
  }
}
