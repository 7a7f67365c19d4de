import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Erasure,
  ErasureRequest,
  List,
  Person,
  RetentionInput,
  RetentionPolicy,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

@Injectable({ providedIn: 'root' })
export class PrivacyApi {
  private readonly http = inject(HttpClient);

  async requests(slug: string): Promise<readonly ErasureRequest[]> {
    const url = `${apiOf(slug)}/erasure-requests`;
    return (await firstValueFrom(this.http.get<List<ErasureRequest>>(url))).items;
  }

  async people(slug: string): Promise<readonly Person[]> {
    return (await firstValueFrom(this.http.get<List<Person>>(`${apiOf(slug)}/people`))).items;
  }

  async ask(slug: string, wish: 'POST' | 'DELETE'): Promise<readonly ErasureRequest[]> {
    const url = `${apiOf(slug)}/erasure-requests`;
    return (await firstValueFrom(this.http.request<List<ErasureRequest>>(wish, url))).items;
  }

  erase(slug: string, personId: string): Promise<Erasure> {
    const url = `${apiOf(slug)}/people/${encodeURIComponent(personId)}/erasure`;
    return firstValueFrom(this.http.post<Erasure>(url, {}));
  }

  retention(slug: string): Promise<RetentionPolicy> {
    return firstValueFrom(this.http.get<RetentionPolicy>(`${apiOf(slug)}/retention`));
  }

  setRetention(slug: string, input: RetentionInput): Promise<RetentionPolicy> {
    return firstValueFrom(this.http.put<RetentionPolicy>(`${apiOf(slug)}/retention`, input));
  }
}

export const dataAddress = (slug: string, personId: string): string =>
  `${apiOf(slug)}/people/${encodeURIComponent(personId)}/personal-data`;
