import { Controller, Get } from '@nestjs/common';
import { Public } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { AnswersFile } from '../../platform/openapi/operation';
import { editionSchema } from './files/schema/edition-schema';

/** Schemas of files that people keep, at addresses that last. */
@Controller('schemas')
export class SchemasController {
  @Get('edition-1.json')
  @Public()
  @AnswersFile(
    'application/schema+json',
    'The JSON Schema (2020-12) of the content of an edition, version 1.',
  )
  async edition(): Promise<Answer> {
    return Answer.file(JSON.stringify(await editionSchema()), 'application/schema+json; charset=utf-8', {
      headers: { 'cache-control': 'public, max-age=3600' },
    });
  }
}
