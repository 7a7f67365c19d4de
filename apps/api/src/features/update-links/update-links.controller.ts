import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { LinkedUpdate } from '@wegmarke/domain/contracts';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/access-rule';
import { readSessionCookie } from '../../platform/access/session-cookie';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { LinkAnswerDto, UpdateLinkTokenDto } from './dto/update-link-input';
import { UpdateLinksService } from './update-links.service';

/** For whoever comes with a link from a mail. The token travels in bodies, which no log and no history keeps. */
@Controller('municipalities/:slug/update-links')
export class UpdateLinksController {
  constructor(private readonly links: UpdateLinksService) {}

  @Post('view')
  @HttpCode(200)
  @Public()
  @Accepts('UpdateLinkToken')
  @Answers('LinkedUpdate', 'The one milestone that a link from a mail is about; changes nothing.')
  view(
    @Param('slug') slug: string,
    @Body() { token }: UpdateLinkTokenDto,
    @Req() request: FastifyRequest,
  ): Promise<LinkedUpdate> {
    return this.links.view(slug, token, readSessionCookie(request));
  }

  @Post('answers')
  @HttpCode(200)
  @Public()
  @Accepts('LinkAnswerInput')
  @Answers('LinkedUpdate', 'Answers by link, once: done, a new day, unchanged, or a request for help.')
  answer(
    @Param('slug') slug: string,
    @Body() input: LinkAnswerDto,
    @Req() request: FastifyRequest,
  ): Promise<LinkedUpdate> {
    return this.links.answer(slug, input, readSessionCookie(request));
  }

  @Post('undo')
  @HttpCode(200)
  @Public()
  @Accepts('UpdateLinkToken')
  @Answers('LinkedUpdate', 'Takes back what was answered by the link today; it is open again.')
  undo(
    @Param('slug') slug: string,
    @Body() { token }: UpdateLinkTokenDto,
    @Req() request: FastifyRequest,
  ): Promise<LinkedUpdate> {
    return this.links.undo(slug, token, readSessionCookie(request));
  }
}
