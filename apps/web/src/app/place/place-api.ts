import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Course, List, Municipality, NoRecord, Strategy } from '@wegmarke/domain/contracts';
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

  /** Today's figures. They do not travel with a page as a whole: few of them are shown. */
  course(slug: string, strategyId: string): Promise<Course | NoRecord> {
    const url = `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}/course`;
    return firstValueFrom(this.http.get<Course | NoRecord>(url, { transferCache: false }));
  }

  /** The leading one first. */
  strategies(slug: string): Promise<List<Strategy>> {
    return firstValueFrom(this.http.get<List<Strategy>>(`${apiOf(slug)}/strategies`));
  }
}
