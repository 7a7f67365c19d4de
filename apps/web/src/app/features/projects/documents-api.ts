import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  DocumentPatch,
  LinkInput,
  List,
  Milestone,
  ProjectDocument,
  Readers,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { withoutTraces } from '../../http/without-traces';
import { apiOf } from '../../place/place-api';

/** A file on its way. */
export interface FileInput {
  readonly file: File;
  readonly readers: Readers;
  readonly title: string | null;
  /** The milestone that it evidences; null: the project as a whole. */
  readonly milestoneId: string | null;
}

@Injectable({ providedIn: 'root' })
export class DocumentsApi {
  private readonly http = inject(HttpClient);

  list(slug: string, projectId: string): Promise<List<ProjectDocument>> {
    const url = `${apiOf(slug)}/projects/${encodeURIComponent(projectId)}/documents`;
    return firstValueFrom(this.http.get<List<ProjectDocument>>(url));
  }

  /** Where the bytes of a file are. */
  address(slug: string, id: string): string {
    return `${apiOf(slug)}/documents/${encodeURIComponent(id)}/file`;
  }

  async upload(slug: string, projectId: string, input: FileInput): Promise<ProjectDocument> {
    const owner =
      input.milestoneId === null
        ? `projects/${encodeURIComponent(projectId)}`
        : `milestones/${encodeURIComponent(input.milestoneId)}`;
    const form = new FormData();
    form.append('readers', input.readers);
    if (input.title !== null) form.append('title', input.title);
    const file = await withoutTraces(input.file);
    form.append('file', file, file.name);
    return firstValueFrom(this.http.post<ProjectDocument>(`${apiOf(slug)}/${owner}/documents`, form));
  }

  addLink(slug: string, projectId: string, input: LinkInput): Promise<ProjectDocument> {
    const url = `${apiOf(slug)}/projects/${encodeURIComponent(projectId)}/links`;
    return firstValueFrom(this.http.post<ProjectDocument>(url, input));
  }

  change(
    slug: string,
    document: Pick<ProjectDocument, 'id' | 'version'>,
    patch: DocumentPatch,
  ): Promise<ProjectDocument> {
    return firstValueFrom(
      this.http.patch<ProjectDocument>(this.of(slug, document.id), patch, { headers: seen(document) }),
    );
  }

  async remove(slug: string, document: Pick<ProjectDocument, 'id' | 'version'>): Promise<void> {
    await firstValueFrom(this.http.delete(this.of(slug, document.id), { headers: seen(document) }));
  }

  /** Lets what was added stand as evidence of a completion that was reported without any. */
  evidence(slug: string, milestone: Milestone, documentId: string): Promise<Milestone> {
    const url = `${apiOf(slug)}/milestones/${encodeURIComponent(milestone.id)}`;
    const input = { completedOn: milestone.completedOn, evidenceDocumentId: documentId };
    return firstValueFrom(this.http.patch<Milestone>(url, input, { headers: seen(milestone) }));
  }

  private of(slug: string, id: string): string {
    return `${apiOf(slug)}/documents/${encodeURIComponent(id)}`;
  }
}

const seen = ({ version }: { readonly version: number }): HttpHeaders =>
  new HttpHeaders({ 'If-Match': `"${version}"` });
