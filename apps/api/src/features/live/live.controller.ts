import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { readSessionCookie } from '../../platform/access/session-cookie';
import { isHead } from '../../platform/http/head-requests';
import { EVENT_STREAM } from '../../platform/live/event-stream';
import { AnswersFile } from '../../platform/openapi/operation';
import { LiveService } from './live.service';

@Controller('municipalities/:slug/live')
export class LiveController {
  constructor(private readonly live: LiveService) {}

  @Get()
  @Requires('strategy.read', { decidedBy: 'service' })
  @AnswersFile(
    EVENT_STREAM,
    'Server-sent events (`LiveEvent`): that something is new, never what. The public hears of published strategies.',
  )
  async listen(
    @CurrentAccess() access: Access,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.live.open(access, readSessionCookie(request), request.ip, reply);
    // Asked for the head alone, it has been answered.
    if (isHead(request.raw)) reply.raw.end();
  }
}
