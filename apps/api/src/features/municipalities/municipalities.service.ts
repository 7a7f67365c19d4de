import { Injectable } from '@nestjs/common';
import type { List, Municipality } from '@wegmarke/domain/contracts';
import { notFound } from '../../platform/errors/problem-error';
import { fromCursor, type ListQuery, toCursor } from '../../platform/http/list-query';
import { MunicipalitiesRepository } from './municipalities.repository';

@Injectable()
export class MunicipalitiesService {
  constructor(private readonly repository: MunicipalitiesRepository) {}

  async list({ limit, cursor }: ListQuery): Promise<List<Municipality>> {
    const after = fromCursor(cursor, ['text', 'id']);
    // One more than asked for tells whether there is a next page.
    const [found, total] = await Promise.all([
      this.repository.list(limit + 1, after),
      this.repository.count(),
    ]);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? toCursor([last.name, last.id]) : null, total };
  }

  /** @throws ProblemError 404 */
  async read(slug: string): Promise<Municipality> {
    const municipality = await this.repository.find(slug);
    if (!municipality) throw notFound();
    return municipality;
  }
}
