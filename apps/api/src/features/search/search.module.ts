import { Module } from '@nestjs/common';
import { SearchController } from './search.controller';
import { SearchRepository } from './search.repository';
import { SearchService } from './search.service';

/** Full-text search; the index is kept by the database's triggers. */
@Module({ controllers: [SearchController], providers: [SearchRepository, SearchService] })
export class SearchModule {}
