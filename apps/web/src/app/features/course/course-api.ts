import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Day } from '@wegmarke/domain/calendar';
import type {
  Course,
  CourseChange,
  CourseChanges,
  CourseSeries,
  Explanation,
  NoRecord,
  Scope,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

export interface Instants {
  readonly on: Day | null;
  readonly knownAt: Day | null;
}

/** Figures of a strategy. What a page keeps of them travels with it by the page's own hand, not answer by answer. */
@Injectable({ providedIn: 'root' })
export class CourseApi {
  private readonly http = inject(HttpClient);

  course(slug: string, strategyId: string, at: Instants): Promise<Course | NoRecord> {
    return this.get(`${this.path(slug, strategyId)}/course`, { on: at.on, knownAt: at.knownAt });
  }

  explanation(slug: string, strategyId: string, at: Instants): Promise<Explanation | NoRecord> {
    return this.get(`${this.path(slug, strategyId)}/course/explanation`, { on: at.on, knownAt: at.knownAt });
  }

  series(
    slug: string,
    strategyId: string,
    range: { from: Day; to: Day; knownAt: Day | null },
  ): Promise<CourseSeries | NoRecord> {
    return this.get(`${this.path(slug, strategyId)}/course/series`, { ...range, step: 'month' });
  }

  /** From `compare` as reported then, to `at`. */
  change(
    slug: string,
    strategyId: string,
    compare: Day,
    at: Instants,
    scope: Scope,
    pillar: string | null = null,
  ): Promise<CourseChange | NoRecord> {
    return this.get(`${this.path(slug, strategyId)}/course/change`, {
      fromOn: compare,
      fromKnownAt: compare,
      toOn: at.on,
      toKnownAt: at.knownAt,
      figure: 'actual',
      scope,
      pillar,
    });
  }

  /** The same of every level, without what is behind its parts. */
  changes(
    slug: string,
    strategyId: string,
    compare: Day,
    at: Instants,
    scope: Scope = 'today',
  ): Promise<CourseChanges | NoRecord> {
    return this.get(`${this.path(slug, strategyId)}/course/changes`, {
      fromOn: compare,
      fromKnownAt: compare,
      toOn: at.on,
      toKnownAt: at.knownAt,
      scope,
    });
  }

  private path(slug: string, strategyId: string): string {
    return `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}`;
  }

  private get<T>(url: string, parameters: Readonly<Record<string, string | null>>): Promise<T> {
    const given = Object.entries(parameters).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    );
    return firstValueFrom(
      this.http.get<T>(url, {
        params: new HttpParams({ fromObject: Object.fromEntries(given) }),
        transferCache: false,
      }),
    );
  }
}
