import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  List,
  Office,
  PlanChangesInput,
  PlanChangesResult,
  PlanEffect,
  PlanOutline,
  UndoInput,
  UndoResult,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

/** The strategy whose plan is edited. */
export interface PlanPlace {
  readonly slug: string;
  readonly strategyId: string;
}

@Injectable({ providedIn: 'root' })
export class PlanApi {
  private readonly http = inject(HttpClient);

  outline(place: PlanPlace): Promise<PlanOutline> {
    return firstValueFrom(this.http.get<PlanOutline>(`${urlOf(place)}/plan`));
  }

  offices(slug: string): Promise<List<Office>> {
    return firstValueFrom(this.http.get<List<Office>>(`${apiOf(slug)}/offices`));
  }

  /** What the changes would do to the figures; nothing is recorded. */
  preview(place: PlanPlace, input: PlanChangesInput): Promise<PlanEffect> {
    return firstValueFrom(this.http.post<PlanEffect>(`${urlOf(place)}/changes?preview=true`, input));
  }

  /** `key` names the intention: the same one repeated is answered as the first time, and happens once. */
  change(place: PlanPlace, input: PlanChangesInput, key: string): Promise<PlanChangesResult> {
    return firstValueFrom(
      this.http.post<PlanChangesResult>(`${urlOf(place)}/changes`, input, { headers: keyed(key) }),
    );
  }

  undo(place: PlanPlace, revision: number, input: UndoInput, key: string): Promise<UndoResult> {
    const url = `${urlOf(place)}/revisions/${String(revision)}/undo`;
    return firstValueFrom(this.http.post<UndoResult>(url, input, { headers: keyed(key) }));
  }
}

function keyed(key: string): HttpHeaders {
  return new HttpHeaders({ 'Idempotency-Key': key });
}

function urlOf({ slug, strategyId }: PlanPlace): string {
  return `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}`;
}
