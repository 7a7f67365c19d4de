import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  InboxAnswer,
  InboxItem,
  List,
  Office,
  PlanChangesInput,
  PlanChangesResult,
  UndoResult,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

@Injectable({ providedIn: 'root' })
export class InboxApi {
  private readonly http = inject(HttpClient);

  read(slug: string): Promise<InboxAnswer> {
    return firstValueFrom(this.http.get<InboxAnswer>(`${apiOf(slug)}/inbox`));
  }

  offices(slug: string): Promise<List<Office>> {
    return firstValueFrom(this.http.get<List<Office>>(`${apiOf(slug)}/offices`));
  }

  answer(slug: string, id: string, answer: string): Promise<InboxAnswer> {
    return this.put(slug, `help-requests/${id}/answer`, { answer });
  }

  takeAnswerBack(slug: string, id: string): Promise<InboxAnswer> {
    return this.remove(slug, `help-requests/${id}/answer`);
  }

  hold(slug: string, id: string, officeId: string | null): Promise<InboxAnswer> {
    return this.put(slug, `help-requests/${id}/holder`, { officeId });
  }

  decide(
    slug: string,
    id: string,
    decision: 'accepted' | 'declined',
    reason: string | null,
  ): Promise<InboxAnswer> {
    return this.put(slug, `owner-suggestions/${id}/decision`, { decision, reason });
  }

  takeDecisionBack(slug: string, id: string): Promise<InboxAnswer> {
    return this.remove(slug, `owner-suggestions/${id}/decision`);
  }

  defer(slug: string, { kind, id }: InboxItem, untilOn: string): Promise<InboxAnswer> {
    const body = { kind, subjectId: id, untilOn };
    return firstValueFrom(this.http.post<InboxAnswer>(`${apiOf(slug)}/inbox/deferrals`, body));
  }

  undefer(slug: string, { kind, id }: InboxItem): Promise<InboxAnswer> {
    return this.remove(slug, `deferrals/${kind}/${id}`);
  }

  /** The same `key` repeated happens once. */
  change(slug: string, strategyId: string, input: PlanChangesInput, key: string): Promise<PlanChangesResult> {
    const url = `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}/changes`;
    return firstValueFrom(this.http.post<PlanChangesResult>(url, input, { headers: keyed(key) }));
  }

  undo(slug: string, strategyId: string, revision: number, reason: string): Promise<UndoResult> {
    const url = `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}/revisions/${String(revision)}/undo`;
    return firstValueFrom(this.http.post<UndoResult>(url, { reason }));
  }

  private put(slug: string, path: string, body: object): Promise<InboxAnswer> {
    return firstValueFrom(this.http.put<InboxAnswer>(`${apiOf(slug)}/inbox/${path}`, body));
  }

  private remove(slug: string, path: string): Promise<InboxAnswer> {
    return firstValueFrom(this.http.delete<InboxAnswer>(`${apiOf(slug)}/inbox/${path}`));
  }
}

function keyed(key: string): HttpHeaders {
  return new HttpHeaders({ 'Idempotency-Key': key });
}
