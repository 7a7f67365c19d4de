import { Injectable } from '@nestjs/common';
import type { Language, SearchAnswer, SearchHit } from '@wegmarke/domain/contracts';
import { readableBy } from '@wegmarke/domain/permissions';
import { excerpt, fold, highlight, wordsOf } from '@wegmarke/domain/search';
import type { Access } from '../../platform/access/access';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type FoundText, SearchRepository } from './search.repository';

/** Finds what a member may read, in every language it is written in. */
@Injectable()
export class SearchService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: SearchRepository,
  ) {}

  async find(access: Access, asked: string, language: Language, limit: number): Promise<SearchAnswer> {
    const words = wordsOf(asked);
    if (words.length === 0) return { query: asked, items: [], total: 0 };
    const found = await this.database.read(access.municipality.id, (query) =>
      this.repository.find(query, access.municipality.id, {
        words,
        folded: words.map(fold),
        language,
        limit,
        readers: readableBy(access.actor),
      }),
    );
    return {
      query: asked,
      items: found.map((text) => toHit(text, words)),
      total: found[0]?.total ?? 0,
    };
  }
}

function toHit({ title, body, total: _, ...hit }: FoundText, words: readonly string[]): SearchHit {
  return { ...hit, title: highlight(title, words), excerpt: excerpt(body, words) };
}
