import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AccountLinkGuest, PasswordReset, PasswordResetRequest } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';

const ROOT = '/api/v1/account';
export type AddressAct = 'confirm' | 'restore';
const PATH: Readonly<Record<AddressAct, string>> = { confirm: 'email-changes', restore: 'email-reversals' };

/** What whoever holds a link from a mail may do with it. */
@Injectable({ providedIn: 'root' })
export class AccountLinksApi {
  private readonly http = inject(HttpClient);

  async requestReset(request: PasswordResetRequest): Promise<void> {
    await firstValueFrom(this.http.post(`${ROOT}/password-resets`, request));
  }

  resetGuest(token: string): Promise<AccountLinkGuest> {
    return firstValueFrom(this.http.post<AccountLinkGuest>(`${ROOT}/password-resets/guest`, { token }));
  }

  async reset(input: PasswordReset): Promise<void> {
    await firstValueFrom(this.http.post(`${ROOT}/password-resets/taken-up`, input));
  }

  addressGuest(act: AddressAct, token: string): Promise<AccountLinkGuest> {
    return firstValueFrom(this.http.post<AccountLinkGuest>(`${ROOT}/${PATH[act]}/guest`, { token }));
  }

  async takeUp(act: AddressAct, token: string): Promise<void> {
    await firstValueFrom(this.http.post(`${ROOT}/${PATH[act]}/confirmed`, { token }));
  }
}
