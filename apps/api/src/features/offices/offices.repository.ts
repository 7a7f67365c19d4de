import { Injectable } from '@nestjs/common';
import type {
  DepartmentRecord,
  FieldText,
  OfficeInput,
  OfficePatch,
  OfficeRecord,
} from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const ON_DAY = `a.from_on <= $2::date and (a.until_on is null or a.until_on >= $2::date)`;

/**
 * Whoever acts for an office on day $2 by name: its holder who is there, else whoever is named for an absence, else its
 * stand-in, else its holder who is away. Vacant is an office without a regular or interim holder.
 */
const OFFICE = `
  select o.id, o.kind, o.title, o.department_id as "departmentId", o.holder_public as "holderPublic",
    o.fallback_id as "fallbackId", o.closed_on as "closedOn", o.successor_id as "successorId", o.version,
    coalesce(h.rank = 3, true) as vacant,
    case when h.kind is not null then json_build_object(
      'personId', h.person_id, 'name', h.name, 'appointment', h.kind, 'until', h.until_on
    ) end as holder
  from office o
  left join lateral (
    select x.rank, x.kind, x.person_id, x.until_on, p.name
    from (
      select case when a.kind = 'stand-in' then 3 when b.id is null then 1 else 4 end as rank,
        a.kind, a.person_id, a.until_on, a.from_on, a.id
      from appointment a
      left join absence b on a.kind <> 'stand-in' and b.municipality_id = $1 and b.office_id = a.office_id
        and b.person_id = a.person_id and $2::date between b.from_on and b.until_on
      where a.municipality_id = $1 and a.office_id = o.id and ${ON_DAY}
      union all
      select 2, 'stand-in', b.stand_in_id, b.until_on, b.from_on, b.id
      from absence b
      join appointment a on a.municipality_id = $1 and a.office_id = b.office_id and a.person_id = b.person_id
        and a.kind <> 'stand-in' and ${ON_DAY}
      where b.municipality_id = $1 and b.office_id = o.id and b.stand_in_id is not null
        and $2::date between b.from_on and b.until_on
    ) x
    join person p on p.municipality_id = $1 and p.id = x.person_id
    order by x.rank, x.from_on desc, x.id limit 1
  ) h on true
  where o.municipality_id = $1`;

const DEPARTMENT = `select id, title, closed_on as "closedOn", version from department where municipality_id = $1`;

@Injectable()
export class OfficesRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** All of them, those that are closed too: what was in the plan may still name them. */
  listOffices(municipalityId: string, day: string): Promise<OfficeRecord[]> {
    return this.database.read(municipalityId, (query) =>
      query<OfficeRecord>(
        `${OFFICE}
         order by array_position(array['cdo', 'cio', 'head', 'other'], o.kind), o.title #>> array['texts', o.title ->> 'source'], o.id`,
        [municipalityId, day],
      ),
    );
  }

  async findOffice(
    query: Query,
    municipalityId: string,
    day: string,
    id: string,
  ): Promise<OfficeRecord | null> {
    const [office] = await query<OfficeRecord>(`${OFFICE} and o.id = $3`, [municipalityId, day, id]);
    return office ?? null;
  }

  listDepartments(municipalityId: string): Promise<DepartmentRecord[]> {
    return this.database.read(municipalityId, (query) =>
      query<DepartmentRecord>(
        `${DEPARTMENT} and closed_on is null order by title #>> array['texts', title ->> 'source'], id`,
        [municipalityId],
      ),
    );
  }

  async findDepartment(query: Query, municipalityId: string, id: string): Promise<DepartmentRecord | null> {
    const [department] = await query<DepartmentRecord>(`${DEPARTMENT} and id = $2`, [municipalityId, id]);
    return department ?? null;
  }

  /** Until the transaction ends nobody else changes it, or who holds it. */
  async lock(
    query: Query,
    municipalityId: string,
    table: 'office' | 'department',
    id: string,
  ): Promise<number | null> {
    const [row] = await query<{ version: number }>(
      `select version from ${table} where municipality_id = $1 and id = $2 for update`,
      [municipalityId, id],
    );
    return row?.version ?? null;
  }

  /** Whether it goes on; until the transaction ends, nobody closes it. */
  async keepOpen(query: Query, municipalityId: string, id: string): Promise<boolean> {
    const [office] = await query<{ isOpen: boolean }>(
      `select closed_on is null as "isOpen" from office where municipality_id = $1 and id = $2 for share`,
      [municipalityId, id],
    );
    return office?.isOpen ?? false;
  }

  async addDepartment(query: Query, municipalityId: string, id: string, title: FieldText): Promise<void> {
    await query(`insert into department (municipality_id, id, title) values ($1, $2, $3)`, [
      municipalityId,
      id,
      title,
    ]);
  }

  async renameDepartment(query: Query, municipalityId: string, id: string, title: FieldText): Promise<void> {
    await query(
      `update department set title = $3, version = version + 1 where municipality_id = $1 and id = $2`,
      [municipalityId, id, title],
    );
  }

  async closeDepartment(query: Query, municipalityId: string, id: string, day: string): Promise<void> {
    await query(
      `update department set closed_on = $3, version = version + 1 where municipality_id = $1 and id = $2`,
      [municipalityId, id, day],
    );
  }

  async addOffice(query: Query, municipalityId: string, id: string, office: OfficeInput): Promise<void> {
    const { kind, title, departmentId = null, holderPublic = false, fallbackId = null } = office;
    await query(
      `insert into office (municipality_id, id, kind, title, department_id, holder_public, fallback_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [municipalityId, id, kind, title, departmentId, holderPublic, fallbackId],
    );
  }

  async updateOffice(query: Query, municipalityId: string, id: string, patch: OfficePatch): Promise<void> {
    await query(
      `update office set
         kind = coalesce($3, kind),
         title = coalesce($4::jsonb, title),
         department_id = case when $5 then $6::uuid else department_id end,
         holder_public = coalesce($7, holder_public),
         fallback_id = case when $8 then $9::uuid else fallback_id end,
         version = version + 1
       where municipality_id = $1 and id = $2`,
      [
        municipalityId,
        id,
        patch.kind ?? null,
        patch.title ?? null,
        patch.departmentId !== undefined,
        patch.departmentId ?? null,
        patch.holderPublic ?? null,
        patch.fallbackId !== undefined,
        patch.fallbackId ?? null,
      ],
    );
  }

  /** Who acts for it has changed. */
  async touch(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`update office set version = version + 1 where municipality_id = $1 and id = $2`, [
      municipalityId,
      id,
    ]);
  }

  /** It ends; its fallbacks and appointments end with it, and whoever fell back on it falls back on its successor. */
  async closeOffice(
    query: Query,
    municipalityId: string,
    id: string,
    successorId: string,
    day: string,
  ): Promise<void> {
    await query(
      `update office set closed_on = $3, successor_id = $4, fallback_id = null, version = version + 1
       where municipality_id = $1 and id = $2`,
      [municipalityId, id, day, successorId],
    );
    await query(
      `update office set fallback_id = nullif($3::uuid, id), version = version + 1
       where municipality_id = $1 and fallback_id = $2`,
      [municipalityId, id, successorId],
    );
  }

  /** Fails on whatever still refers to it. */
  async remove(
    query: Query,
    municipalityId: string,
    table: 'office' | 'department',
    id: string,
  ): Promise<void> {
    await query(`delete from ${table} where municipality_id = $1 and id = $2`, [municipalityId, id]);
  }
}
