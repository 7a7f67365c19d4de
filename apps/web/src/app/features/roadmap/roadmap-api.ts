import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Dependency, DependencyInput, Roadmap } from '@wegmarke/domain/contracts';
import { firstValueFrom } from 'rxjs';
import { apiOf } from '../../place/place-api';

@Injectable({ providedIn: 'root' })
export class RoadmapApi {
  private readonly http = inject(HttpClient);

  roadmap(slug: string, strategyId: string): Promise<Roadmap> {
    return firstValueFrom(this.http.get<Roadmap>(`${strategyOf(slug, strategyId)}/roadmap`));
  }

  add(slug: string, strategyId: string, input: DependencyInput): Promise<Dependency> {
    return firstValueFrom(
      this.http.post<Dependency>(`${strategyOf(slug, strategyId)}/dependencies`, input, {
        headers: { 'idempotency-key': crypto.randomUUID() },
      }),
    );
  }

  async remove(slug: string, strategyId: string, id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${strategyOf(slug, strategyId)}/dependencies/${id}`));
  }
}

const strategyOf = (slug: string, strategyId: string): string =>
  `${apiOf(slug)}/strategies/${encodeURIComponent(strategyId)}`;
