import { join } from 'node:path';
import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { List, RemovedMunicipality, RestoredMunicipality } from '@wegmarke/domain/contracts';
import type { FastifyRequest } from 'fastify';
import { CurrentAccountId, OperatorOnly } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { Operators } from '../../platform/access/operators';
import { Settings } from '../../platform/config/settings';
import { ProblemError } from '../../platform/errors/problem-error';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { withUpload } from '../../platform/http/upload';
import { Accepts, AcceptsFile, Answers, AnswersFile, AnswersList } from '../../platform/openapi/operation';
import { RemovalInputDto } from './dto/removal-input';
import { MunicipalityExportService } from './export.service';
import { municipalityFile } from './moves.controller';
import { RemovalService } from './removal.service';
import { RestoreService } from './restore.service';

/** Larger ones are restored by the command, which reads them where they lie. */
const MOST_BYTES = 4_000 * 1_048_576;

/** What an operator does with whole municipalities. Reading one needs its consent, in a file as on the screen. */
@Controller('operator')
export class OperatorMovesController {
  constructor(
    private readonly exports: MunicipalityExportService,
    private readonly restores: RestoreService,
    private readonly removals: RemovalService,
    private readonly operators: Operators,
    private readonly settings: Settings,
  ) {}

  @Get('municipalities/:id/municipality.zip')
  @OperatorOnly({ recent: true })
  @Limited('export')
  @AnswersFile('application/zip', 'All of a municipality in one file, where it consents.')
  async export(@CurrentAccountId() accountId: string, @IdParam() id: string): Promise<Answer> {
    if ((await this.operators.consentOf(id)) === null) {
      throw new ProblemError(403, 'consent-needed', {
        detail: 'One of the municipality’s admins has to consent first.',
      });
    }
    return municipalityFile(await this.exports.stream(id, { kind: 'operator', accountId }), 'municipality');
  }

  @Post('restorations')
  @HttpCode(201)
  @OperatorOnly({ recent: true })
  @Limited('import')
  @AcceptsFile('RestorationFields')
  @Answers('RestoredMunicipality', 'Brings a municipality back from its file.', 201)
  restore(
    @CurrentAccountId() accountId: string,
    @Req() request: FastifyRequest,
  ): Promise<RestoredMunicipality> {
    const folder = join(this.settings.dataDir, 'uploads');
    return withUpload(request, { folder, maxBytes: MOST_BYTES }, async ({ file }) => {
      const { municipality, tables, files } = await this.restores.restore(file.path, {
        kind: 'operator',
        accountId,
      });
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      return { ...municipality, rows, files: files.length };
    });
  }

  @Post('municipalities/:id/removal')
  @HttpCode(204)
  @OperatorOnly({ recent: true })
  @Accepts('RemovalInput')
  @Answers(null, 'Marks a municipality for removal; with its slug typed out, removes it at once.')
  async remove(
    @CurrentAccountId() accountId: string,
    @IdParam() id: string,
    @Body() { now }: RemovalInputDto,
  ): Promise<void> {
    await this.removals.request(id, now, { kind: 'operator', accountId });
  }

  @Delete('municipalities/:id/removal')
  @HttpCode(204)
  @OperatorOnly()
  @Answers(null, 'The municipality stays, and is open again.')
  takeBack(@IdParam() id: string): Promise<void> {
    return this.removals.takeBack(id);
  }

  @Get('removed-municipalities')
  @OperatorOnly()
  @AnswersList('RemovedMunicipality', 'What there was once, the latest first.')
  removed(): Promise<List<RemovedMunicipality>> {
    return this.removals.removed();
  }
}
