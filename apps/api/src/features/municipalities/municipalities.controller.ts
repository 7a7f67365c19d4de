import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import type { List, Municipality } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Public, Requires } from '../../platform/access/access-rule';
import { ListQuery } from '../../platform/http/list-query';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { MunicipalityPatchDto } from './dto/municipality-input';
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

  @Patch(':slug')
  @Requires('settings.manage', { subject: 'municipality', param: 'slug', ifMatch: true })
  @Accepts('MunicipalityPatch')
  @Answers(
    'Municipality',
    'Changes name, mark, colour, time zone or languages of the municipality; no text is lost.',
  )
  update(@CurrentAccess() access: Access, @Body() patch: MunicipalityPatchDto): Promise<Municipality> {
    return this.municipalities.update(access, patch);
  }
}
