import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import type { List, PublicView, Release, ReleasePreview } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { PublicViewDto, ReleaseDto } from './dto/release-input';
import { ReleasesService } from './releases.service';

@Controller('municipalities/:slug/strategies/:id')
export class ReleasesController {
  constructor(private readonly releases: ReleasesService) {}

  @Get('releases')
  @Requires('portfolio.read')
  @AnswersList('Release', 'What was released to the public, newest first.')
  list(@CurrentAccess() access: Access, @IdParam() id: string): Promise<List<Release>> {
    return this.releases.list(access, id);
  }

  @Get('releases/preview')
  @Requires('strategy.release')
  @Answers(
    'ReleasePreview',
    'What would be different for the public if the plan were released now, or shown live.',
  )
  preview(@CurrentAccess() access: Access, @IdParam() id: string): Promise<ReleasePreview> {
    return this.releases.preview(access, id);
  }

  @Post('releases')
  @Requires('strategy.release', { by: 'session' })
  @Accepts('ReleaseInput')
  @Answers('Release', 'From now on the public sees the plan as it stands, until the next release.', 201)
  async release(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: ReleaseDto,
  ): Promise<Answer> {
    const release = await this.releases.release(access, id, input);
    return Answer.created(
      release,
      `/api/v1/municipalities/${access.municipality.slug}/strategies/${id}/releases`,
    );
  }

  @Put('public-view')
  @Requires('strategy.release', { by: 'session' })
  @Accepts('PublicViewInput')
  @Answers('PublicView', 'From now on the public sees the live plan. The other way is a release.')
  showLive(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() { state }: PublicViewDto,
  ): Promise<PublicView> {
    return this.releases.showLive(access, id, state);
  }
}
