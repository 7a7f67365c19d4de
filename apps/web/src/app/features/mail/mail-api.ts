import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  List,
  MailPreferences,
  MailPreferencesInput,
  MailRecord,
  MailTrouble,
  ReminderSettingsInput,
  ReminderState,
  Unreached,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

@Injectable({ providedIn: 'root' })
export class MailApi {
  private readonly http = inject(HttpClient);

  mine(slug: string): Promise<List<MailRecord>> {
    return this.get(slug, 'mails');
  }

  preferences(slug: string): Promise<MailPreferences> {
    return this.get(slug, 'mail-preferences');
  }

  choose(slug: string, input: MailPreferencesInput): Promise<MailPreferences> {
    return this.put(slug, 'mail-preferences', input);
  }

  settings(slug: string): Promise<ReminderState> {
    return this.get(slug, 'reminder-settings');
  }

  set(slug: string, input: ReminderSettingsInput): Promise<ReminderState> {
    return this.put(slug, 'reminder-settings', input);
  }

  troubles(slug: string): Promise<List<MailTrouble>> {
    return this.get(slug, 'mail-troubles');
  }

  unreached(slug: string): Promise<List<Unreached>> {
    return this.get(slug, 'unreached');
  }

  private get<T>(slug: string, path: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(`${apiOf(slug)}/${path}`));
  }

  private put<T>(slug: string, path: string, body: object): Promise<T> {
    return firstValueFrom(this.http.put<T>(`${apiOf(slug)}/${path}`, body));
  }
}
