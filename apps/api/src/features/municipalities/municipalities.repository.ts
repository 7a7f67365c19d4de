import { Injectable } from '@nestjs/common';
import type { Language, Municipality } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

const COLUMNS = `id, slug, name, initials, languages, time_zone as "timeZone", colour, demo, version`;

export type NewMunicipality = Pick<Municipality, 'id' | 'slug' | 'name' | 'initials' | 'languages'>;

@Injectable()
export class MunicipalitiesRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** By name, then id; `after` is the last of the page before. */
  list(limit: number, after: readonly [string | null, string | null] | null): Promise<Municipality[]> {
    const [name, id] = after ?? [null, null];
    return this.database.global<Municipality>(
      `select ${COLUMNS} from municipality
       where $2::uuid is null or (name, id) > ($1::text, $2::uuid) order by name, id limit $3`,
      [name, id, limit],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.database.global<{ total: number }>(
      `select count(*)::int as total from municipality`,
    );
    return row?.total ?? 0;
  }

  /** False where the slug is taken. Waits for demo data that are being loaded: they never stand beside a real one. */
  async add(query: Query, municipality: NewMunicipality): Promise<boolean> {
    const { id, slug, name, initials, languages } = municipality;
    await query(`select pg_advisory_xact_lock(hashtext('wegmarke demo'))`);
    const added = await query(
      `insert into municipality (id, slug, name, initials, languages) values ($1, $2, $3, $4, $5)
       on conflict (slug) do nothing returning id`,
      [id, slug, name, initials, languages],
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

  async setLanguages(query: Query, id: string, languages: readonly Language[]): Promise<void> {
    await query(
      `update municipality set languages = $2::text[], version = version + 1
       where id = $1 and languages is distinct from $2::text[]`,
      [id, languages],
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
