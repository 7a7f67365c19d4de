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

/** As many as one reads at a time, also on a phone. */
const PAGE = '10';

type Asked = Readonly<Record<string, string | null>>;

@Injectable({ providedIn: 'root' })
export class LedgerApi {
  private readonly http = inject(HttpClient);

  revisions(slug: string, strategyId: string, filter: LedgerFilter): Promise<List<Revision>> {
    const asked = { ...listAsked(filter), cursor: filter.cursor, limit: PAGE };
    return this.get(`${pathOf(slug, strategyId)}/revisions`, asked);
  }

  revision(slug: string, strategyId: string, revision: number): Promise<Revision> {
    return this.get(`${pathOf(slug, strategyId)}/revisions/${String(revision)}`, {});
  }

  account(slug: string, strategyId: string, on: Day | null): Promise<ScopeAccount | NoRecord> {
    return this.get(`${pathOf(slug, strategyId)}/account`, accountAsked(on));
  }

  /** From the evening before the first day, as known then, to the evening of the last. */
  changes(slug: string, strategyId: string, from: Day, to: Day | null): Promise<CourseChanges | NoRecord> {
    const before = addDays(from, -1);
    return this.get(`${pathOf(slug, strategyId)}/course/changes`, {
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
    const url = `${pathOf(slug, strategyId)}/revisions/${String(revision)}/undo`;
    const headers = new HttpHeaders({ 'Idempotency-Key': key });
    return firstValueFrom(this.http.post<UndoResult>(url, input, { headers }));
  }

  private get<T>(url: string, asked: Asked): Promise<T> {
    return firstValueFrom(this.http.get<T>(url, { params: given(asked) }));
  }
}

/** What the list of revisions is asked, whatever the page. */
export function listAsked({ kind, pillar, project, from, to }: LedgerFilter): Asked {
  return { kind: kind === 'all' ? null : kind, subject: project ?? pillar, from, to };
}

/** Of a past day as it was known then. */
export const accountAsked = (on: Day | null): Asked => ({ on, knownAt: on });

function pathOf(slug: string, strategyId: string): string {
  return `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}`;
}

function given(asked: Asked): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null),
  );
}
