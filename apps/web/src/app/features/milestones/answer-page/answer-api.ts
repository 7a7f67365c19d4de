import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { LinkAnswerInput, LinkedUpdate } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../../place/place-api';

/** Whoever comes with a link from a mail. The token travels in bodies: no address and no log holds it. */
@Injectable({ providedIn: 'root' })
export class AnswerApi {
  private readonly http = inject(HttpClient);

  view(slug: string, token: string): Promise<LinkedUpdate> {
    return this.send(slug, 'view', { token });
  }

  answer(slug: string, input: LinkAnswerInput): Promise<LinkedUpdate> {
    return this.send(slug, 'answers', input);
  }

  undo(slug: string, token: string): Promise<LinkedUpdate> {
    return this.send(slug, 'undo', { token });
  }

  private send(slug: string, what: string, body: object): Promise<LinkedUpdate> {
    return firstValueFrom(this.http.post<LinkedUpdate>(`${apiOf(slug)}/update-links/${what}`, body));
  }
}
