import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { List, Milestone, PreparedUpdate } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

/** Updates that contributors prepared. */
@Injectable({ providedIn: 'root' })
export class PreparedApi {
  private readonly http = inject(HttpClient);

  waiting(slug: string): Promise<List<PreparedUpdate>> {
    return firstValueFrom(this.http.get<List<PreparedUpdate>>(`${apiOf(slug)}/prepared-updates`));
  }

  confirm(slug: string, id: string): Promise<Milestone> {
    const url = `${apiOf(slug)}/prepared-updates/${encodeURIComponent(id)}/confirmations`;
    return firstValueFrom(this.http.post<Milestone>(url, undefined));
  }

  decline(slug: string, id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${apiOf(slug)}/prepared-updates/${encodeURIComponent(id)}`));
  }
}
