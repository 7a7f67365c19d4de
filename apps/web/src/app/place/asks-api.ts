import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AskAnswerInput,
  FieldText,
  List,
  OpenAsk,
  ProjectUpdate,
  ProjectUpdateInput,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from './place-api';

/** What updates ask of offices, and the answers. */
@Injectable({ providedIn: 'root' })
export class AsksApi {
  private readonly http = inject(HttpClient);

  /** Of the offices that the reader holds. */
  mine(slug: string): Promise<List<OpenAsk>> {
    return firstValueFrom(this.http.get<List<OpenAsk>>(`${apiOf(slug)}/asks`));
  }

  /** Asks by an update of a project. The same `key` repeated asks once. */
  ask(slug: string, projectId: string, input: ProjectUpdateInput, key: string): Promise<ProjectUpdate> {
    const url = `${apiOf(slug)}/projects/${encodeURIComponent(projectId)}/updates`;
    return firstValueFrom(this.http.post<ProjectUpdate>(url, input, { headers: { 'Idempotency-Key': key } }));
  }

  /** Takes back what asks, as it was seen. */
  async withdraw(slug: string, { id, version }: ProjectUpdate): Promise<void> {
    const headers = { 'If-Match': `"${String(version)}"` };
    await firstValueFrom(this.http.delete(`${apiOf(slug)}/updates/${encodeURIComponent(id)}`, { headers }));
  }

  answer(slug: string, updateId: string, answer: FieldText): Promise<ProjectUpdate> {
    const body: AskAnswerInput = { answer };
    return firstValueFrom(this.http.put<ProjectUpdate>(this.of(slug, updateId), body));
  }

  takeBack(slug: string, updateId: string): Promise<ProjectUpdate> {
    return firstValueFrom(this.http.delete<ProjectUpdate>(this.of(slug, updateId)));
  }

  private of(slug: string, updateId: string): string {
    return `${apiOf(slug)}/updates/${encodeURIComponent(updateId)}/answer`;
  }
}
