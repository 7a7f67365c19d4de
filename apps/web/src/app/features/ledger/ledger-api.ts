import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { addDays, type Day } from '@wegmarke/domain/calendar';
import type {
  CourseChanges,
  List,
  NoRecord,
  Revision,
  ScopeAccount,
  UndoInput,
  UndoResult,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';
import type { LedgerFilter } from './ledger-filter';

const PAGE = '30';

@Injectable({ providedIn: 'root' })
export class LedgerApi {
  private readonly http = inject(HttpClient);

  revisions(slug: string, strategyId: string, filter: LedgerFilter): Promise<List<Revision>> {
    const { kind, pillar, project, from, to, cursor } = filter;
    const asked = { kind: kind === 'all' ? null : kind, subject: project ?? pillar, from, to, cursor };
    return this.get(`${this.path(slug, strategyId)}/revisions`, { ...asked, limit: PAGE });
  }

  revision(slug: string, strategyId: string, revision: number): Promise<Revision> {
    return this.get(`${this.path(slug, strategyId)}/revisions/${String(revision)}`, {});
  }

  /** Of a past day as it was known then. */
  account(slug: string, strategyId: string, on: Day | null): Promise<ScopeAccount | NoRecord> {
    return this.get(`${this.path(slug, strategyId)}/account`, { on, knownAt: on });
  }

  /** From the evening before the first day, as known then, to the evening of the last. */
  changes(slug: string, strategyId: string, from: Day, to: Day | null): Promise<CourseChanges | NoRecord> {
    const before = addDays(from, -1);
    return this.get(`${this.path(slug, strategyId)}/course/changes`, {
      fromOn: before,
      fromKnownAt: before,
      toOn: to,
      toKnownAt: to,
    });
  }

  /** `key` names the intention: repeated, it happens once. */
  undo(
    slug: string,
    strategyId: string,
    revision: number,
    input: UndoInput,
    key: string,
  ): Promise<UndoResult> {
    const url = `${this.path(slug, strategyId)}/revisions/${String(revision)}/undo`;
    const headers = new HttpHeaders({ 'Idempotency-Key': key });
    return firstValueFrom(this.http.post<UndoResult>(url, input, { headers }));
  }

  private path(slug: string, strategyId: string): string {
    return `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}`;
  }

  private get<T>(url: string, asked: Readonly<Record<string, string | null>>): Promise<T> {
    const params = Object.fromEntries(
      Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null),
    );
    return firstValueFrom(this.http.get<T>(url, { params }));
  }
}
