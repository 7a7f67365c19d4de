import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Contributor, ContributorInput, List, Person } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

/** Who prepares updates of a project. */
@Injectable({ providedIn: 'root' })
export class ContributorsApi {
  private readonly http = inject(HttpClient);

  list(slug: string, projectId: string): Promise<List<Contributor>> {
    return firstValueFrom(this.http.get<List<Contributor>>(this.at(slug, projectId)));
  }

  people(slug: string): Promise<List<Person>> {
    return firstValueFrom(this.http.get<List<Person>>(`${apiOf(slug)}/people`));
  }

  add(slug: string, projectId: string, input: ContributorInput): Promise<List<Contributor>> {
    return firstValueFrom(this.http.post<List<Contributor>>(this.at(slug, projectId), input));
  }

  end(slug: string, projectId: string, id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${this.at(slug, projectId)}/${encodeURIComponent(id)}`));
  }

  private at(slug: string, projectId: string): string {
    return `${apiOf(slug)}/projects/${encodeURIComponent(projectId)}/contributors`;
  }
}
