import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import type { List, Resolution, ResolutionBody, ResolutionDetails } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { notFound } from '../../platform/errors/problem-error';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, AcceptsNothing, Answers, AnswersList } from '../../platform/openapi/operation';
import { ResolutionDto, ResolutionPatchDto } from './dto/resolution-input';
import { ResolutionQuery } from './dto/resolution-query';
import { ResolutionsService } from './resolutions.service';

const BY_SERVICE = { decidedBy: 'service' } as const;
const CHANGE = { subject: 'resolution', ifMatch: true } as const;
const REVISION = /^[1-9]\d{0,8}$/;

@Controller('municipalities/:slug')
export class ResolutionsController {
  constructor(private readonly resolutions: ResolutionsService) {}

  @Get('resolutions')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersList('Resolution', 'The register: what the council decided, and how far it is carried out.')
  list(@CurrentAccess() access: Access, @Query() query: ResolutionQuery): Promise<List<Resolution>> {
    return this.resolutions.list(access, query);
  }

  @Get('resolution-bodies')
  @Requires('strategy.read', BY_SERVICE)
  @AnswersList('ResolutionBody', 'The bodies that stand in the register, the busiest first.')
  bodies(@CurrentAccess() access: Access): Promise<List<ResolutionBody>> {
    return this.resolutions.bodies(access);
  }

  @Post('resolutions')
  @Requires('resolution.manage')
  @Accepts('ResolutionInput')
  @Answers('ResolutionDetails', 'Enters a paper and what was decided on it.', 201)
  async add(@CurrentAccess() access: Access, @Body() input: ResolutionDto): Promise<Answer> {
    const resolution = await this.resolutions.add(access, input);
    const { slug } = access.municipality;
    return Answer.created(resolution, `/api/v1/municipalities/${slug}/resolutions/${resolution.id}`);
  }

  @Get('resolutions/:id')
  @Requires('strategy.read', BY_SERVICE)
  @Answers('ResolutionDetails', 'One resolution with every milestone that it decided.')
  find(@CurrentAccess() access: Access, @IdParam() id: string): Promise<ResolutionDetails> {
    return this.resolutions.find(access, id);
  }

  @Patch('resolutions/:id')
  @Requires('resolution.manage', CHANGE)
  @Accepts('ResolutionPatch')
  @Answers('ResolutionDetails', 'Changes what is said of a resolution.')
  change(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: ResolutionPatchDto,
  ): Promise<ResolutionDetails> {
    return this.resolutions.change(access, id, input);
  }

  @Delete('resolutions/:id')
  @HttpCode(204)
  @Requires('resolution.manage', CHANGE)
  @Answers(null, 'Removes one that was entered and decided nothing.')
  remove(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.resolutions.remove(access, id);
  }

  @Put('resolutions/:id/revisions/:strategyId/:revision')
  @Requires('resolution.manage', CHANGE)
  @AcceptsNothing()
  @Answers('ResolutionDetails', 'Says that a resolution decided a revision of the plan ledger.')
  tie(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @IdParam('strategyId') strategyId: string,
    @Param('revision') revision: string,
  ): Promise<ResolutionDetails> {
    return this.resolutions.tie(access, id, strategyId, numbered(revision));
  }

  @Delete('resolutions/:id/revisions/:strategyId/:revision')
  @Requires('resolution.manage', CHANGE)
  @Answers('ResolutionDetails', 'Takes that back; what a revision itself names stays.')
  untie(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @IdParam('strategyId') strategyId: string,
    @Param('revision') revision: string,
  ): Promise<ResolutionDetails> {
    return this.resolutions.untie(access, id, strategyId, numbered(revision));
  }

  @Put('resolutions/:id/following')
  @Requires('resolution.follow')
  @AcceptsNothing()
  @Answers('ResolutionDetails', 'A member follows a resolution.')
  follow(@CurrentAccess() access: Access, @IdParam() id: string): Promise<ResolutionDetails> {
    return this.resolutions.follow(access, id, true);
  }

  @Delete('resolutions/:id/following')
  @Requires('resolution.follow')
  @Answers('ResolutionDetails', 'A member follows a resolution no longer.')
  unfollow(@CurrentAccess() access: Access, @IdParam() id: string): Promise<ResolutionDetails> {
    return this.resolutions.follow(access, id, false);
  }
}

function numbered(revision: string): number {
  if (!REVISION.test(revision)) throw notFound();
  return Number(revision);
}
