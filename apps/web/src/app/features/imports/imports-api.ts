import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Import,
  ImportApplyInput,
  ImportEffect,
  ImportPatch,
  ImportRow,
  ImportSummary,
  ImportUndoInput,
  ImportUndoResult,
  Language,
  List,
  Office,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

/** Rejected rows that can be corrected on one page. */
const MOST_ROWS = '50';

@Injectable({ providedIn: 'root' })
export class ImportsApi {
  private readonly http = inject(HttpClient);

  list(slug: string): Promise<List<ImportSummary>> {
    return firstValueFrom(this.http.get<List<ImportSummary>>(`${apiOf(slug)}/imports`));
  }

  find(slug: string, id: string): Promise<Import> {
    return firstValueFrom(this.http.get<Import>(this.url(slug, id)));
  }

  effect(slug: string, id: string): Promise<ImportEffect> {
    return firstValueFrom(this.http.get<ImportEffect>(`${this.url(slug, id)}/effect`));
  }

  rows(slug: string, id: string, outcome: ImportRow['outcome']): Promise<List<ImportRow>> {
    const params = { outcome, limit: MOST_ROWS };
    return firstValueFrom(this.http.get<List<ImportRow>>(`${this.url(slug, id)}/rows`, { params }));
  }

  offices(slug: string): Promise<List<Office>> {
    return firstValueFrom(this.http.get<List<Office>>(`${apiOf(slug)}/offices`));
  }

  rejections(slug: string, id: string, language: Language): string {
    return `${this.url(slug, id)}/rejections.csv?lang=${language}`;
  }

  upload(slug: string, file: File, strategyId: string): Promise<Import> {
    const form = new FormData();
    form.append('strategyId', strategyId);
    form.append('file', file, file.name);
    return firstValueFrom(this.http.post<Import>(`${apiOf(slug)}/imports`, form));
  }

  change(slug: string, { id, version }: Import, patch: ImportPatch): Promise<Import> {
    const headers = new HttpHeaders({ 'If-Match': `"${version}"` });
    return firstValueFrom(this.http.patch<Import>(this.url(slug, id), patch, { headers }));
  }

  /** `key` names the intention: sent again after the connection was gone, it happens once. */
  apply(slug: string, id: string, input: ImportApplyInput, key: string): Promise<Import> {
    const headers = new HttpHeaders({ 'Idempotency-Key': key });
    return firstValueFrom(this.http.post<Import>(`${this.url(slug, id)}/apply`, input, { headers }));
  }

  undo(slug: string, id: string, input: ImportUndoInput, key: string): Promise<ImportUndoResult> {
    const headers = new HttpHeaders({ 'Idempotency-Key': key });
    return firstValueFrom(this.http.post<ImportUndoResult>(`${this.url(slug, id)}/undo`, input, { headers }));
  }

  async discard(slug: string, { id, version }: Pick<ImportSummary, 'id' | 'version'>): Promise<void> {
    const headers = new HttpHeaders({ 'If-Match': `"${version}"` });
    await firstValueFrom(this.http.delete(this.url(slug, id), { headers }));
  }

  private url(slug: string, id: string): string {
    return `${apiOf(slug)}/imports/${encodeURIComponent(id)}`;
  }
}
