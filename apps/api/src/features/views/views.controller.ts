import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import type { List, SavedView } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { DefaultViewDto, SavedViewDto, SavedViewPatchDto } from './dto/view-input';
import { ViewsService } from './views.service';

@Controller('municipalities/:slug')
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  @Get('views')
  @Requires('portfolio.read')
  @AnswersList('SavedView', 'Own and shared views of the portfolio.')
  list(@CurrentAccess() access: Access): Promise<List<SavedView>> {
    return this.views.list(access);
  }

  @Post('views')
  @Requires('view.save')
  @Accepts('SavedViewInput')
  @Answers(
    'SavedView',
    'Keeps a view of the portfolio under a name; sharing it is for the digital office.',
    201,
  )
  async add(@CurrentAccess() access: Access, @Body() input: SavedViewDto): Promise<Answer> {
    const view = await this.views.add(access, input);
    return Answer.created(view, `/api/v1/municipalities/${access.municipality.slug}/views/${view.id}`);
  }

  @Patch('views/:id')
  @Requires('view.save', { subject: 'view', ifMatch: true })
  @Accepts('SavedViewPatch')
  @Answers('SavedView', 'Renames, changes or shares an own view.')
  change(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: SavedViewPatchDto,
  ): Promise<SavedView> {
    return this.views.change(access, id, input);
  }

  @Delete('views/:id')
  @HttpCode(204)
  @Requires('view.save', { subject: 'view', ifMatch: true })
  @Answers(null, 'Deletes an own view.')
  remove(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.views.remove(access, id);
  }

  @Put('default-view')
  @Requires('view.save')
  @Accepts('DefaultViewInput')
  @AnswersList('SavedView', 'Chooses the view with which the own portfolio opens; answers all views.')
  setDefault(@CurrentAccess() access: Access, @Body() { viewId }: DefaultViewDto): Promise<List<SavedView>> {
    return this.views.setDefault(access, viewId);
  }
}
