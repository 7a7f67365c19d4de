import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { PasskeyAnswer, PasskeyQuestion } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';

/** The authenticator did not answer: its owner thought better of it, took too long, or there is none. */
export class PasskeyUnanswered extends Error {}

/** Asks the server for a question and the browser's authenticators for its answer. */
@Injectable({ providedIn: 'root' })
export class Passkeys {
  private readonly http = inject(HttpClient);

  /** An answer of a passkey that is known. @throws PasskeyUnanswered, HttpErrorResponse */
  async answer(): Promise<PasskeyAnswer> {
    const { ceremonyId, options } = await this.ask('/api/v1/session/passkey-questions');
    const { startAuthentication } = await import('@simplewebauthn/browser');
    type Options = Parameters<typeof startAuthentication>[0]['optionsJSON'];
    return { ceremonyId, response: await answered(startAuthentication({ optionsJSON: options as Options })) };
  }

  /** A new passkey of whoever is signed in. @throws PasskeyUnanswered, HttpErrorResponse */
  async create(): Promise<PasskeyAnswer> {
    const { ceremonyId, options } = await this.ask('/api/v1/account/passkeys/questions');
    const { startRegistration } = await import('@simplewebauthn/browser');
    type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];
    return { ceremonyId, response: await answered(startRegistration({ optionsJSON: options as Options })) };
  }

  private ask(path: string): Promise<PasskeyQuestion> {
    return firstValueFrom(this.http.post<PasskeyQuestion>(path, null));
  }
}

async function answered(answer: Promise<object>): Promise<object> {
  try {
    return await answer;
  } catch (error) {
    throw new PasskeyUnanswered('The authenticator did not answer.', { cause: error });
  }
}
