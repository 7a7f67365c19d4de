import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { isUnchanged } from '../../platform/http/etag';
import { WidgetQuery } from './dto/widget-query';
import { WIDGET_POLICY } from './widget-style';
import { WidgetService } from './widget.service';

/** A page that other sites frame. Its address carries a version: what stands in their pages keeps working. */
@Controller('widget/1')
export class WidgetController {
  constructor(private readonly widgets: WidgetService) {}

  @Get(':slug')
  @Requires('strategy.read', { decidedBy: 'service' })
  async show(
    @CurrentAccess() access: Access,
    @Query() query: WidgetQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-none-match') known?: string,
  ): Promise<Answer> {
    const { html, etag } = await this.widgets.page(access, query);
    // The one page that may be framed, and only it: refusals keep what every answer carries.
    void reply.removeHeader('x-frame-options');
    void reply.headers({
      'content-security-policy': WIDGET_POLICY,
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (isUnchanged(known, etag)) return Answer.notModified(etag);
    return Answer.file(html, 'text/html; charset=utf-8', { etag, headers: { 'cache-control': 'no-cache' } });
  }
}
