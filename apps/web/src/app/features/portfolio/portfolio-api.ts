import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ConfirmationsResult,
  List,
  PlanChangesInput,
  PlanChangesResult,
  PlanEffect,
  Portfolio,
  Project,
  SavedView,
  SavedViewInput,
  SavedViewPatch,
  UndoResult,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

@Injectable({ providedIn: 'root' })
export class PortfolioApi {
  private readonly http = inject(HttpClient);

  read(slug: string, strategyId: string): Promise<Portfolio> {
    return firstValueFrom(this.http.get<Portfolio>(`${strategyOf(slug, strategyId)}/portfolio`));
  }

  project(slug: string, id: string): Promise<Project> {
    return firstValueFrom(this.http.get<Project>(`${apiOf(slug)}/projects/${encodeURIComponent(id)}`));
  }

  preview(slug: string, strategyId: string, input: PlanChangesInput): Promise<PlanEffect> {
    const url = `${strategyOf(slug, strategyId)}/changes?preview=true`;
    return firstValueFrom(this.http.post<PlanEffect>(url, input));
  }

  /** The same `key` repeated happens once. */
  change(slug: string, strategyId: string, input: PlanChangesInput, key: string): Promise<PlanChangesResult> {
    const url = `${strategyOf(slug, strategyId)}/changes`;
    return firstValueFrom(this.http.post<PlanChangesResult>(url, input, { headers: keyed(key) }));
  }

  confirm(
    slug: string,
    strategyId: string,
    projectIds: readonly string[],
    key: string,
  ): Promise<ConfirmationsResult> {
    const url = `${strategyOf(slug, strategyId)}/confirmations`;
    return firstValueFrom(this.http.post<ConfirmationsResult>(url, { projectIds }, { headers: keyed(key) }));
  }

  undo(slug: string, strategyId: string, revision: number, reason: string, key: string): Promise<UndoResult> {
    const url = `${strategyOf(slug, strategyId)}/revisions/${String(revision)}/undo`;
    return firstValueFrom(this.http.post<UndoResult>(url, { reason }, { headers: keyed(key) }));
  }

  views(slug: string): Promise<List<SavedView>> {
    return firstValueFrom(this.http.get<List<SavedView>>(`${apiOf(slug)}/views`));
  }

  addView(slug: string, input: SavedViewInput, key: string): Promise<SavedView> {
    return firstValueFrom(this.http.post<SavedView>(`${apiOf(slug)}/views`, input, { headers: keyed(key) }));
  }

  changeView(slug: string, view: SavedView, patch: SavedViewPatch): Promise<SavedView> {
    return firstValueFrom(this.http.patch<SavedView>(viewOf(slug, view), patch, { headers: seen(view) }));
  }

  removeView(slug: string, view: SavedView): Promise<unknown> {
    return firstValueFrom(this.http.delete(viewOf(slug, view), { headers: seen(view) }));
  }

  setDefaultView(slug: string, viewId: string | null): Promise<List<SavedView>> {
    return firstValueFrom(this.http.put<List<SavedView>>(`${apiOf(slug)}/default-view`, { viewId }));
  }
}

function strategyOf(slug: string, strategyId: string): string {
  return `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}`;
}

function viewOf(slug: string, { id }: SavedView): string {
  return `${apiOf(slug)}/views/${encodeURIComponent(id)}`;
}

function keyed(key: string): HttpHeaders {
  return new HttpHeaders({ 'Idempotency-Key': key });
}

function seen({ version }: SavedView): HttpHeaders {
  return new HttpHeaders({ 'If-Match': `"${String(version)}"` });
}
