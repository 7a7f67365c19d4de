import { Controller, Get, Param, Query } from '@nestjs/common';
import type { List, Municipality } from '@wegmarke/domain/contracts';
import { Public } from '../../platform/access/access-rule';
import { ListQuery } from '../../platform/http/list-query';
import { Answers, AnswersList } from '../../platform/openapi/operation';
import { MunicipalitiesService } from './municipalities.service';

@Controller('municipalities')
export class MunicipalitiesController {
  constructor(private readonly municipalities: MunicipalitiesService) {}

  @Get()
  @Public()
  @AnswersList('Municipality', 'All municipalities, by name.')
  list(@Query() query: ListQuery): Promise<List<Municipality>> {
    return this.municipalities.list(query);
  }

  @Get(':slug')
  @Public()
  @Answers('Municipality', 'One municipality.')
  read(@Param('slug') slug: string): Promise<Municipality> {
    return this.municipalities.read(slug);
  }
}
