import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  FoundedMunicipality,
  InstallationState,
  Invitation,
  InvitationAcceptance,
  List,
  MunicipalityFounding,
  OperatorGuest,
  OperatorMunicipality,
  RestoredMunicipality,
  Session,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';

const ROOT = '/api/v1/operator';

/** What whoever runs the installation asks of it. Each method @throws HttpErrorResponse */
@Injectable({ providedIn: 'root' })
export class OperatorApi {
  private readonly http = inject(HttpClient);

  installation(): Promise<InstallationState> {
    return firstValueFrom(this.http.get<InstallationState>(ROOT));
  }

  /** All of them: an installation has hundreds, not thousands. */
  async municipalities(): Promise<readonly OperatorMunicipality[]> {
    const found: OperatorMunicipality[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: List<OperatorMunicipality> = await firstValueFrom(
        this.http.get<List<OperatorMunicipality>>(`${ROOT}/municipalities?limit=200${after}`),
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  }

  found(founding: MunicipalityFounding): Promise<FoundedMunicipality> {
    return firstValueFrom(this.http.post<FoundedMunicipality>(`${ROOT}/municipalities`, founding));
  }

  setSuspended({ id, version }: OperatorMunicipality, suspended: boolean): Promise<OperatorMunicipality> {
    const headers = new HttpHeaders({ 'If-Match': `"${version}"` });
    return firstValueFrom(
      this.http.patch<OperatorMunicipality>(`${ROOT}/municipalities/${id}`, { suspended }, { headers }),
    );
  }

  invite(id: string, email: string): Promise<Invitation> {
    return firstValueFrom(this.http.post<Invitation>(`${ROOT}/municipalities/${id}/invitations`, { email }));
  }

  /** Marks it; with its slug as `now`, at once. */
  remove(id: string, now?: string): Promise<unknown> {
    return firstValueFrom(
      this.http.post(`${ROOT}/municipalities/${id}/removal`, now === undefined ? {} : { now }),
    );
  }

  keep(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${ROOT}/municipalities/${id}/removal`));
  }

  restore(file: File): Promise<RestoredMunicipality> {
    const form = new FormData();
    form.set('file', file);
    return firstValueFrom(this.http.post<RestoredMunicipality>(`${ROOT}/restorations`, form));
  }

  guest(token: string): Promise<OperatorGuest> {
    return firstValueFrom(this.http.post<OperatorGuest>(`${ROOT}/welcome/guest`, { token }));
  }

  accept(acceptance: InvitationAcceptance): Promise<Session> {
    return firstValueFrom(this.http.post<Session>(`${ROOT}/welcome`, acceptance));
  }
}
