import { Injectable } from '@nestjs/common';
import type { SavedView } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

export interface ViewRecord extends SavedView {
  readonly personId: string;
}

const SELECTED = `v.id, v.person_id as "personId", v.name, v.query, v.shared, v.person_id = $2 as own,
  d.view_id is not null as "isDefault", v.version`;
const FROM = `from saved_view v left join default_view d
  on d.municipality_id = v.municipality_id and d.person_id = $2 and d.view_id = v.id`;

@Injectable()
export class ViewsRepository {
  /** What a person may choose from: their own views, and those that are shared. */
  list(query: Query, municipalityId: string, personId: string): Promise<ViewRecord[]> {
    return query<ViewRecord>(
      `select ${SELECTED} ${FROM} where v.municipality_id = $1 and (v.person_id = $2 or v.shared)
       order by v.shared, lower(v.name), v.id`,
      [municipalityId, personId],
    );
  }

  async find(query: Query, municipalityId: string, personId: string, id: string): Promise<ViewRecord | null> {
    const [found] = await query<ViewRecord>(
      `select ${SELECTED} ${FROM} where v.municipality_id = $1 and v.id = $3 and (v.person_id = $2 or v.shared)`,
      [municipalityId, personId, id],
    );
    return found ?? null;
  }

  /** False where the person has a view of that name already. */
  async add(
    query: Query,
    municipalityId: string,
    view: {
      readonly id: string;
      readonly personId: string;
      readonly name: string;
      readonly query: string;
      readonly shared: boolean;
    },
  ): Promise<boolean> {
    const added = await query(
      `insert into saved_view (municipality_id, id, person_id, name, query, shared) values ($1, $2, $3, $4, $5, $6)
       on conflict (municipality_id, person_id, lower(name)) do nothing returning id`,
      [municipalityId, view.id, view.personId, view.name, view.query, view.shared],
    );
    return added.length > 0;
  }

  /** False where another view of the person has that name already. */
  async update(
    query: Query,
    municipalityId: string,
    id: string,
    patch: { readonly name?: string; readonly query?: string; readonly shared?: boolean },
  ): Promise<boolean> {
    const changed = await query(
      `update saved_view v set name = coalesce($3, name), query = coalesce($4, query), shared = coalesce($5, shared),
         version = version + 1
       where v.municipality_id = $1 and v.id = $2 and not exists (
         select from saved_view o where o.municipality_id = $1 and o.person_id = v.person_id and o.id <> v.id
           and lower(o.name) = lower($3)
       ) returning v.id`,
      [municipalityId, id, patch.name ?? null, patch.query ?? null, patch.shared ?? null],
    );
    return changed.length > 0;
  }

  /** A view that is shared no longer opens nobody else's portfolio. */
  async forgetOthersDefaults(
    query: Query,
    municipalityId: string,
    id: string,
    personId: string,
  ): Promise<void> {
    await query(`delete from default_view where municipality_id = $1 and view_id = $2 and person_id <> $3`, [
      municipalityId,
      id,
      personId,
    ]);
  }

  async remove(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`delete from saved_view where municipality_id = $1 and id = $2`, [municipalityId, id]);
  }

  async setDefault(
    query: Query,
    municipalityId: string,
    personId: string,
    viewId: string | null,
  ): Promise<void> {
    if (viewId === null) {
      await query(`delete from default_view where municipality_id = $1 and person_id = $2`, [
        municipalityId,
        personId,
      ]);
      return;
    }
    await query(
      `insert into default_view (municipality_id, person_id, view_id) values ($1, $2, $3)
       on conflict (municipality_id, person_id) do update set view_id = excluded.view_id`,
      [municipalityId, personId, viewId],
    );
  }
}
