import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  Course,
  CourseChanges,
  List,
  NoRecord,
  PublicView,
  Release,
  ReleaseInput,
  ReleasePreview,
} from '@wegmarke/domain/contracts';
import { localDay } from '@wegmarke/domain/calendar';
import { actingOffice } from '@wegmarke/domain/permissions';
import { releaseItems } from '@wegmarke/domain/releases';
import type { Access } from '../../platform/access/access';
import { MunicipalityDirectory } from '../../platform/access/municipality-directory';
import type { Query } from '../../platform/database/database';
import { conflict, notFound, refused } from '../../platform/errors/problem-error';
import { DatabaseChannel } from '../../platform/live/database-channel';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type CourseAnswer, CourseService } from '../course/course.service';
import { LedgerService, type StrategyPlace } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import { ReleasesRepository } from './releases.repository';

/** What of a plan the public sees: released by somebody who has looked at it, or live. */
@Injectable()
export class ReleasesService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly courses: CourseService,
    private readonly offices: OfficesService,
    private readonly repository: ReleasesRepository,
    private readonly municipalities: MunicipalityDirectory,
    private readonly channel: DatabaseChannel,
  ) {}

  /** Another instance may have changed what the public is asked from. */
  onModuleInit(): void {
    this.channel.subscribe({
      told: (text) => {
        const municipalityId = changedViewOf(text);
        if (municipalityId !== null) this.municipalities.forgetById(municipalityId);
      },
      gap: () => this.municipalities.forgetById(null),
    });
  }

  /** Newest first. */
  async list(access: Access, strategyId: string): Promise<List<Release>> {
    const { id } = access.municipality;
    return this.database.read(id, async (query) => {
      await this.#requireStrategy(query, access, strategyId);
      const items = await this.#releases(query, access, strategyId);
      return { items, nextCursor: null, total: items.length };
    });
  }

  /** What would be different for the public if it were released now, or shown live. */
  async preview(access: Access, strategyId: string): Promise<ReleasePreview> {
    const { id } = access.municipality;
    await this.ledgers.bringToToday(access.municipality);
    const seen = await this.database.read(id, async (query) => {
      const publicView = await this.#publicView(query, access, strategyId);
      const after = await this.repository.current(query, id, strategyId);
      const { mode, release } = publicView;
      const before =
        mode === 'released' && release
          ? await this.repository.kept(query, id, strategyId, release.number)
          : after;
      const state = await this.repository.state(query, id, strategyId);
      return { publicView, state, items: releaseItems(before, after) };
    });
    const { mode, release } = seen.publicView;
    const before = mode === 'released' && release ? release : null;
    const asked = before
      ? {
          on: localDay(new Date(before.releasedAt), access.municipality.timeZone),
          knownAt: before.releasedAt,
        }
      : {};
    const [courseBefore, courseAfter] = [
      await this.courses.course(access, strategyId, asked),
      await this.courses.course(access, strategyId, {}),
    ].map((answer) => toCourse(answer));
    const { on, knownAt } = asked;
    const changes =
      on === undefined
        ? null
        : toChanges(
            await this.courses.changes(access, strategyId, {
              ...{ fromOn: on, fromKnownAt: knownAt, toOn: access.today },
              ...{ figure: 'actual', scope: 'today' },
            }),
          );
    return { strategyId, ...seen, before: courseBefore ?? null, after: courseAfter ?? null, changes };
  }

  /**
   * The public sees the plan as it stands now, until the next release.
   *
   * @throws ProblemError 409 `release-outdated` where something came in since it was looked at; 422 `not-adopted`,
   *   `nothing-recorded`
   */
  async release(access: Access, strategyId: string, { state, note = null }: ReleaseInput): Promise<Release> {
    const { id: municipalityId, timeZone } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const place: StrategyPlace = { municipalityId, strategyId, timeZone };
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      await this.#refuseOutdated(query, place, state);
      const { recordedAt } = ledger;
      if (recordedAt === null) throw refused('nothing-recorded', 'There is nothing in this plan yet.');
      const [last] = await this.repository.list(query, municipalityId, strategyId);
      const number = (last?.number ?? 0) + 1;
      await this.repository.add(query, municipalityId, strategyId, {
        number,
        revision: ledger.revision,
        knownAt: recordedAt,
        personId: access.personId,
        officeId: actingOffice(access.actor),
        note,
      });
      await this.repository.show(query, municipalityId, strategyId, { mode: 'released', number });
      await this.repository.keep(query, municipalityId, strategyId, number);
      this.ledgers.unlock(query, strategyId);
      this.#forgetAfterCommit(access);
      const [release] = await this.#releases(query, access, strategyId);
      if (!release) throw notFound();
      return release;
    });
  }

  /**
   * The public sees the live plan from now on.
   *
   * @throws ProblemError 409 `release-outdated` like `release`
   */
  async showLive(access: Access, strategyId: string, state: string): Promise<PublicView> {
    const { id: municipalityId, timeZone } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const place: StrategyPlace = { municipalityId, strategyId, timeZone };
      await this.ledgers.lockAndRead(query, place);
      await this.#refuseOutdated(query, place, state);
      await this.repository.show(query, municipalityId, strategyId, { mode: 'live', number: null });
      this.ledgers.unlock(query, strategyId);
      this.#forgetAfterCommit(access);
      return this.#publicView(query, access, strategyId);
    });
  }

  #forgetAfterCommit({ municipality }: Access): void {
    this.database.afterCommit(() => this.municipalities.forgetById(municipality.id));
  }

  async #refuseOutdated(
    query: Query,
    { municipalityId, strategyId }: StrategyPlace,
    state: string,
  ): Promise<void> {
    if ((await this.repository.state(query, municipalityId, strategyId)) === state) return;
    const detail = 'Something came in since you looked at what will change. Look at it again.';
    throw conflict('release-outdated', detail);
  }

  async #releases(query: Query, access: Access, strategyId: string): Promise<Release[]> {
    const offices = await this.offices.officesById(access);
    const records = await this.repository.list(query, access.municipality.id, strategyId);
    return records.map(({ officeId, ...release }) => ({
      ...release,
      strategyId,
      office: (officeId === null ? null : offices.get(officeId)?.title) ?? null,
    }));
  }

  async #publicView(query: Query, access: Access, strategyId: string): Promise<PublicView> {
    const mode = await this.#requireStrategy(query, access, strategyId);
    const [last] = await this.repository.list(query, access.municipality.id, strategyId);
    if (!last) return { mode, release: null };
    const { officeId: _, ...release } = last;
    return { mode, release };
  }

  async #requireStrategy(query: Query, access: Access, strategyId: string): Promise<PublicView['mode']> {
    const mode = await this.repository.publicView(query, access.municipality.id, strategyId);
    if (mode === null) throw notFound();
    return mode;
  }
}

function toCourse({ json }: CourseAnswer): Course | null {
  const answer = JSON.parse(json.toString()) as Course | NoRecord;
  return 'noRecord' in answer ? null : answer;
}

function toChanges({ json }: CourseAnswer): CourseChanges | null {
  const answer = JSON.parse(json.toString()) as CourseChanges | NoRecord;
  return 'noRecord' in answer ? null : answer;
}

/** The municipality that a message of the database's triggers is about; null for one about something else. */
function changedViewOf(text: string): string | null {
  try {
    const { type, municipalityId } = JSON.parse(text) as { type?: unknown; municipalityId?: unknown };
    return type === 'public-view' && typeof municipalityId === 'string' ? municipalityId : null;
  } catch {
    return null;
  }
}
