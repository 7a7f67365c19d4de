import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Absence,
  Appointment,
  DepartmentRecord,
  Invitation,
  InvitationInput,
  List,
  OfficeRecord,
  Person,
  ProjectSummary,
  Reorganisation,
  Strategy,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

/** All that the screens of the set-up show; a city has dozens of each. */
export interface Organisation {
  readonly departments: readonly DepartmentRecord[];
  readonly offices: readonly OfficeRecord[];
  readonly people: readonly Person[];
  readonly appointments: readonly Appointment[];
  readonly absences: readonly Absence[];
  readonly strategies: readonly Strategy[];
}

/** What a write is about: its path (empty: the municipality itself), and where it changes something that there is, the version that was seen. */
export interface Write {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly version?: number;
}

@Injectable({ providedIn: 'root' })
export class SettingsApi {
  private readonly http = inject(HttpClient);

  async organisation(slug: string): Promise<Organisation> {
    const [departments, offices, people, appointments, absences, strategies] = await Promise.all([
      this.list<DepartmentRecord>(slug, 'departments'),
      this.list<OfficeRecord>(slug, 'offices'),
      this.list<Person>(slug, 'people'),
      this.list<Appointment>(slug, 'appointments'),
      this.list<Absence>(slug, 'absences'),
      this.list<Strategy>(slug, 'strategies'),
    ]);
    return { departments, offices, people, appointments, absences, strategies };
  }

  /** All projects in today's plans. @throws HttpErrorResponse */
  async projects(slug: string): Promise<readonly ProjectSummary[]> {
    const found: ProjectSummary[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: List<ProjectSummary> = await this.read(slug, `projects?limit=200${after}`);
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  }

  /** The latest first. @throws HttpErrorResponse */
  reorganisations(slug: string): Promise<readonly Reorganisation[]> {
    return this.list<Reorganisation>(slug, 'reorganisations');
  }

  /** @throws HttpErrorResponse */
  read<T>(slug: string, path: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(`${apiOf(slug)}/${path}`));
  }

  /** What is the account's own, whatever the municipality. @throws HttpErrorResponse */
  own<T>(path: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(`/api/v1/${path}`));
  }

  /** @throws HttpErrorResponse */
  write<T>(slug: string, { method, path, body, version }: Write): Promise<T> {
    const headers = new HttpHeaders(version === undefined ? {} : { 'If-Match': `"${version}"` });
    const url = path === '' ? apiOf(slug) : `${apiOf(slug)}/${path}`;
    return firstValueFrom(this.http.request<T>(method, url, { body, headers }));
  }

  invite(slug: string, personId: string, input: InvitationInput): Promise<Invitation> {
    return this.write<Invitation>(slug, {
      method: 'POST',
      path: `people/${personId}/invitations`,
      body: input,
    });
  }

  private async list<T>(slug: string, path: string): Promise<readonly T[]> {
    return (await this.read<List<T>>(slug, path)).items;
  }
}
