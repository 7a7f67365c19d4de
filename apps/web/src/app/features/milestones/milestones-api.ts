import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Day } from '@wegmarke/domain/calendar';
import type {
  HelpRequestInput,
  List,
  Milestone,
  MilestonePatch,
  Office,
  OwnerSuggestionInput,
  ProjectDocument,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

/** What a person reports about a milestone. */
export type Report =
  | {
      readonly kind: 'patch';
      readonly input: MilestonePatch;
      /** Evidences the completion; sent before it. */
      readonly file?: File;
    }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'help'; readonly input: HelpRequestInput }
  | { readonly kind: 'suggest'; readonly input: OwnerSuggestionInput }
  | { readonly kind: 'undo'; readonly entryId: string }
  | { readonly kind: 'withdrawHelp'; readonly requestId: string }
  | { readonly kind: 'withdrawSuggestion'; readonly suggestionId: string };

const MOST = '200';

@Injectable({ providedIn: 'root' })
export class MilestonesApi {
  private readonly http = inject(HttpClient);

  /** Open ones that the reader's offices answer for. */
  open(slug: string): Promise<List<Milestone>> {
    return this.list(slug, { mine: 'true', state: 'overdue,late,due,planned', limit: MOST });
  }

  /** Those reported on a day, the completed ones among them. */
  reportedOn(slug: string, day: Day): Promise<List<Milestone>> {
    return this.list(slug, { mine: 'true', attestedOn: day, limit: MOST });
  }

  offices(slug: string): Promise<List<Office>> {
    return firstValueFrom(this.http.get<List<Office>>(`${apiOf(slug)}/offices`));
  }

  /** A photo or file of a milestone, for the administration. The same one sent again is there once. */
  upload(slug: string, milestoneId: string, file: File): Promise<ProjectDocument> {
    const form = new FormData();
    form.append('file', file, file.name);
    const url = `${apiOf(slug)}/milestones/${encodeURIComponent(milestoneId)}/documents`;
    return firstValueFrom(this.http.post<ProjectDocument>(url, form));
  }

  /** `key` names the intention: the same one repeated is answered as the first time, and happens once. */
  report(
    slug: string,
    milestone: Pick<Milestone, 'id' | 'version'>,
    report: Report,
    key: string,
  ): Promise<Milestone> {
    const url = `${apiOf(slug)}/milestones/${encodeURIComponent(milestone.id)}`;
    const headers = new HttpHeaders({ 'If-Match': `"${milestone.version}"`, 'Idempotency-Key': key });
    const send = (method: string, path: string, body?: unknown): Promise<Milestone> =>
      firstValueFrom(this.http.request<Milestone>(method, url + path, { body, headers }));
    switch (report.kind) {
      case 'patch':
        return send('PATCH', '', report.input);
      case 'confirm':
        return send('POST', '/confirmations');
      case 'help':
        return send('POST', '/help-requests', report.input);
      case 'suggest':
        return send('POST', '/owner-suggestions', report.input);
      case 'undo':
        return send('DELETE', `/attestations/${encodeURIComponent(report.entryId)}`);
      case 'withdrawHelp':
        return send('DELETE', `/help-requests/${encodeURIComponent(report.requestId)}`);
      case 'withdrawSuggestion':
        return send('DELETE', `/owner-suggestions/${encodeURIComponent(report.suggestionId)}`);
    }
  }

  private list(slug: string, params: Record<string, string>): Promise<List<Milestone>> {
    return firstValueFrom(this.http.get<List<Milestone>>(`${apiOf(slug)}/milestones`, { params }));
  }
}
