import { Controller, Get } from '@nestjs/common';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Public, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { SitemapService } from './sitemap.service';

const XML = 'application/xml; charset=utf-8';
const FRESH = { headers: { 'cache-control': 'public, max-age=3600' } };

/** What search engines are told: which pages there are, and which are none for them. */
@Controller()
export class SitemapController {
  constructor(private readonly sitemaps: SitemapService) {}

  @Get('robots.txt')
  @Public()
  robots(): Answer {
    return Answer.file(this.sitemaps.robots(), 'text/plain; charset=utf-8', FRESH);
  }

  @Get('sitemap.xml')
  @Public()
  async index(): Promise<Answer> {
    return Answer.file(await this.sitemaps.index(), XML, FRESH);
  }

  @Get(':slug/sitemap.xml')
  @Requires('strategy.read', { decidedBy: 'service' })
  async pages(@CurrentAccess() access: Access): Promise<Answer> {
    return Answer.file(await this.sitemaps.pages(access), XML, { headers: { 'cache-control': 'no-cache' } });
  }
}
