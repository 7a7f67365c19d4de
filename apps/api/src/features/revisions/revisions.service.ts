import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Day, localDay } from '@wegmarke/domain/calendar';
import type {
  List,
  RecordedRevision,
  Revision,
  RevisionFigures,
  RevisionKind,
} from '@wegmarke/domain/contracts';
import { Headlines, movesNoFigure } from '@wegmarke/domain/course';
import { changesThePlan, inOrderOfKinds } from '@wegmarke/domain/revisions';
import { LRUCache } from 'lru-cache';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { notFound } from '../../platform/errors/problem-error';
import { fromCursor, toCursor } from '../../platform/http/list-query';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import { type Ledger, LedgerService, type StrategyPlace } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import type { RevisionQuery } from './dto/revision-query';
import { type FiguresAround, type Telling, toRevision } from './revision-view';
import { RevisionsRepository } from './revisions.repository';
import { type ToldRevision, ToldRevisions } from './told-revisions';

/** A page of figures that never change is some hundred of these, of a few hundred bytes each. */
const MOST_FIGURES = 20_000;
/** So many entries of one revision a list tells; an import may have thousands. */
const ENTRIES_IN_LIST = 100;

/** A revision with the subjects whose texts it changed, as far as the caller may know of them. */
interface Readable extends ToldRevision {
  readonly textsOf: ReadonlySet<string>;
}

/** The plan ledger as people read it: what was recorded, when, why, by which office, and what it did to the figures. */
@Injectable()
export class RevisionsService {
  readonly #told = new WeakMap<Ledger, ToldRevisions>();
  /** By a size, as a number alone would have room made for all of them when the server starts. */
  readonly #figures = new LRUCache<string, RevisionFigures>({
    maxSize: MOST_FIGURES,
    sizeCalculation: () => 1,
  });

  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly courses: CourseService,
    private readonly offices: OfficesService,
    private readonly repository: RevisionsRepository,
  ) {}

  async list(access: Access, strategyId: string, asked: RevisionQuery): Promise<List<Revision>> {
    const after = fromCursor(asked.cursor, ['number'])?.[0] ?? Infinity;
    const place = placeOf(access, strategyId);
    const opened = await this.#open(access, place, (all, told, ledger) => {
      const found = all.filter((revision) => matches(revision, asked, told, ledger, place.timeZone));
      const from = found.findIndex(({ revision }) => revision < after);
      const page = from < 0 ? [] : found.slice(from, from + asked.limit);
      return { page, total: found.length, hasMore: from >= 0 && from + asked.limit < found.length };
    });
    const { page, total, hasMore } = opened.chosen;
    const items = await this.#tell(page, { ...opened.telling, mostEntries: ENTRIES_IN_LIST }, place);
    const last = items.at(-1);
    return { items, total, nextCursor: hasMore && last ? toCursor([last.revision]) : null };
  }

  /** One revision with all its entries. */
  async find(access: Access, strategyId: string, revision: number): Promise<Revision> {
    const place = placeOf(access, strategyId);
    const { chosen, telling } = await this.#open(access, place, (all) => ({
      page: all.filter((each) => each.revision === revision),
    }));
    const [found] = await this.#tell(chosen.page, telling, place);
    if (!found) throw notFound();
    return found;
  }

  /** All that a list of `asked` would tell page by page, newest first, with all entries but without figures. */
  async all(
    access: Access,
    strategyId: string,
    asked: Omit<RevisionQuery, 'limit' | 'cursor'>,
  ): Promise<RecordedRevision[]> {
    const place = placeOf(access, strategyId);
    const { chosen, telling } = await this.#open(access, place, (all, told, ledger) => ({
      page: all.filter((revision) => matches(revision, asked, told, ledger, place.timeZone)),
    }));
    return chosen.page.map((told) => toRevision(told, telling));
  }

  /** Reads the ledger and, of the revisions that `choose` picks, what else is told of them. */
  #open<Chosen extends { readonly page: readonly Readable[] }>(
    access: Access,
    place: StrategyPlace,
    choose: (revisions: readonly Readable[], told: ToldRevisions, ledger: Ledger) => Chosen,
  ): Promise<{ readonly chosen: Chosen; readonly telling: Telling }> {
    const { municipalityId, strategyId } = place;
    return this.database.read(municipalityId, async (query) => {
      const head = await this.ledgers.head(query, municipalityId, strategyId);
      if (!head) throw notFound();
      access.require('strategy.read', { published: head.published });
      const ledger = await this.ledgers.read(query, place);
      const told = this.#told.get(ledger) ?? new ToldRevisions(ledger);
      this.#told.set(ledger, told);
      const isMember = access.actor.kind === 'member';
      const undos = await this.repository.undos(query, municipalityId, strategyId);
      const undoes = new Map(undos.map((undo) => [undo.revision, undo.undoes]));
      const texts = isMember ? await this.#textsOf(query, place) : new Map<number, Set<string>>();
      const revisions = told
        .of(isMember ? 'member' : 'public')
        .map((revision) => readable(revision, undoes, texts));
      const chosen = choose(revisions, told, ledger);
      const numbers = chosen.page.map(({ revision }) => revision);
      const personIds = isMember ? numbers.flatMap((each) => ledger.recording(each).personId ?? []) : [];
      const offices = await this.offices.officesById(access);
      return {
        chosen,
        telling: {
          ledger,
          told,
          isMember,
          undoes,
          undoneBy: new Map(undos.map((undo) => [undo.undoes, undo.revision])),
          titles: await this.courses.titles(query, place),
          persons: await this.repository.persons(query, municipalityId, [...new Set(personIds)]),
          texts: isMember ? await this.repository.texts(query, municipalityId, strategyId, numbers) : [],
          officeTitle: (officeId) => offices.get(officeId)?.title ?? null,
          mostEntries: Infinity,
        },
      };
    });
  }

  async #textsOf(
    query: Query,
    { municipalityId, strategyId }: StrategyPlace,
  ): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
    const found = new Map<number, Set<string>>();
    for (const { revision, subjectId } of await this.repository.textSubjects(
      query,
      municipalityId,
      strategyId,
    )) {
      const subjects = found.get(revision) ?? new Set();
      found.set(revision, subjects.add(subjectId));
    }
    return found;
  }

  async #tell(page: readonly Readable[], telling: Telling, place: StrategyPlace): Promise<Revision[]> {
    const headlines = new Headlines(telling.ledger.entries);
    const items: Revision[] = [];
    for (const revision of page) {
      const figures = await this.#figuresAround(revision, telling.ledger, headlines, place);
      items.push({ ...toRevision(revision, telling), ...figures });
    }
    return items;
  }

  async #figuresAround(
    { revision, entries }: ToldRevision,
    ledger: Ledger,
    headlines: Headlines,
    { strategyId, timeZone }: StrategyPlace,
  ): Promise<FiguresAround> {
    const knownOn = localDay(ledger.recording(revision).recordedAt, timeZone);
    const days = entries.map(({ validOn }) => validOn).sort();
    const on = days.at(-1) ?? knownOn;
    const at = async (known: number): Promise<RevisionFigures> => {
      const key = [strategyId, known, on, knownOn].join('/');
      const kept = this.#figures.get(key);
      if (kept) return kept;
      // Others get their turn between two plans that are folded.
      await nextTurn();
      const figures = headlines.at({ on, revision: known, knownOn });
      this.#figures.set(key, figures);
      return figures;
    };
    const before = revision > 1 ? await at(revision - 1) : null;
    return { on, before, after: before && movesNoFigure(entries) ? before : await at(revision) };
  }
}

function placeOf({ municipality }: Access, strategyId: string): StrategyPlace {
  return { municipalityId: municipality.id, strategyId, timeZone: municipality.timeZone };
}

function readable(
  told: ToldRevision,
  undoes: ReadonlyMap<number, number>,
  texts: ReadonlyMap<number, ReadonlySet<string>>,
): Readable {
  const textsOf = texts.get(told.revision) ?? new Set<string>();
  const more: RevisionKind[] = [];
  if (undoes.has(told.revision)) more.push('taken-back');
  if (textsOf.size > 0) more.push('described');
  return {
    ...told,
    textsOf,
    kinds: more.length === 0 ? told.kinds : inOrderOfKinds([...told.kinds, ...more]),
  };
}

function matches(
  { revision, entries, kinds, textsOf }: Readable,
  { kind, subject, office, from, to }: Omit<RevisionQuery, 'limit' | 'cursor'>,
  told: ToldRevisions,
  ledger: Ledger,
  timeZone: string,
): boolean {
  if (kind === 'plan' ? !changesThePlan(kinds) : kind !== undefined && !kinds.includes(kind)) return false;
  const recording = ledger.recording(revision);
  if (office !== undefined && recording.officeId !== office) return false;
  if (from !== undefined || to !== undefined) {
    const day: Day = localDay(recording.recordedAt, timeZone);
    if ((from !== undefined && day < from) || (to !== undefined && day > to)) return false;
  }
  if (subject === undefined) return true;
  return textsOf.has(subject) || entries.some((entry) => told.isAbout(entry, subject));
}
