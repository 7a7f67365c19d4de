import { Injectable } from '@nestjs/common';
import type { Contributor } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

@Injectable()
export class ContributorsRepository {
  list(query: Query, municipalityId: string, projectId: string): Promise<Contributor[]> {
    return query<Contributor>(
      `select c.id, json_build_object('id', x.id, 'name', x.name) as person,
         (c.email is not null or s.account_id is not null) as reached,
         to_char(c.named_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "namedAt"
       from contributor c
       join person x on x.municipality_id = $1 and x.id = c.person_id
       left join membership s on s.municipality_id = $1 and s.person_id = c.person_id
       where c.municipality_id = $1 and c.project_id = $2 and c.ended_at is null
       order by x.name, c.id`,
      [municipalityId, projectId],
    );
  }

  /** Who prepares updates of a milestone; null where there is none such. */
  async personsOf(query: Query, municipalityId: string, milestoneId: string): Promise<string[] | null> {
    const [found] = await query<{ persons: string[] }>(
      `select array(select c.person_id from contributor c where c.municipality_id = $1
         and c.project_id = m.project_id and c.ended_at is null) as persons
       from milestone m where m.municipality_id = $1 and m.id = $2 and m.left_on is null`,
      [municipalityId, milestoneId],
    );
    return found?.persons ?? null;
  }

  /** Whether there is such a person, and whether they have an account here. */
  async person(
    query: Query,
    municipalityId: string,
    id: string,
  ): Promise<{ readonly isMember: boolean } | null> {
    const [found] = await query<{ isMember: boolean }>(
      `select exists (select from membership s where s.municipality_id = $1 and s.person_id = x.id) as "isMember"
       from person x where x.municipality_id = $1 and x.id = $2`,
      [municipalityId, id],
    );
    return found ?? null;
  }

  /** @returns false where they contribute already */
  async add(
    query: Query,
    municipalityId: string,
    one: {
      readonly id: string;
      readonly projectId: string;
      readonly personId: string;
      readonly email: string | null;
      readonly namedBy: string;
    },
  ): Promise<boolean> {
    const added = await query(
      `insert into contributor (municipality_id, id, project_id, person_id, email, named_by)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (municipality_id, project_id, person_id) where ended_at is null do nothing returning id`,
      [municipalityId, one.id, one.projectId, one.personId, one.email, one.namedBy],
    );
    return added.length > 0;
  }

  async end(
    query: Query,
    municipalityId: string,
    projectId: string,
    id: string,
    by: string,
  ): Promise<boolean> {
    const ended = await query(
      `update contributor set ended_at = clock_timestamp(), ended_by = $4
       where municipality_id = $1 and project_id = $2 and id = $3 and ended_at is null returning id`,
      [municipalityId, projectId, id, by],
    );
    return ended.length > 0;
  }
}
