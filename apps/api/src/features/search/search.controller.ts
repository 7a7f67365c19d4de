import { Controller, Get, Query } from '@nestjs/common';
import type { SearchAnswer } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { Answers } from '../../platform/openapi/operation';
import { SearchQuery } from './dto/search-query';
import { SearchService } from './search.service';

@Controller('municipalities/:slug/search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  @Requires('portfolio.read')
  @Limited('search')
  @Answers('SearchAnswer', 'Full-text search over everything that members read, best first.')
  find(@CurrentAccess() access: Access, @Query() { q, lang, limit }: SearchQuery): Promise<SearchAnswer> {
    return this.search.find(access, q, lang, limit);
  }
}
