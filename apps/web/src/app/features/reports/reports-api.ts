import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  EditionContent,
  List,
  OfficeRecord,
  Report,
  ReportDrafts,
  ReportInput,
  ReportPatch,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

type Written = Pick<Report, 'id' | 'version'>;

/** Reports under way. */
@Injectable({ providedIn: 'root' })
export class ReportsApi {
  private readonly http = inject(HttpClient);

  /** Newest first: of the digital office, or waiting for an office of the reader. */
  list(slug: string): Promise<List<Report>> {
    return firstValueFrom(this.http.get<List<Report>>(pathOf(slug)));
  }

  find(slug: string, id: string): Promise<Report> {
    return firstValueFrom(this.http.get<Report>(pathOf(slug, id)));
  }

  content(slug: string, id: string): Promise<EditionContent> {
    return firstValueFrom(this.http.get<EditionContent>(`${pathOf(slug, id)}/content`));
  }

  /** Made from the data alone; nothing of it is stored. */
  drafts(slug: string, id: string): Promise<ReportDrafts> {
    return firstValueFrom(this.http.post<ReportDrafts>(`${pathOf(slug, id)}/drafts`, null));
  }

  offices(slug: string): Promise<List<OfficeRecord>> {
    return firstValueFrom(this.http.get<List<OfficeRecord>>(`${apiOf(slug)}/offices`));
  }

  /** `key` names the intention: repeated, it happens once. */
  add(slug: string, input: ReportInput, key: string): Promise<Report> {
    const headers = new HttpHeaders({ 'Idempotency-Key': key });
    return firstValueFrom(this.http.post<Report>(pathOf(slug), input, { headers }));
  }

  change(slug: string, { id, version }: Written, patch: ReportPatch): Promise<Report> {
    return firstValueFrom(this.http.patch<Report>(pathOf(slug, id), patch, { headers: seen(version) }));
  }

  async remove(slug: string, { id, version }: Written): Promise<void> {
    await firstValueFrom(this.http.delete(pathOf(slug, id), { headers: seen(version) }));
  }

  /** On its way: `submission`, `approval` with the hash of what was read, `return` with a reason, `seal`. */
  step(
    slug: string,
    { id, version }: Written,
    name: 'submission' | 'approval' | 'return' | 'seal',
    body: object | null = null,
  ): Promise<Report> {
    const options = { headers: seen(version) };
    return firstValueFrom(this.http.post<Report>(`${pathOf(slug, id)}/${name}`, body, options));
  }

  takeBack(slug: string, { id, version }: Written): Promise<Report> {
    const options = { headers: seen(version) };
    return firstValueFrom(this.http.delete<Report>(`${pathOf(slug, id)}/submission`, options));
  }
}

const seen = (version: number): HttpHeaders => new HttpHeaders({ 'If-Match': `"${String(version)}"` });

function pathOf(slug: string, id?: string): string {
  return `${apiOf(slug)}/reports${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
}
