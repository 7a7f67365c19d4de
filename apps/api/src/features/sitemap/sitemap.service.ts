import { Injectable } from '@nestjs/common';
import type { Language, PlanData } from '@wegmarke/domain/contracts';
import { xmlText } from '@wegmarke/domain/feeds';
import { foldPlan } from '@wegmarke/domain/plan';
import { Access } from '../../platform/access/access';
import { Settings } from '../../platform/config/settings';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import { MunicipalitiesService } from '../municipalities/municipalities.service';
import { StrategiesService } from '../strategies/strategies.service';

/** As many as the list gives at once. */
const PAGE = 200;
/** More of one file no search engine reads (sitemaps.org), each address with its languages. */
const MOST_PAGES = 10_000;
const NAMESPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
const PAGES = ['', '/explanation', '/projects', '/roadmap', '/ledger', '/follow'] as const;

/** The pages that anybody may find. */
@Injectable()
export class SitemapService {
  constructor(
    private readonly settings: Settings,
    private readonly database: TenantDatabase,
    private readonly municipalities: MunicipalitiesService,
    private readonly strategies: StrategiesService,
    private readonly courses: CourseService,
  ) {}

  /** Every day is a page of its own: those are linked for people, and endless for a program. */
  robots(): string {
    return [
      'User-agent: *',
      'Disallow: /sign-in',
      'Disallow: /*/sign-in',
      'Disallow: /*?*on=',
      'Disallow: /*?*returnTo=',
      '',
      `Sitemap: ${this.settings.publicUrl}/sitemap.xml`,
      '',
    ].join('\n');
  }

  /** The files of all municipalities. */
  async index(): Promise<string> {
    const slugs: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.municipalities.list({
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      slugs.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const files = slugs.map(
      (slug) => `<sitemap><loc>${xmlText(`${this.settings.publicUrl}/${slug}/sitemap.xml`)}</loc></sitemap>`,
    );
    return document('sitemapindex', files);
  }

  /** The pages of a municipality; none where nothing is published. */
  pages(access: Access): Promise<string> {
    access.require('strategy.read', { published: true });
    return this.database.asPublic(access.municipality, () => this.#pages(access));
  }

  async #pages({ municipality, today }: Access): Promise<string> {
    const reader = new Access(municipality, { kind: 'public' }, today);
    const [{ languages }, { items }] = await Promise.all([
      this.municipalities.read(municipality.slug),
      this.strategies.list(reader),
    ]);
    const paths: string[] = items.length === 0 ? [] : [...PAGES];
    for (const { id } of items) {
      const { json } = await this.courses.data(reader, id, {});
      const data = JSON.parse(json.toString('utf8')) as PlanData | { readonly noRecord: true };
      if (!('noRecord' in data)) paths.push(...projectPaths(data, today));
    }
    const home = `${this.settings.publicUrl}/${municipality.slug}`;
    const urls = paths.slice(0, MOST_PAGES).map((path) => urlText(home + path, languages));
    return document('urlset', urls);
  }
}

function projectPaths({ entries }: PlanData, today: string): string[] {
  return [...foldPlan(entries, { on: today }).projects.values()]
    .filter(({ publishedOn, left }) => publishedOn !== null && publishedOn <= today && left === null)
    .map(({ id }) => `/projects/${id}`);
}

function urlText(address: string, languages: readonly Language[]): string {
  const others = languages.map(
    (language) =>
      `<xhtml:link rel="alternate" hreflang="${language}" href="${xmlText(`${address}?lang=${language}`)}"/>`,
  );
  return `<url><loc>${xmlText(address)}</loc>${others.join('')}</url>`;
}

const document = (root: string, lines: readonly string[]): string =>
  ['<?xml version="1.0" encoding="utf-8"?>', `<${root} ${NAMESPACES}>`, ...lines, `</${root}>`, ''].join(
    '\n',
  );
