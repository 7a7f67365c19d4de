import { Injectable } from '@nestjs/common';
import type { Department, Office } from '@wegmarke/domain/contracts';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

@Injectable()
export class OfficesRepository {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * Offices with whoever acts for them on the day: the regular or interim holder, else the stand-in.
   * Vacant is an office that has neither of the first two.
   */
  listOffices(municipalityId: string, day: string): Promise<(Office & { holderPublic: boolean })[]> {
    return this.database.read(municipalityId, (query) =>
      query<Office & { holderPublic: boolean }>(
        `select o.id, o.kind, o.title, o.department_id as "departmentId", o.holder_public as "holderPublic",
           coalesce(h.kind = 'stand-in', true) as vacant,
           case when h.kind is not null then json_build_object(
             'personId', h.person_id, 'name', h.name, 'appointment', h.kind, 'until', h.until_on
           ) end as holder
         from office o
         left join lateral (
           select a.kind, a.person_id, a.until_on, p.name
           from appointment a join person p on p.municipality_id = a.municipality_id and p.id = a.person_id
           where a.municipality_id = $1 and a.office_id = o.id
             and a.from_on <= $2::date and (a.until_on is null or a.until_on >= $2::date)
           order by a.kind = 'stand-in', a.from_on desc, a.id limit 1
         ) h on true
         where o.municipality_id = $1
         order by array_position(array['cdo', 'cio', 'head', 'other'], o.kind), o.title #>> array['texts', o.title ->> 'source'], o.id`,
        [municipalityId, day],
      ),
    );
  }

  listDepartments(municipalityId: string): Promise<Department[]> {
    return this.database.read(municipalityId, (query) =>
      query<Department>(
        `select id, title from department where municipality_id = $1
         order by title #>> array['texts', title ->> 'source'], id`,
        [municipalityId],
      ),
    );
  }
}
