import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AccessToken,
  AccessTokenInput,
  AccountSecurity,
  List,
  NewAccessToken,
  PasskeyInput,
  PasswordChange,
  RecoveryCodes,
  SessionEntry,
  SignInRecord,
  TotpEnrolment,
} from '@wegmarke/domain/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { apiOf } from '../../place/place-api';

const ROOT = '/api/v1/account';

/** All that the page of an account shows. */
export interface AccountFacts {
  readonly security: AccountSecurity;
  readonly sessions: readonly SessionEntry[];
  readonly signIns: readonly SignInRecord[];
  /** None where the account may do nothing in the municipality yet. */
  readonly tokens: readonly AccessToken[];
}

@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  async facts(slug: string, withTokens: boolean): Promise<AccountFacts> {
    const [security, sessions, signIns, tokens] = await Promise.all([
      this.get<AccountSecurity>(`${ROOT}/security`),
      this.get<List<SessionEntry>>(`${ROOT}/sessions`),
      this.get<List<SignInRecord>>(`${ROOT}/sign-ins`),
      withTokens ? this.get<List<AccessToken>>(`${apiOf(slug)}/access-tokens`) : { items: [] },
    ]);
    return { security, sessions: sessions.items, signIns: signIns.items, tokens: tokens.items };
  }

  changePassword(input: PasswordChange): Promise<unknown> {
    return this.post('password', input);
  }

  changeEmail(email: string): Promise<unknown> {
    return this.post('email-changes', { email });
  }

  enrolTotp(): Promise<TotpEnrolment> {
    return this.post<TotpEnrolment>('totp/enrolments', null);
  }

  confirmTotp(code: string): Promise<RecoveryCodes> {
    return this.post<RecoveryCodes>('totp', { code });
  }

  removeTotp(): Promise<unknown> {
    return this.delete('totp');
  }

  renewCodes(): Promise<RecoveryCodes> {
    return this.post<RecoveryCodes>('recovery-codes', null);
  }

  addPasskey(input: PasskeyInput): Promise<unknown> {
    return this.post('passkeys', input);
  }

  renamePasskey(id: string, name: string): Promise<unknown> {
    return once(this.http.patch(`${ROOT}/passkeys/${id}`, { name }));
  }

  removePasskey(id: string): Promise<unknown> {
    return this.delete(`passkeys/${id}`);
  }

  endSession(id: string): Promise<unknown> {
    return this.delete(`sessions/${id}`);
  }

  endOtherSessions(): Promise<unknown> {
    return this.delete('sessions');
  }

  makeToken(slug: string, input: AccessTokenInput): Promise<NewAccessToken> {
    return once(this.http.post<NewAccessToken>(`${apiOf(slug)}/access-tokens`, input));
  }

  revokeToken(slug: string, id: string): Promise<unknown> {
    return once(this.http.delete(`${apiOf(slug)}/access-tokens/${id}`));
  }

  private get<T>(path: string): Promise<T> {
    return once(this.http.get<T>(path));
  }

  private post<T = unknown>(path: string, body: object | null): Promise<T> {
    return once(this.http.post<T>(`${ROOT}/${path}`, body));
  }

  private delete(path: string): Promise<unknown> {
    return once(this.http.delete(`${ROOT}/${path}`));
  }
}

const once = <T>(answer: Observable<T>): Promise<T> => firstValueFrom(answer);
