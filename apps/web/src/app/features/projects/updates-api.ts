import { HttpClient, HttpHeaders, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  List,
  ProjectUpdate,
  ProjectUpdateInput,
  ProjectUpdateVersion,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

@Injectable({ providedIn: 'root' })
export class UpdatesApi {
  private readonly http = inject(HttpClient);

  list(slug: string, projectId: string, cursor: string | null): Promise<List<ProjectUpdate>> {
    const params = new HttpParams({ fromObject: { limit: '10', ...(cursor === null ? {} : { cursor }) } });
    return firstValueFrom(this.http.get<List<ProjectUpdate>>(this.ofProject(slug, projectId), { params }));
  }

  versions(slug: string, id: string): Promise<List<ProjectUpdateVersion>> {
    return firstValueFrom(this.http.get<List<ProjectUpdateVersion>>(`${this.of(slug, id)}/versions`));
  }

  /** The same `key` repeated writes once. */
  write(slug: string, projectId: string, input: ProjectUpdateInput, key: string): Promise<ProjectUpdate> {
    const headers = new HttpHeaders({ 'Idempotency-Key': key });
    return firstValueFrom(this.http.post<ProjectUpdate>(this.ofProject(slug, projectId), input, { headers }));
  }

  /** Refused with 412 where the update has changed since `version`. */
  correct(
    slug: string,
    update: Pick<ProjectUpdate, 'id' | 'version'>,
    input: ProjectUpdateInput,
  ): Promise<ProjectUpdate> {
    const headers = new HttpHeaders({ 'If-Match': `"${update.version}"` });
    return firstValueFrom(this.http.put<ProjectUpdate>(this.of(slug, update.id), input, { headers }));
  }

  async withdraw(slug: string, update: Pick<ProjectUpdate, 'id' | 'version'>): Promise<void> {
    const headers = new HttpHeaders({ 'If-Match': `"${update.version}"` });
    await firstValueFrom(this.http.delete(this.of(slug, update.id), { headers }));
  }

  private ofProject(slug: string, projectId: string): string {
    return `${apiOf(slug)}/projects/${encodeURIComponent(projectId)}/updates`;
  }

  private of(slug: string, id: string): string {
    return `${apiOf(slug)}/updates/${encodeURIComponent(id)}`;
  }
}
