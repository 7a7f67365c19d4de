import { HttpClient, HttpHeaders, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Department,
  EarlierJudgement,
  List,
  Milestone,
  Office,
  Project,
  ProjectPatch,
  ProjectSummary,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';
import type { ProjectFilter } from './project-filter';

/** Of the public list the strategy is named; members see all projects of their municipality. */
export interface ProjectSource {
  readonly slug: string;
  readonly strategyId: string | null;
}

/** What fits a phone in a few screens; the way to the next page is a link. */
const PAGE_SIZE = '25';

@Injectable({ providedIn: 'root' })
export class ProjectsApi {
  private readonly http = inject(HttpClient);

  list(source: ProjectSource, filter: ProjectFilter): Promise<List<ProjectSummary>> {
    const given = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== null);
    const params = new HttpParams({ fromObject: { ...Object.fromEntries(given), limit: PAGE_SIZE } });
    return firstValueFrom(this.http.get<List<ProjectSummary>>(this.path(source), { params }));
  }

  find(source: ProjectSource, id: string): Promise<Project> {
    return firstValueFrom(this.http.get<Project>(`${this.path(source)}/${encodeURIComponent(id)}`));
  }

  /** What lists that were imported said of the project; for members. */
  earlierJudgements(slug: string, id: string): Promise<List<EarlierJudgement>> {
    const url = `${this.path({ slug, strategyId: null })}/${encodeURIComponent(id)}/earlier-judgements`;
    return firstValueFrom(this.http.get<List<EarlierJudgement>>(url));
  }

  /** Refused with 412 where the project has changed since `version`. */
  change(slug: string, project: Pick<Project, 'id' | 'version'>, patch: ProjectPatch): Promise<Project> {
    const url = `${this.path({ slug, strategyId: null })}/${encodeURIComponent(project.id)}`;
    const headers = new HttpHeaders({ 'If-Match': `"${project.version}"` });
    return firstValueFrom(this.http.patch<Project>(url, patch, { headers }));
  }

  /** Another office has seen the evidence of a milestone. The same `key` repeated happens once. */
  verify(slug: string, milestoneId: string, key: string): Promise<Milestone> {
    const url = `${apiOf(slug)}/milestones/${encodeURIComponent(milestoneId)}/verifications`;
    const headers = new HttpHeaders({ 'Idempotency-Key': key });
    return firstValueFrom(this.http.post<Milestone>(url, {}, { headers }));
  }

  offices(slug: string): Promise<List<Office>> {
    return firstValueFrom(this.http.get<List<Office>>(`${apiOf(slug)}/offices`));
  }

  departments(slug: string): Promise<List<Department>> {
    return firstValueFrom(this.http.get<List<Department>>(`${apiOf(slug)}/departments`));
  }

  private path({ slug, strategyId }: ProjectSource): string {
    return strategyId === null
      ? `${apiOf(slug)}/projects`
      : `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}/projects`;
  }
}
