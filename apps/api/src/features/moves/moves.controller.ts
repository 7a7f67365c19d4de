import { Controller, Get } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { Answer } from '../../platform/http/answer';
import { AnswersFile } from '../../platform/openapi/operation';
import { MunicipalityExportService } from './export.service';

@Controller('municipalities/:slug')
export class MovesController {
  constructor(private readonly exports: MunicipalityExportService) {}

  @Get('municipality.zip')
  @Requires('settings.manage', { recent: true })
  @Limited('export')
  @AnswersFile('application/zip', 'All of the municipality in one file: every row and every uploaded file.')
  async export(@CurrentAccess() { municipality, actor, personId }: Access): Promise<Answer> {
    const accountId = actor.kind === 'member' ? actor.accountId : null;
    const file = await this.exports.stream(municipality.id, { kind: 'person', personId, accountId });
    return municipalityFile(file, municipality.slug);
  }
}

export function municipalityFile(file: Answer['body'] & object, slug: string): Answer {
  return Answer.file(file, 'application/zip', {
    headers: {
      'content-disposition': `attachment; filename="${slug}.zip"`,
      'cache-control': 'no-store',
    },
  });
}
