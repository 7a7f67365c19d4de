import { Injectable } from '@nestjs/common';
import { type Day, monthEnds } from '@wegmarke/domain/calendar';
import type {
  Course,
  CourseChange,
  CourseSeries,
  NoRecord,
  PlanData,
  SeriesPoint,
} from '@wegmarke/domain/contracts';
import { changeOf, seriesOf, seriesPointOf } from '@wegmarke/domain/course';
import { LRUCache } from 'lru-cache';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import {
  type Ledger,
  type LedgerHead,
  LedgerService,
  type LedgerState,
  type Moment,
  type NewSubject,
  type Now,
  type StrategyPlace,
} from '../ledger/ledger.service';
import {
  toChangeParts,
  toCourse,
  toData,
  toExplanation,
  toHead,
  type Told,
  toQuestion,
} from './course-answers';
import { refuseBackwards, refuseUnknownPillar, toLevelChanges } from './level-changes';
import { OfficesService } from '../offices/offices.service';
import { CourseRepository } from './course.repository';
import type { ChangeQuery, ChangesQuery, MomentQuery, SeriesQuery } from './dto/course-query';
import { Titles } from './titles';

/** A ready answer: its JSON, as bytes that are kept and sent as they are, and the tag under which it stays the same. */
export interface CourseAnswer {
  readonly json: Buffer;
  readonly etag: string;
}

interface Asked {
  readonly access: Access;
  readonly place: StrategyPlace;
  readonly head: LedgerHead;
  readonly query: Query;
  /** Whoever records from now on does so after this instant. */
  readonly settledAt: Date;
}

interface AskedMoment {
  readonly on?: string | undefined;
  readonly knownAt?: string | undefined;
}

const MOST_CACHED_BYTES = 64_000_000;
const LONGEST_SERIES = 600;
const NO_RECORD: NoRecord = { noRecord: true };

/** Figures of a strategy at any moment. Answers are kept by revision; the revision is checked in the database each time. */
@Injectable()
export class CourseService {
  readonly #answers = new LRUCache<string, Buffer>({
    maxSize: MOST_CACHED_BYTES,
    sizeCalculation: (json) => json.length + 1,
  });

  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly repository: CourseRepository,
    private readonly offices: OfficesService,
  ) {}

  course(access: Access, strategyId: string, moment: MomentQuery): Promise<CourseAnswer> {
    return this.#answer(access, strategyId, 'course', moment, async (asked) => {
      const told = await this.#told(asked, moment, 'pillars');
      return told ? toCourse(told) : NO_RECORD;
    });
  }

  explanation(access: Access, strategyId: string, moment: MomentQuery): Promise<CourseAnswer> {
    return this.#answer(access, strategyId, 'explanation', moment, async (asked) => {
      const told = await this.#told(asked, moment, 'all');
      return told ? toExplanation(told) : NO_RECORD;
    });
  }

  series(access: Access, strategyId: string, range: SeriesQuery): Promise<CourseAnswer> {
    return this.#answer(access, strategyId, 'series', range, (asked) => this.#series(asked, range));
  }

  change(access: Access, strategyId: string, question: ChangeQuery): Promise<CourseAnswer> {
    return this.#answer(access, strategyId, 'change', question, (asked) => this.#change(asked, question));
  }

  /** The same change of every level, without what is behind its parts. */
  changes(access: Access, strategyId: string, question: ChangesQuery): Promise<CourseAnswer> {
    return this.#answer(access, strategyId, 'changes', question, async (asked) => {
      const ends = await this.#ends(asked, question, 'pillars');
      return ends ? toLevelChanges(ends.told, ends.from, question) : NO_RECORD;
    });
  }

  data(access: Access, strategyId: string, known: AskedMoment): Promise<CourseAnswer> {
    return this.#answer(access, strategyId, 'data', known, (asked) => this.#data(asked, known));
  }

  /**
   * The course of a ledger that may hold entries which are not recorded, on a day that may lie ahead.
   * `created`: what those entries add, which has no row yet.
   */
  async hypothetical(
    query: Query,
    { municipalityId, strategyId }: StrategyPlace,
    ledger: Ledger,
    on: Day,
    created: readonly NewSubject[] = [],
  ): Promise<Course> {
    const stored = await this.repository.pillarTitles(query, municipalityId, strategyId);
    const titles = new Titles([...stored, ...created.filter((subject) => subject.type === 'pillar')]);
    const known = ledger.recording(ledger.revision);
    return toCourse({ strategyId, ledger, titles, moment: { on, known, knownOn: on, instant: null } });
  }

  /** What the subjects of a plan are called now, or were at an instant. */
  async titles(
    query: Query,
    { municipalityId, strategyId }: Pick<StrategyPlace, 'municipalityId' | 'strategyId'>,
    { instant = null, which = 'all' }: { instant?: Date | null; which?: 'pillars' | 'all' } = {},
  ): Promise<Titles> {
    const current =
      which === 'pillars'
        ? await this.repository.pillarTitles(query, municipalityId, strategyId)
        : await this.repository.titles(query, municipalityId, strategyId);
    if (instant === null) return new Titles(current);
    const then = await this.repository.titlesAt(query, municipalityId, strategyId, instant);
    return new Titles(
      current.map((subject) => ({ ...subject, title: then.get(subject.id) ?? subject.title })),
    );
  }

  async #answer(
    access: Access,
    strategyId: string,
    kind: string,
    question: object,
    compute: (asked: Asked) => Promise<object>,
  ): Promise<CourseAnswer> {
    const { municipality } = access;
    const place = { municipalityId: municipality.id, strategyId, timeZone: municipality.timeZone };
    const asks = Object.entries(question).filter(([, value]) => value !== undefined);
    const asksForInstant = asks.some(([name]) => name.toLowerCase().endsWith('knownat'));
    const named = <State extends LedgerState>(head: State | null) => {
      if (!head) throw notFound();
      access.require('strategy.read', { published: head.published });
      // Everything an answer depends on: what was recorded, what things are called, the day, and the question.
      const { today } = access.standingAt(head.standsAt);
      const as = head.standsAt === null ? '' : '.released';
      const state = `${String(head.revision)}.${String(head.version)}.${today}${as}`;
      const key = `${strategyId}/${kind}/${state}/${JSON.stringify(asks)}`;
      return { head, etag: `"${state}"`, key, kept: this.#answers.get(key) };
    };
    const { kept: unchanged, etag: current } = named(
      await this.ledgers.stateOnce(municipality.id, strategyId),
    );
    if (unchanged !== undefined) return { json: unchanged, etag: current };
    const read = (settledAt: Date | null): Promise<CourseAnswer | null> =>
      this.database.read(municipality.id, async (query) => {
        const { head, etag, key, kept } = named(await this.ledgers.head(query, municipality.id, strategyId));
        if (kept !== undefined) return { json: kept, etag };
        if (asksForInstant && settledAt === null) return null;
        const answer = await compute({
          access: access.standingAt(head.standsAt),
          place,
          head,
          query,
          settledAt: settledAt ?? head.now,
        });
        const json = Buffer.from(JSON.stringify(answer));
        this.#answers.set(key, json);
        return { json, etag };
      });
    const answer = (await read(null)) ?? (await read((await this.ledgers.settle(place)) ?? new Date(0)));
    if (!answer) throw notFound();
    return answer;
  }

  /** The moment asked for, with the ledger and its titles; null before the first record. */
  async #told(
    asked: Asked,
    question: AskedMoment,
    which: 'pillars' | 'all',
    name?: string,
  ): Promise<Told | null> {
    const found = await this.#moment(asked, question, name);
    if (!found) return null;
    const titles = await this.titles(asked.query, asked.place, {
      instant: found.moment.instant,
      which,
    });
    return { strategyId: asked.place.strategyId, ...found, titles };
  }

  async #moment(
    { access, place, head, query, settledAt }: Asked,
    question: AskedMoment,
    name?: string,
  ): Promise<{ ledger: Ledger; moment: Moment } | null> {
    const ledger = await this.ledgers.read(query, place);
    const { standsAt } = head;
    const now = { timeZone: place.timeZone, today: access.today, settledAt, standsAt };
    const moment = this.ledgers.momentOf(ledger, question, now, name);
    return moment && { ledger, moment };
  }

  async #series(
    { access, place, head, query, settledAt }: Asked,
    range: SeriesQuery,
  ): Promise<CourseSeries | NoRecord> {
    const facts = await this.repository.strategy(query, place.municipalityId, place.strategyId);
    const ledger = await this.ledgers.read(query, place);
    const { today } = access;
    const now = { timeZone: place.timeZone, today, settledAt, standsAt: head.standsAt };
    const from = range.from ?? facts?.startsOn ?? today;
    const to = range.to ?? today;
    if (from > to)
      throw invalidFields([{ pointer: '?to', code: 'before-from', detail: 'to must not lie before from.' }]);
    const days = monthEnds(from, to);
    if (days.length > LONGEST_SERIES) {
      const detail = `A series has at most ${String(LONGEST_SERIES)} months.`;
      throw invalidFields([{ pointer: '?to', code: 'too-long', detail }]);
    }
    const asReportedThen = range.knownAt === 'on';
    const knownAt = asReportedThen ? undefined : range.knownAt;
    const moment = this.ledgers.momentOf(ledger, { on: to, knownAt }, now);
    if (!moment) return NO_RECORD;
    const known = { revision: moment.known.revision, knownOn: moment.knownOn };
    const points = asReportedThen
      ? days.map((on) => this.#pointAsReported(ledger, on, now))
      : seriesOf(ledger.entries, days, known).map((point): SeriesPoint => ({
          revision: known.revision,
          ...point,
        }));
    return { ...toHead(place.strategyId, moment), from, to, step: 'month', points };
  }

  #pointAsReported(ledger: Ledger, on: Day, now: Now): SeriesPoint {
    const moment = this.ledgers.momentOf(ledger, { on, knownAt: on < now.today ? on : undefined }, now);
    if (!moment) return { on, revision: null, strategy: null, pillars: [] };
    return { revision: moment.known.revision, ...seriesPointOf(ledger.entries, toQuestion(moment)) };
  }

  async #ends(
    asked: Asked,
    { fromOn, fromKnownAt, toOn, toKnownAt }: ChangesQuery,
    which: 'pillars' | 'all',
  ): Promise<{ readonly from: Moment; readonly told: Told } | null> {
    const from = await this.#moment(asked, { on: fromOn, knownAt: fromKnownAt }, 'fromKnownAt');
    const told = await this.#told(asked, { on: toOn, knownAt: toKnownAt }, which, 'toKnownAt');
    if (!from || !told) return null;
    refuseBackwards(from.moment, told.moment);
    return { from: from.moment, told };
  }

  async #change(asked: Asked, question: ChangeQuery): Promise<CourseChange | NoRecord> {
    const ends = await this.#ends(asked, question, 'all');
    if (!ends) return NO_RECORD;
    const { from, told } = ends;
    const { figure, scope, pillar = null } = question;
    refuseUnknownPillar(told, pillar);
    const change = changeOf(told.ledger.entries, {
      from: toQuestion(from),
      to: toQuestion(told.moment),
      figure,
      scope,
      pillarId: pillar,
    });
    const offices = await this.offices.officesById(asked.access);
    const about = pillar === null ? null : { pillarId: pillar, from };
    return {
      strategyId: asked.place.strategyId,
      pillarId: pillar,
      figure,
      scope,
      from: change.from,
      to: change.to,
      fromRevision: from.known.revision,
      toRevision: told.moment.known.revision,
      parts: toChangeParts(told, change, about, (officeId) => offices.get(officeId)?.title ?? null),
    };
  }

  async #data(asked: Asked, known: AskedMoment): Promise<PlanData | NoRecord> {
    const { place, query } = asked;
    const { slug, name, timeZone } = asked.access.municipality;
    const facts = await this.repository.strategy(query, place.municipalityId, place.strategyId);
    const told = await this.#told(asked, known, 'all');
    if (!facts) throw notFound();
    return told ? toData(told, { slug, name, timeZone }, facts) : NO_RECORD;
  }
}
