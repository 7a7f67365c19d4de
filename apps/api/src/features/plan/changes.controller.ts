import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { PlanChangesInput, PlanOutline, UndoResult } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { notFound } from '../../platform/errors/problem-error';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { PlanChangesService } from './changes.service';
import { PlanChangesDto, UndoDto } from './dto/plan-changes';
import { ScopeChangeQuery } from './dto/scope-change';
import { OutlineService } from './outline.service';
import { UndoService } from './undo.service';

const REVISION = /^[1-9]\d{0,8}$/;

@Controller('municipalities/:slug/strategies/:id')
export class PlanChangesController {
  constructor(
    private readonly changes: PlanChangesService,
    private readonly undos: UndoService,
    private readonly outlines: OutlineService,
  ) {}

  @Get('plan')
  @Requires('portfolio.read')
  @Answers('PlanOutline', 'The whole plan as it is edited: pillars, projects and milestones in scope today.')
  outline(@CurrentAccess() access: Access, @IdParam() id: string): Promise<PlanOutline> {
    return this.outlines.find(access, id);
  }

  @Post('changes')
  @Requires('plan.change')
  @Limited('preview')
  @Accepts('PlanChangesInput')
  @Answers(
    'PlanChangesResult',
    'Records changes as one revision; with `preview=true` answers their effect and records nothing.',
    201,
  )
  async change(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() body: PlanChangesDto,
    @Query() { preview }: ScopeChangeQuery,
  ): Promise<Answer> {
    // The input class knows every field of every kind; which of them a kind has is checked before use.
    const input = body as PlanChangesInput;
    if (preview) return Answer.json(await this.changes.preview(access, id, input), { status: 200 });
    return Answer.json(await this.changes.apply(access, id, input));
  }

  @Post('revisions/:revision/undo')
  @Requires('plan.change')
  @Accepts('UndoInput')
  @Answers('UndoResult', 'Takes back what a revision did; taking that back again is redo.', 201)
  undo(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Param('revision') revision: string,
    @Body() input: UndoDto,
  ): Promise<UndoResult> {
    if (!REVISION.test(revision)) throw notFound();
    return this.undos.undo(access, id, Number(revision), input);
  }
}
