import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import type { CouncilPaper, CouncilRun, CouncilSystem, List } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { CouncilSystemService } from './council-system.service';
import { CouncilPaperQuery, CouncilSystemDto } from './dto/council-system-input';

@Controller('municipalities/:slug')
export class CouncilSystemController {
  constructor(private readonly systems: CouncilSystemService) {}

  @Get('council-system')
  @Requires('council-system.read')
  @Answers('CouncilSystem', 'Which council information system is read by OParl, and what came last.')
  find(@CurrentAccess() access: Access): Promise<CouncilSystem> {
    return this.systems.find(access);
  }

  @Put('council-system/:id')
  @Requires('settings.manage', { subject: 'council-system', ifMatch: true })
  @Accepts('CouncilSystemInput')
  @Answers('CouncilSystem', 'Sets what is read and which papers of it; its id is the municipality’s.')
  set(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: CouncilSystemDto,
  ): Promise<CouncilSystem> {
    return this.systems.set(access, id, input);
  }

  @Get('council-system/runs')
  @Requires('council-system.read')
  @AnswersList(
    'CouncilRun',
    'The last times it was read, newest first: what came, what was left out and why.',
  )
  runs(@CurrentAccess() access: Access): Promise<List<CouncilRun>> {
    return this.systems.runs(access);
  }

  @Post('council-system/runs')
  @HttpCode(202)
  @Requires('resolution.manage')
  @Answers('CouncilRun', 'Reads it now, beside the request.', 202)
  run(@CurrentAccess() access: Access): Promise<CouncilRun> {
    return this.systems.run(access);
  }

  @Get('council-papers')
  @Requires('resolution.manage')
  @AnswersList('CouncilPaper', 'Papers that were read and that nobody has picked yet, the newest first.')
  papers(@CurrentAccess() access: Access, @Query() query: CouncilPaperQuery): Promise<List<CouncilPaper>> {
    return this.systems.papers(access, query);
  }

  @Post('council-papers/:id/picks')
  @HttpCode(202)
  @Requires('resolution.manage')
  @Answers(
    'CouncilSystem',
    'Wants a paper in the register; it gets there with the next run, which begins now.',
    202,
  )
  pick(@CurrentAccess() access: Access, @IdParam() id: string): Promise<CouncilSystem> {
    return this.systems.pick(access, id);
  }
}
