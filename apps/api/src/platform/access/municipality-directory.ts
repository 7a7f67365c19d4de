import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../tenancy/tenant-database';

/** What every request needs to know of its municipality. */
export interface MunicipalityRef {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly demo: boolean;
  /** Closed by an operator. */
  readonly suspended: boolean;
  /** Whether the public is shown a release of one of its strategies instead of the live plan. */
  readonly showsReleases: boolean;
  /** Moves with everything that its pages show of it. */
  readonly version: number;
}

const KEPT_MILLISECONDS = 30_000;
const SLUG = /^[a-z][a-z0-9-]{1,62}$/;

/** From the slug in the address to the municipality. What is found is kept for a moment; what is not is asked again. */
@Injectable()
export class MunicipalityDirectory {
  readonly #kept = new Map<string, { until: number; municipality: MunicipalityRef }>();

  constructor(private readonly database: TenantDatabase) {}

  async find(slug: string): Promise<MunicipalityRef | null> {
    const kept = this.#kept.get(slug);
    if (kept && kept.until > performance.now()) return kept.municipality;
    if (!SLUG.test(slug)) return null;
    const [municipality] = await this.database.global<MunicipalityRef>(
      `select id, slug, name, time_zone as "timeZone", demo, suspended_at is not null as suspended,
         version, shows_releases as "showsReleases"
       from municipality where slug = $1`,
      [slug],
    );
    if (!municipality) return null;
    this.#kept.set(slug, { until: performance.now() + KEPT_MILLISECONDS, municipality });
    return municipality;
  }

  /** The same by its id; null: whichever there are. */
  forgetById(id: string | null): void {
    for (const [slug, { municipality }] of this.#kept)
      if (id === null || municipality.id === id) this.#kept.delete(slug);
  }

  /** Something of it has changed: asked anew, by other instances within half a minute. */
  forget(slug: string): void {
    this.#kept.delete(slug);
  }
}
