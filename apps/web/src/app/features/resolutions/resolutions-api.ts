import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  List,
  Resolution,
  ResolutionBody,
  ResolutionDetails,
  ResolutionInput,
  Revision,
} from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';
import type { ResolutionFilter } from './resolution-filter';

const PAGE = '50';
/** So many of the latest changes of the plan are offered to be tied. */
const RECENT = '40';

type Written = Pick<Resolution, 'id' | 'version'>;

@Injectable({ providedIn: 'root' })
export class ResolutionsApi {
  private readonly http = inject(HttpClient);

  list(slug: string, filter: ResolutionFilter): Promise<List<Resolution>> {
    const given = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== null);
    const params = { ...Object.fromEntries(given), limit: PAGE };
    return firstValueFrom(this.http.get<List<Resolution>>(pathOf(slug), { params }));
  }

  bodies(slug: string): Promise<List<ResolutionBody>> {
    return firstValueFrom(this.http.get<List<ResolutionBody>>(`${apiOf(slug)}/resolution-bodies`));
  }

  find(slug: string, id: string): Promise<ResolutionDetails> {
    return firstValueFrom(this.http.get<ResolutionDetails>(pathOf(slug, id)));
  }

  /** `key` names the intention: repeated, it happens once. */
  add(slug: string, input: ResolutionInput, key: string): Promise<ResolutionDetails> {
    const headers = new HttpHeaders({ 'Idempotency-Key': key });
    return firstValueFrom(this.http.post<ResolutionDetails>(pathOf(slug), input, { headers }));
  }

  change(slug: string, { id, version }: Written, input: ResolutionInput): Promise<ResolutionDetails> {
    return firstValueFrom(
      this.http.patch<ResolutionDetails>(pathOf(slug, id), input, { headers: seen(version) }),
    );
  }

  async remove(slug: string, { id, version }: Written): Promise<void> {
    await firstValueFrom(this.http.delete(pathOf(slug, id), { headers: seen(version) }));
  }

  follow(slug: string, id: string, follows: boolean): Promise<ResolutionDetails> {
    const url = `${pathOf(slug, id)}/following`;
    return firstValueFrom(
      follows ? this.http.put<ResolutionDetails>(url, null) : this.http.delete<ResolutionDetails>(url),
    );
  }

  /** Says that the resolution decided a revision, or takes that back. */
  tie(
    slug: string,
    { id, version }: Written,
    { strategyId, revision }: { readonly strategyId: string; readonly revision: number },
    isTied: boolean,
  ): Promise<ResolutionDetails> {
    const url = `${pathOf(slug, id)}/revisions/${encodeURIComponent(strategyId)}/${String(revision)}`;
    const options = { headers: seen(version) };
    return firstValueFrom(
      isTied
        ? this.http.put<ResolutionDetails>(url, null, options)
        : this.http.delete<ResolutionDetails>(url, options),
    );
  }

  revision(slug: string, strategyId: string, revision: number): Promise<Revision> {
    return firstValueFrom(this.http.get<Revision>(`${ledgerOf(slug, strategyId)}/${String(revision)}`));
  }

  recentRevisions(slug: string, strategyId: string): Promise<List<Revision>> {
    const params = { kind: 'plan', limit: RECENT };
    return firstValueFrom(this.http.get<List<Revision>>(ledgerOf(slug, strategyId), { params }));
  }
}

const seen = (version: number): HttpHeaders => new HttpHeaders({ 'If-Match': `"${String(version)}"` });

function pathOf(slug: string, id?: string): string {
  return `${apiOf(slug)}/resolutions${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
}

function ledgerOf(slug: string, strategyId: string): string {
  return `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}/revisions`;
}
