import { Injectable } from '@nestjs/common';
import type { Municipality, MunicipalityPatch } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const COLUMNS = `id, slug, name, initials, languages, time_zone as "timeZone", colour, demo,
  city_sign_in as "citySignIn", version`;

export type NewMunicipality = Pick<
  Municipality,
  'id' | 'slug' | 'name' | 'initials' | 'languages' | 'timeZone'
>;

@Injectable()
export class MunicipalitiesRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** By name, then id; `after` is the last of the page before. */
  list(limit: number, after: readonly [string | null, string | null] | null): Promise<Municipality[]> {
    const [name, id] = after ?? [null, null];
    return this.database.global<Municipality>(
      `select ${COLUMNS} from municipality
       where suspended_at is null and ($2::uuid is null or (name, id) > ($1::text, $2::uuid)) order by name, id limit $3`,
      [name, id, limit],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.database.global<{ total: number }>(
      `select count(*)::int as total from municipality where suspended_at is null`,
    );
    return row?.total ?? 0;
  }

  /** False where the slug is taken. Waits for demo data that are being loaded: they never stand beside a real one. */
  async add(query: Query, municipality: NewMunicipality): Promise<boolean> {
    const { id, slug, name, initials, languages, timeZone } = municipality;
    await query(`select pg_advisory_xact_lock(hashtext('wegmarke demo'))`);
    const added = await query(
      `insert into municipality (id, slug, name, initials, languages, time_zone) values ($1, $2, $3, $4, $5, $6)
       on conflict (slug) do nothing returning id`,
      [id, slug, name, initials, languages, timeZone],
    );
    return added.length > 0;
  }

  /** Under its lock: of two who change it at once, the second sees what the first did. */
  async lockVersion(query: Query, id: string): Promise<number | null> {
    const [row] = await query<{ version: number }>(
      `select version from municipality where id = $1 for no key update`,
      [id],
    );
    return row?.version ?? null;
  }

  /** What is not given stays; where nothing is another, the version stays too. */
  async update(query: Query, id: string, patch: MunicipalityPatch): Promise<void> {
    await query(
      `update municipality m set name = n.name, initials = n.initials, colour = n.colour, languages = n.languages,
         time_zone = n.time_zone, version = version + 1
       from (
         select coalesce($2, name) as name, coalesce($3, initials) as initials,
           case when $4 then $5 else colour end as colour, coalesce($6::text[], languages) as languages,
           coalesce($7, time_zone) as time_zone
         from municipality where id = $1
       ) n
       where m.id = $1 and (m.name, m.initials, m.colour, m.languages, m.time_zone)
         is distinct from (n.name, n.initials, n.colour, n.languages, n.time_zone)`,
      [
        id,
        patch.name ?? null,
        patch.initials ?? null,
        patch.colour !== undefined,
        patch.colour ?? null,
        patch.languages ?? null,
        patch.timeZone ?? null,
      ],
    );
  }

  /** Whether its sign-in page offers its own identity provider. Its pages are others from now on. */
  async setCitySignIn(query: Query, id: string, offered: boolean): Promise<void> {
    await query(
      `update municipality set city_sign_in = $2, version = version + 1 where id = $1 and city_sign_in <> $2`,
      [id, offered],
    );
  }

  async find(slug: string): Promise<Municipality | null> {
    const [row] = await this.database.global<Municipality>(
      `select ${COLUMNS} from municipality where slug = $1`,
      [slug],
    );
    return row ?? null;
  }
}
