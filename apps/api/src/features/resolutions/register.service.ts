import { Injectable } from '@nestjs/common';
import type { Day } from '@wegmarke/domain/calendar';
import type { Resolution, ResolutionRevision } from '@wegmarke/domain/contracts';
import { resolutionsByPaper } from '@wegmarke/domain/resolutions';
import type { Access } from '../../platform/access/access';
import type { MunicipalityRef } from '../../platform/access/municipality-directory';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import { LedgerService } from '../ledger/ledger.service';
import { ResolutionsRepository, type ResolutionRecord } from './resolutions.repository';
import { TiedLedger } from './tied-ledger';
import { type SeenStrategy, type Sight, ToldResolution } from './told-resolution';

/** A moment of one strategy, as a report is about it. */
export interface ReportedMoment {
  readonly strategyId: string;
  readonly on: Day;
  /** The last revision that was known. */
  readonly revision: number;
  /** When that was; null: now, so titles as they are now. */
  readonly instant: Date | null;
}

/** The register of resolutions as somebody may read it, each with what became of it. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly courses: CourseService,
    private readonly repository: ResolutionsRepository,
  ) {}

  /** All that whoever asks may read, by id. */
  read(access: Access): Promise<ToldResolution[]> {
    const { id: municipalityId } = access.municipality;
    const isPublic = !access.can('strategy.read', { published: false });
    const personId = access.actor.kind === 'member' ? access.actor.personId : null;
    return this.database.read(municipalityId, async (query) => {
      const strategies: SeenStrategy[] = [];
      for (const { id, published } of await this.repository.strategies(query, municipalityId)) {
        if (isPublic && !published) continue;
        const place = { municipalityId, strategyId: id, timeZone: access.municipality.timeZone };
        const tied = TiedLedger.of(await this.ledgers.current(query, place));
        strategies.push({ id, tied, titles: await this.courses.titles(query, place) });
      }
      // Where nothing is published, the public is told of nothing.
      if (isPublic && strategies.length === 0) return [];
      const records = await this.repository.all(query, municipalityId, personId, isPublic);
      return this.#tell(query, municipalityId, records, { isPublic, on: access.today, strategies });
    });
  }

  /**
   * What anyone could read of one strategy's resolutions at a moment: those that decided something of it by then, and
   * those decided by that day which nothing names yet. What a paper itself says is told as it is now.
   */
  publicAt(municipality: MunicipalityRef, moment: ReportedMoment): Promise<Resolution[]> {
    const { id: municipalityId, timeZone } = municipality;
    const { strategyId, on, revision, instant } = moment;
    return this.database.read(municipalityId, async (query) => {
      const place = { municipalityId, strategyId, timeZone };
      const ledger = await this.ledgers.current(query, place);
      const tied = TiedLedger.of(ledger.revision === revision ? ledger : ledger.upTo(revision));
      const titles = await this.courses.titles(query, place, { instant });
      const records = await this.repository.all(query, municipalityId, null, true);
      const sight: Sight = { isPublic: true, on, strategies: [{ id: strategyId, tied, titles }] };
      const told = await this.#tell(query, municipalityId, records, sight);
      return told
        .map((each) => each.toResolution())
        .filter(
          ({ revisions, decidedOn }) => revisions.length > 0 || (decidedOn !== null && decidedOn <= on),
        );
    });
  }

  /** The keys of all papers that any revision of a plan names. */
  papersOfPlan(municipalityId: string): Promise<ReadonlySet<string>> {
    return this.database.read(municipalityId, async (query) => {
      const keys = new Set<string>();
      for (const { id } of await this.repository.strategies(query, municipalityId)) {
        const ledger = await this.ledgers.current(query, { municipalityId, strategyId: id });
        for (const key of TiedLedger.of(ledger).byPaper.keys()) keys.add(key);
      }
      return keys;
    });
  }

  async #tell(
    query: Query,
    municipalityId: string,
    records: readonly ResolutionRecord[],
    sight: Sight,
  ): Promise<ToldResolution[]> {
    const ties = new Ties(records, sight);
    for (const { resolutionId, strategyId, revision } of await this.repository.ties(query, municipalityId))
      ties.add(resolutionId, strategyId, revision, 'link');
    ties.addByPaper();
    return records.flatMap((record) => {
      // What decided only what is not public is not public either.
      if (ties.isHidden(record.id)) return [];
      return [new ToldResolution(record, ties.of(record.id), sight)];
    });
  }
}

/** Which revisions each resolution decided, as far as whoever asks may know of them. */
class Ties {
  readonly #shown = new Map<string, Map<string, ResolutionRevision>>();
  readonly #hidden = new Set<string>();
  readonly #strategies: ReadonlyMap<string, SeenStrategy>;

  constructor(
    private readonly records: readonly ResolutionRecord[],
    private readonly sight: Sight,
  ) {
    this.#strategies = new Map(sight.strategies.map((strategy) => [strategy.id, strategy]));
  }

  add(resolutionId: string, strategyId: string, revision: number, by: ResolutionRevision['by']): void {
    const tied = this.#strategies.get(strategyId)?.tied;
    const isKnown = tied !== undefined && revision <= tied.ledger.revision;
    if (!tied || !isKnown || (this.sight.isPublic && !tied.isPublic(revision))) {
      if (!isKnown && tied) return;
      this.#hidden.add(resolutionId);
      return;
    }
    const own = this.#shown.get(resolutionId) ?? new Map<string, ResolutionRevision>();
    this.#shown.set(resolutionId, own);
    const key = `${strategyId} ${String(revision)}`;
    if (own.has(key)) return;
    const recordedAt = tied.ledger.recording(revision).recordedAt.toISOString();
    own.set(key, { strategyId, revision, recordedAt, by });
  }

  addByPaper(): void {
    const byPaper = resolutionsByPaper(this.records);
    for (const { id: strategyId, tied } of this.sight.strategies) {
      for (const [key, revisions] of tied.byPaper) {
        for (const resolutionId of byPaper.get(key) ?? [])
          for (const revision of revisions) this.add(resolutionId, strategyId, revision, 'paper');
      }
    }
  }

  of(resolutionId: string): readonly ResolutionRevision[] {
    return [...(this.#shown.get(resolutionId)?.values() ?? [])].sort((a, b) =>
      a.recordedAt === b.recordedAt ? a.revision - b.revision : a.recordedAt < b.recordedAt ? -1 : 1,
    );
  }

  isHidden(resolutionId: string): boolean {
    return this.#hidden.has(resolutionId) && !this.#shown.has(resolutionId);
  }
}
