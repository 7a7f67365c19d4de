import { Injectable } from '@nestjs/common';
import type { FieldText, OfficeKind } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

/** An office that nobody holds yet. */
export interface VacantOffice {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly title: FieldText;
  readonly departmentId: string | null;
}

/** A department that nobody has told of yet. */
export type NewDepartment = Pick<VacantOffice, 'id' | 'title'>;

@Injectable()
export class VacantOfficesRepository {
  async addDepartments(
    query: Query,
    municipalityId: string,
    departments: readonly NewDepartment[],
  ): Promise<void> {
    await query(
      `insert into department (municipality_id, id, title)
       select $1, d.id, d.title from jsonb_to_recordset($2::jsonb) as d (id uuid, title jsonb)`,
      [municipalityId, JSON.stringify(departments)],
    );
  }

  async add(query: Query, municipalityId: string, offices: readonly VacantOffice[]): Promise<void> {
    await query(
      `insert into office (municipality_id, id, kind, title, department_id)
       select $1, o.id, o.kind, o.title, o.department_id
       from jsonb_to_recordset($2::jsonb) as o (id uuid, kind text, title jsonb, department_id uuid)`,
      [
        municipalityId,
        JSON.stringify(
          offices.map(({ departmentId, ...office }) => ({ ...office, department_id: departmentId })),
        ),
      ],
    );
  }
}
