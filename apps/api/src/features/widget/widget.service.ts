import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Course, NoRecord } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { Access } from '../../platform/access/access';
import { Settings } from '../../platform/config/settings';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import { MunicipalitiesService } from '../municipalities/municipalities.service';
import { StrategiesService } from '../strategies/strategies.service';
import type { WidgetQuery } from './dto/widget-query';
import { widgetPage } from './widget-page';

export interface WidgetAnswer {
  readonly html: string;
  readonly etag: string;
}

/** The progress of a published strategy for other sites' pages. */
@Injectable()
export class WidgetService {
  constructor(
    private readonly settings: Settings,
    private readonly database: TenantDatabase,
    private readonly municipalities: MunicipalitiesService,
    private readonly strategies: StrategiesService,
    private readonly courses: CourseService,
  ) {}

  /** @throws ProblemError 404 where the strategy is not published */
  page(access: Access, asked: WidgetQuery): Promise<WidgetAnswer> {
    access.require('strategy.read', { published: true });
    return this.database.asPublic(access.municipality, () => this.#page(access, asked));
  }

  async #page({ municipality, today }: Access, asked: WidgetQuery): Promise<WidgetAnswer> {
    // Whoever looks at a site sees what everybody sees, also who is signed in here.
    const reader = new Access(municipality, { kind: 'public' }, today);
    const [{ languages, demo }, { items }] = await Promise.all([
      this.municipalities.read(municipality.slug),
      this.strategies.list(reader),
    ]);
    const strategy = items.find(({ id }) => asked.strategy === undefined || id === asked.strategy);
    if (!strategy) throw notFound();
    const { json } = await this.courses.course(reader, strategy.id, {});
    const course = JSON.parse(json.toString('utf8')) as Course | NoRecord;
    const words = await loadWords(asked.lang ?? languages[0] ?? 'de');
    const html = widgetPage(
      {
        place: municipality.name,
        title: strategy.title,
        course: 'noRecord' in course ? null : course,
        address: `${this.settings.publicUrl}/${municipality.slug}?lang=${words.language}`,
        theme: asked.theme ?? 'auto',
        isSample: demo,
      },
      words,
    );
    return { html, etag: `"${createHash('sha256').update(html).digest('base64url')}"` };
  }
}
