import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { List, Municipality, Strategy } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';

/** Where the API keeps what belongs to one municipality. */
export function apiOf(slug: string): string {
  return `/api/v1/municipalities/${encodeURIComponent(slug)}`;
}

@Injectable({ providedIn: 'root' })
export class PlaceApi {
  private readonly http = inject(HttpClient);

  municipalities(): Promise<List<Municipality>> {
    return firstValueFrom(this.http.get<List<Municipality>>('/api/v1/municipalities'));
  }

  municipality(slug: string): Promise<Municipality> {
    return firstValueFrom(this.http.get<Municipality>(apiOf(slug)));
  }

  /** The leading one first. */
  strategies(slug: string): Promise<List<Strategy>> {
    return firstValueFrom(this.http.get<List<Strategy>>(`${apiOf(slug)}/strategies`));
  }
}
