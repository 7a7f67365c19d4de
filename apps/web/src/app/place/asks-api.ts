import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AskAnswerInput, FieldText, List, OpenAsk, ProjectUpdate } from '@wegmarke/domain/contracts';
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
