import { Controller, Get, Headers, Query } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { isUnchanged } from '../../platform/http/etag';
import { AnswersFile } from '../../platform/openapi/operation';
import { FeedQuery } from './dto/feed-query';
import { type FeedFile, FeedsService } from './feeds.service';

const BY_SERVICE = { decidedBy: 'service' } as const;

@Controller('municipalities/:slug')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  @Get('milestones.ics')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersFile(
    'text/calendar',
    'Published milestones on the day that is promised, as a calendar to subscribe to (RFC 5545).',
  )
  async milestones(
    @CurrentAccess() access: Access,
    @Query() query: FeedQuery,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return toAnswer(await this.feeds.milestones(access, query), 'text/calendar; charset=utf-8', known);
  }

  @Get('changes.atom')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersFile(
    'application/atom+xml',
    'The last changes of published plans, as a feed to subscribe to (RFC 4287).',
  )
  async changes(
    @CurrentAccess() access: Access,
    @Query() query: FeedQuery,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return toAnswer(await this.feeds.changes(access, query), 'application/atom+xml; charset=utf-8', known);
  }
}

function toAnswer({ body, etag }: FeedFile, contentType: string, known: string | undefined): Answer {
  if (isUnchanged(known, etag)) return Answer.notModified(etag);
  return Answer.file(body, contentType, {
    etag,
    // What anybody may read, any site may read.
    headers: { 'cache-control': 'no-cache', 'access-control-allow-origin': '*' },
  });
}
