import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language, PlanData, Strategy } from '@wegmarke/domain/contracts';
import { atomFile, calendarFile, changeEntry, planEvents } from '@wegmarke/domain/feeds';
import { loadWords, type WordKey, type Words } from '@wegmarke/domain/words';
import { LRUCache } from 'lru-cache';
import { v5 as namedUuid } from 'uuid';
import { Access } from '../../platform/access/access';
import { Settings } from '../../platform/config/settings';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import { MunicipalitiesService } from '../municipalities/municipalities.service';
import { RevisionsService } from '../revisions/revisions.service';
import { StrategiesService } from '../strategies/strategies.service';
import type { FeedQuery } from './dto/feed-query';

/** A ready file and the tag under which it stays the same. */
export interface FeedFile {
  readonly etag: string;
  readonly body: string;
}

interface Asked {
  /** Whoever asks, the file is what the public reads: it goes on to programs that show it to anybody. */
  readonly reader: Access;
  readonly strategies: readonly Strategy[];
  readonly filter: FeedQuery;
  readonly words: Words<WordKey>;
  readonly language: Language;
}

const MOST_CACHED_CHARACTERS = 16_000_000;
/** As many as feed readers keep. */
const MOST_CHANGES = 50;
/** What has no id of its own gets one made of its strategy's and its name. */
const nameOf = (strategyId: string, ...parts: readonly string[]): string =>
  namedUuid(parts.join(' '), strategyId);

/** What is published, as files that other programs subscribe to. */
@Injectable()
export class FeedsService {
  readonly #files = new LRUCache<string, string>({
    maxSize: MOST_CACHED_CHARACTERS,
    sizeCalculation: (text) => text.length + 1,
  });

  constructor(
    private readonly settings: Settings,
    private readonly database: TenantDatabase,
    private readonly municipalities: MunicipalitiesService,
    private readonly strategies: StrategiesService,
    private readonly courses: CourseService,
    private readonly revisions: RevisionsService,
  ) {}

  /**
   * Milestones and the days people compare with (RFC 5545).
   * @throws ProblemError 404 where nothing is published, or not what is asked for
   */
  milestones(access: Access, query: FeedQuery): Promise<FeedFile> {
    return this.#file('milestones', access, query, (asked) => this.#calendar(asked));
  }

  /**
   * The last changes of the plan (RFC 4287).
   * @throws ProblemError 404 where nothing is published, or not what is asked for
   */
  changes(access: Access, query: FeedQuery): Promise<FeedFile> {
    return this.#file('changes', access, query, (asked) => this.#changes(asked));
  }

  #file(
    kind: string,
    access: Access,
    filter: FeedQuery,
    write: (asked: Asked) => Promise<string>,
  ): Promise<FeedFile> {
    access.require('strategy.read', { published: true });
    return this.database.asPublic(access.municipality, () =>
      this.#fileForPublic(kind, access, filter, write),
    );
  }

  async #fileForPublic(
    kind: string,
    access: Access,
    filter: FeedQuery,
    write: (asked: Asked) => Promise<string>,
  ): Promise<FeedFile> {
    const { municipality, today } = access;
    const reader = new Access(municipality, { kind: 'public' }, today);
    const [{ languages }, { items }] = await Promise.all([
      this.municipalities.read(municipality.slug),
      this.strategies.list(reader),
    ]);
    const strategies = items.filter(({ id }) => filter.strategy === undefined || id === filter.strategy);
    if (strategies.length === 0) throw notFound();
    const language = filter.lang ?? languages[0] ?? 'de';
    const states = strategies.map(({ id, revision, version, publicView }) => [
      ...[id, revision, version],
      publicView.mode,
    ]);
    const key = JSON.stringify([kind, municipality.version, today, language, filter, states]);
    const etag = `"${createHash('sha256').update(key).digest('base64url')}"`;
    const kept = this.#files.get(key);
    if (kept !== undefined) return { etag, body: kept };
    const words = await loadWords(language);
    const body = await write({ reader, strategies, filter, words, language });
    this.#files.set(key, body);
    return { etag, body };
  }

  async #calendar({ reader, strategies, filter, words, language }: Asked): Promise<string> {
    const home = this.#home(reader);
    const events = [];
    for (const strategy of strategies) {
      const data = await this.#published(reader, strategy);
      if (!data || !hasAny(data, filter)) continue;
      events.push(
        ...planEvents({
          data,
          occasions: strategy.occasions,
          today: reader.today,
          filter: { pillarId: filter.pillar, projectId: filter.project },
          words,
          addressOf: {
            project: (id) => `${home}/projects/${id}`,
            day: (day) => (day < reader.today ? `${home}?on=${day}` : home),
          },
          uidOf: nameOf,
        }),
      );
    }
    if (events.length === 0 && isFiltered(filter)) await this.#requireAny(reader, strategies, filter);
    const name = words.say('feeds.calendarName', { place: reader.municipality.name });
    return calendarFile({ name, language, address: home, events });
  }

  async #changes({ reader, strategies, filter, words, language }: Asked): Promise<string> {
    const home = this.#home(reader);
    const subject = filter.project ?? filter.pillar;
    const found = [];
    for (const { id } of strategies) {
      const { items } = await this.revisions.list(reader, id, {
        limit: MOST_CHANGES,
        ...(subject === undefined ? {} : { subject }),
      });
      found.push(...items.map((revision) => ({ strategyId: id, revision })));
    }
    if (found.length === 0 && isFiltered(filter)) await this.#requireAny(reader, strategies, filter);
    found.sort((a, b) => (a.revision.recordedAt < b.revision.recordedAt ? 1 : -1));
    const municipality = reader.municipality.name;
    const entries = found.slice(0, MOST_CHANGES).map(({ strategyId, revision }) =>
      changeEntry(
        {
          revision,
          id: `urn:uuid:${nameOf(strategyId, 'revision', String(revision.revision))}`,
          address: `${home}/ledger?revision=${String(revision.revision)}`,
          municipality,
        },
        words,
      ),
    );
    const { strategy, pillar, project, lang } = filter;
    const asked = Object.entries({ strategy, pillar, project, lang }).filter(
      ([, value]) => value !== undefined,
    );
    const query = asked.length === 0 ? '' : `?${asked.map((pair) => pair.join('=')).join('&')}`;
    const { id: municipalityId, slug } = reader.municipality;
    return atomFile({
      id: `urn:uuid:${nameOf(municipalityId, 'changes', filter.strategy ?? '', subject ?? '', language)}`,
      title: words.say('feeds.changesName', { place: municipality }),
      language,
      address: `${home}/ledger`,
      selfAddress: `${this.settings.publicUrl}/api/v1/municipalities/${slug}/changes.atom${query}`,
      updatedAt: entries[0]?.updatedAt ?? new Date(0).toISOString(),
      author: municipality,
      entries,
    });
  }

  #home({ municipality }: Access): string {
    return `${this.settings.publicUrl}/${municipality.slug}`;
  }

  /** What anybody may read of a strategy; null before its first record. */
  async #published(reader: Access, { id }: Strategy): Promise<PlanData | null> {
    const { json } = await this.courses.data(reader, id, {});
    const data = JSON.parse(json.toString('utf8')) as PlanData | { readonly noRecord: true };
    return 'noRecord' in data ? null : data;
  }

  /** A pillar or project of which nothing may be read is not there. */
  async #requireAny(reader: Access, strategies: readonly Strategy[], filter: FeedQuery): Promise<void> {
    for (const strategy of strategies) {
      const data = await this.#published(reader, strategy);
      if (data && hasAny(data, filter)) return;
    }
    throw notFound();
  }
}

const isFiltered = ({ pillar, project }: FeedQuery): boolean => (pillar ?? project) !== undefined;

/** Whether what is asked for is in what is published. */
function hasAny({ subjects }: PlanData, { pillar, project }: FeedQuery): boolean {
  const ids = new Set(subjects.map(({ id }) => id));
  return [pillar, project].every((id) => id === undefined || ids.has(id));
}
