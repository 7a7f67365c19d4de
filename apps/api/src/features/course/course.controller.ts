import { Controller, Get, Headers, Query } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { isUnchanged } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Answers } from '../../platform/openapi/operation';
import { type CourseAnswer, CourseService } from './course.service';
import { ChangeQuery, ChangesQuery, DataQuery, MomentQuery, SeriesQuery } from './dto/course-query';

const BY_SERVICE = { decidedBy: 'service' } as const;

@Controller('municipalities/:slug/strategies/:id')
export class CourseController {
  constructor(private readonly courses: CourseService) {}

  @Get('course')
  @Requires('strategy.read', BY_SERVICE)
  @Answers('Course', 'The figures of the strategy and its pillars, in both scopes.')
  async course(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: MomentQuery,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return toAnswer(await this.courses.course(access, id, query), known);
  }

  @Get('course/series')
  @Requires('strategy.read', BY_SERVICE)
  @Answers('CourseSeries', 'The same figures along time, at the ends of months.')
  async series(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: SeriesQuery,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return toAnswer(await this.courses.series(access, id, query), known);
  }

  @Get('course/explanation')
  @Requires('strategy.read', BY_SERVICE)
  @Answers(
    'Explanation',
    'Every input of the figures: what counts with which weight, and what does not and why.',
  )
  async explanation(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: MomentQuery,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return toAnswer(await this.courses.explanation(access, id, query), known);
  }

  @Get('course/change')
  @Requires('strategy.read', BY_SERVICE)
  @Answers(
    'CourseChange',
    'Why a figure moved between two moments, in parts that sum to the difference exactly.',
  )
  async change(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: ChangeQuery,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return toAnswer(await this.courses.change(access, id, query), known);
  }

  @Get('course/changes')
  @Requires('strategy.read', BY_SERVICE)
  @Answers('CourseChanges', 'The same change of the strategy and of each of its pillars, by parts.')
  async changes(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: ChangesQuery,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return toAnswer(await this.courses.changes(access, id, query), known);
  }

  @Get('data')
  @Requires('strategy.read', BY_SERVICE)
  @Answers('PlanData', 'The public data file: all that is needed to recompute every published figure.')
  async data(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Query() query: DataQuery,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    return toAnswer(await this.courses.data(access, id, query), known);
  }
}

function toAnswer({ json, etag }: CourseAnswer, known: string | undefined): Answer {
  if (isUnchanged(known, etag)) return Answer.notModified(etag);
  return Answer.text(json, { etag, headers: { 'cache-control': 'no-cache' } });
}
