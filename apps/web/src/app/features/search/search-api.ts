import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Language, SearchAnswer } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

const MOST = '12';

@Injectable({ providedIn: 'root' })
export class SearchApi {
  private readonly http = inject(HttpClient);

  find(slug: string, q: string, lang: Language): Promise<SearchAnswer> {
    const params = new HttpParams({ fromObject: { q, lang, limit: MOST } });
    return firstValueFrom(this.http.get<SearchAnswer>(`${apiOf(slug)}/search`, { params }));
  }
}
