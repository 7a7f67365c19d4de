import { inject, Injectable, makeStateKey, signal, TransferState } from '@angular/core';
import type { ParamMap } from '@angular/router';
import type { NoRecord, Strategy } from '@wegmarke/domain/contracts';
import { courseOf, linesOf, roadsOf } from '../../drawing/chart-facts';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { readAsOf, type AsOfQuestion } from './as-of';
import { CourseApi } from './course-api';
import {
  besideChart,
  isRecorded,
  pillarChanges,
  reachedIn,
  type CourseFacts,
  type CoursePageFacts,
} from './course-facts';

export interface CoursePageState {
  readonly question: AsOfQuestion;
  readonly loaded: Loaded<CoursePageFacts>;
}

const NO_RECORD: NoRecord = { noRecord: true };

/** How far a comparison is opened: to its pillars where the address asks for it by name, and to what is behind one of them. */
interface Depth {
  readonly explained: boolean;
  readonly opened: string | null;
}

/** The course of the leading strategy, for the days that the address names. */
@Injectable()
export class CourseStore {
  private readonly api = inject(CourseApi);
  private readonly place = inject(PlaceStore);
  private readonly transfer = inject(TransferState);
  private readonly current = signal<CoursePageState | null>(null);
  private query: ParamMap | null = null;
  /** Null where the municipality has no strategy yet. */
  readonly page = this.current.asReadonly();

  async open(query: ParamMap): Promise<void> {
    this.query = query;
    const place = this.place.place();
    const strategy = this.place.strategy();
    if (!place || !strategy) {
      this.current.set(null);
      return;
    }
    const question = readAsOf(query, strategy, this.place.today());
    const { explained, opened } = readDepth(query, strategy, question);
    const key = makeStateKey<CoursePageFacts>(
      ['course', strategy.id, question.on, question.knownAt, question.compare, explained, opened].join(' '),
    );
    const travelled = this.transfer.get<CoursePageFacts | null>(key, null);
    this.transfer.remove(key);
    const loaded: Loaded<CoursePageFacts> = travelled
      ? { state: 'ready', value: travelled }
      : await load(() => this.facts(place.municipality.slug, strategy, question, { explained, opened }));
    if (typeof ngServerMode !== 'undefined' && ngServerMode && loaded.state === 'ready') {
      this.transfer.set(key, isRecorded(loaded.value) ? besideChart(loaded.value) : loaded.value);
    }
    if (this.query === query) this.current.set({ question, loaded });
  }

  /** Reads quietly what stands there now; what cannot be read leaves what is shown. */
  async refresh(): Promise<void> {
    const { query } = this;
    const place = this.place.place();
    const strategy = this.place.strategy();
    if (!query || !place || !strategy) return;
    const question = readAsOf(query, strategy, this.place.today());
    const depth = readDepth(query, strategy, question);
    const loaded = await load(() => this.facts(place.municipality.slug, strategy, question, depth));
    if (loaded.state === 'ready' && this.query === query) this.current.set({ question, loaded });
  }

  async retry(): Promise<void> {
    if (this.query) await this.open(this.query);
  }

  private async facts(
    slug: string,
    strategy: { readonly id: string; readonly startsOn: string; readonly targetOn: string },
    question: AsOfQuestion,
    { explained, opened }: Depth,
  ): Promise<CoursePageFacts> {
    const { compare } = question;
    const then = compare === null ? null : { on: compare, knownAt: compare };
    const [explanation, series, before, change, pillars, behind] = await Promise.all([
      this.api.explanation(slug, strategy.id, question),
      this.api.series(slug, strategy.id, {
        from: strategy.startsOn,
        to: strategy.targetOn,
        knownAt: question.knownAt,
      }),
      then && this.api.course(slug, strategy.id, then),
      compare === null ? null : this.api.change(slug, strategy.id, compare, question, 'today'),
      compare === null || !explained ? null : this.api.changes(slug, strategy.id, compare, question),
      compare === null || opened === null
        ? null
        : this.api.change(slug, strategy.id, compare, question, 'today', opened),
    ]);
    if (!isRecorded(explanation)) return NO_RECORD;
    const facts: CourseFacts = {
      course: courseOf(explanation),
      lines: isRecorded(series) ? linesOf(series) : null,
      roads: roadsOf(explanation),
      comparison:
        compare === null
          ? null
          : {
              on: compare,
              reached: before && isRecorded(before) ? reachedIn(before) : {},
              change: change && isRecorded(change) ? change : null,
              pillars: pillars && isRecorded(pillars) ? pillarChanges(pillars) : null,
              opened: behind && isRecorded(behind) ? behind : null,
            },
    };
    return facts;
  }
}

function readDepth(query: ParamMap, strategy: Strategy, { compare }: AsOfQuestion): Depth {
  const explained = query.has('compare') && compare !== null;
  const asked = query.get('pillar');
  return { explained, opened: explained && strategy.pillars.some(({ id }) => id === asked) ? asked : null };
}
