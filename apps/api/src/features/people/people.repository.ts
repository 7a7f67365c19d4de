import { Injectable } from '@nestjs/common';
import type { Person, Role } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

const PERSON = `
  p.id, p.name, coalesce(m.email, i.email) as email,
  case when m.account_id is not null then 'active' when i.email is not null then 'invited' else 'none' end as access,
  to_char(i.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "invitedUntil",
  coalesce(m.roles, i.roles, '{}') as roles, coalesce(m.tokens, 0) as tokens, p.documented, p.version
  from person p
  left join lateral (
    select s.account_id, s.roles, a.email, (
      select count(*)::int from access_token t where t.municipality_id = $1 and t.account_id = s.account_id
        and t.revoked_at is null and t.expires_at > clock_timestamp()) as tokens
    from membership s join account a on a.id = s.account_id
    where s.municipality_id = $1 and s.person_id = p.id order by s.account_id limit 1
  ) m on true
  left join invitation i on i.municipality_id = $1 and i.person_id = p.id and i.spent_at is null
    and i.expires_at > clock_timestamp() and m.account_id is null`;

/** The people of a municipality, and which accounts act for them. */
@Injectable()
export class PeopleRepository {
  list(query: Query, municipalityId: string): Promise<Person[]> {
    return query<Person>(`select ${PERSON} where p.municipality_id = $1 order by p.name, p.id`, [
      municipalityId,
    ]);
  }

  async find(query: Query, municipalityId: string, id: string): Promise<Person | null> {
    const [person] = await query<Person>(`select ${PERSON} where p.municipality_id = $1 and p.id = $2`, [
      municipalityId,
      id,
    ]);
    return person ?? null;
  }

  /** Until the transaction ends, nobody else changes the person. False where there is none. */
  async lock(query: Query, municipalityId: string, id: string): Promise<boolean> {
    const found = await query(
      `select 1 as found from person where municipality_id = $1 and id = $2 for update`,
      [municipalityId, id],
    );
    return found.length > 0;
  }

  async add(query: Query, municipalityId: string, id: string, name: string): Promise<void> {
    await query(`insert into person (municipality_id, id, name) values ($1, $2, $3)`, [
      municipalityId,
      id,
      name,
    ]);
  }

  /** A name of null stays as it is; the version goes up either way. */
  async update(query: Query, municipalityId: string, id: string, name: string | null): Promise<void> {
    await query(
      `update person set name = coalesce($3, name), version = version + 1 where municipality_id = $1 and id = $2`,
      [municipalityId, id, name],
    );
  }

  async invitedAs(query: Query, municipalityId: string, email: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      `select person_id as id from invitation where municipality_id = $1 and email = $2 and spent_at is null`,
      [municipalityId, email],
    );
    return row?.id ?? null;
  }

  async setRoles(query: Query, municipalityId: string, id: string, roles: readonly Role[]): Promise<void> {
    await query(`update membership set roles = $3 where municipality_id = $1 and person_id = $2`, [
      municipalityId,
      id,
      roles,
    ]);
  }

  /** The account is no member any more; its sessions find nothing here from now on. */
  async removeAccess(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`delete from membership where municipality_id = $1 and person_id = $2`, [municipalityId, id]);
    await query(`delete from invitation where municipality_id = $1 and person_id = $2 and spent_at is null`, [
      municipalityId,
      id,
    ]);
  }

  /** The people who administer the municipality. Nobody else adds or removes one before the transaction ends. */
  async lockAdmins(query: Query, municipalityId: string): Promise<readonly string[]> {
    const rows = await query<{ id: string }>(
      `select person_id as id from membership where municipality_id = $1 and 'admin' = any(roles)
       order by account_id for update`,
      [municipalityId],
    );
    return rows.map(({ id }) => id);
  }
}
