import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { ProviderAddress, ProviderAnswer, ProviderLink } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../session-store';

const pathOf = (slug: string): string =>
  `/api/v1/municipalities/${encodeURIComponent(slug)}/identity-provider`;

/** Signing in with the account that a city itself gives its people: there and back. */
@Injectable({ providedIn: 'root' })
export class CitySignIn {
  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);

  /**
   * Leaves the page for the city's provider.
   *
   * @param what to come in, to show anew who one is, or to connect the own account
   * @throws HttpErrorResponse
   */
  async leave(slug: string, what: 'sign-ins' | 'proofs' | 'links', returnTo: string | null): Promise<void> {
    const input = returnTo === null ? {} : { returnTo };
    const { address } = await firstValueFrom(
      this.http.post<ProviderAddress>(`${pathOf(slug)}/${what}`, input),
    );
    this.document.location.assign(address);
  }

  /** Takes what the provider said. @returns where to go on @throws HttpErrorResponse */
  async comeBack(slug: string, query: string): Promise<string | null> {
    const { session, returnTo } = await firstValueFrom(
      this.http.post<ProviderAnswer>(`${pathOf(slug)}/answers`, { query }),
    );
    this.session.adopt(session);
    return returnTo;
  }

  /** @throws HttpErrorResponse */
  link(slug: string): Promise<ProviderLink> {
    return firstValueFrom(this.http.get<ProviderLink>(`${pathOf(slug)}/link`));
  }

  /** @throws HttpErrorResponse */
  async unlink(slug: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${pathOf(slug)}/link`));
  }
}
