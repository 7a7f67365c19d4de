import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AuditEvent, AuditHead, List, Person } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

/** What the address asks of the log; absent: everything. */
export type AuditFilter = Readonly<Partial<Record<'kind' | 'person' | 'subject' | 'from' | 'to', string>>>;

export const FILTER_NAMES = ['kind', 'person', 'subject', 'from', 'to'] as const;
const PAGE = '50';

@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly http = inject(HttpClient);

  list(slug: string, filter: AuditFilter, cursor: string | null): Promise<List<AuditEvent>> {
    const params = { ...filter, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    return firstValueFrom(this.http.get<List<AuditEvent>>(`${apiOf(slug)}/audit`, { params }));
  }

  head(slug: string): Promise<AuditHead> {
    return firstValueFrom(this.http.get<AuditHead>(`${apiOf(slug)}/audit/head`));
  }

  async people(slug: string): Promise<readonly Person[]> {
    return (await firstValueFrom(this.http.get<List<Person>>(`${apiOf(slug)}/people`))).items;
  }
}

export function fileAddress(slug: string, format: string, filter: AuditFilter, language: string): string {
  const query = new URLSearchParams({ ...filter, lang: language });
  return `${apiOf(slug)}/audit/exports/audit.${format}?${query.toString()}`;
}
