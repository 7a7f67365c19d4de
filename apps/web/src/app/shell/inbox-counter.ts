import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { InboxCount } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { load } from '../http/failure';
import { apiOf } from '../place/place-api';

/** How many decisions wait, for the navigation. */
@Injectable({ providedIn: 'root' })
export class InboxCounter {
  private readonly http = inject(HttpClient);
  private readonly current = signal<InboxCount | null>(null);
  readonly count = this.current.asReadonly();

  /** Without an answer the navigation goes without a number. */
  async ask(slug: string): Promise<void> {
    const loaded = await load(() => firstValueFrom(this.http.get<InboxCount>(`${apiOf(slug)}/inbox/count`)));
    if (loaded.state === 'ready') this.current.set(loaded.value);
  }

  set(count: InboxCount): void {
    this.current.set(count);
  }
}
