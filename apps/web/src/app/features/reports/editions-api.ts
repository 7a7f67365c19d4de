import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Edition, EditionContent, EditionFormat, List } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

/** Sealed reports. */
@Injectable({ providedIn: 'root' })
export class EditionsApi {
  private readonly http = inject(HttpClient);

  /** Newest first. */
  list(slug: string): Promise<List<Edition>> {
    return firstValueFrom(this.http.get<List<Edition>>(pathOf(slug)));
  }

  find(slug: string, number: string): Promise<Edition> {
    return firstValueFrom(this.http.get<Edition>(pathOf(slug, number)));
  }

  /** All that it says. It does not travel with the page, which is drawn from it already. */
  content(slug: string, number: string): Promise<EditionContent> {
    const url = fileAddress(slug, number, 'json');
    return firstValueFrom(this.http.get<EditionContent>(url, { transferCache: false }));
  }
}

export function fileAddress(slug: string, number: number | string, format: EditionFormat): string {
  return `${pathOf(slug, String(number))}.${format}`;
}

function pathOf(slug: string, number?: string): string {
  return `${apiOf(slug)}/editions${number === undefined ? '' : `/${encodeURIComponent(number)}`}`;
}
