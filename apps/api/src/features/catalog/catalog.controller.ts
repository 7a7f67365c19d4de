import { createHash } from 'node:crypto';
import { Controller, Get } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { AnswersFile } from '../../platform/openapi/operation';
import { CatalogService } from './catalog.service';

const BY_SERVICE = { decidedBy: 'service' } as const;
const WHAT = 'What the municipality publishes as open data, as a catalogue by DCAT-AP.de 3.0';

@Controller('municipalities/:slug')
export class CatalogController {
  constructor(private readonly catalogs: CatalogService) {}

  @Get('catalog.ttl')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersFile('text/turtle', `${WHAT}, in Turtle.`)
  async turtle(@CurrentAccess() access: Access): Promise<Answer> {
    return toAnswer(await this.catalogs.write(access, 'ttl'), 'text/turtle; charset=utf-8');
  }

  @Get('catalog.jsonld')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersFile('application/ld+json', `${WHAT}, in JSON-LD.`)
  async jsonLd(@CurrentAccess() access: Access): Promise<Answer> {
    return toAnswer(await this.catalogs.write(access, 'jsonld'), 'application/ld+json; charset=utf-8');
  }

  @Get('strategies/:id/course/series.csv')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersFile(
    'text/csv',
    'The course over time as CSV (RFC 4180), a line a month for the strategy and each pillar.',
  )
  async series(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Answer> {
    const { csv, etag } = await this.catalogs.series(access, id);
    return Answer.file(csv, 'text/csv; charset=utf-8', {
      etag,
      headers: { 'content-disposition': 'attachment; filename="course.csv"' },
    });
  }
}

/** Tagged by what it says: whoever harvests it again and again is told when nothing is new. */
function toAnswer(text: string, mediaType: string): Answer {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  return Answer.file(text, mediaType, { etag });
}
