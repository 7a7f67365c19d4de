import { Injectable } from '@nestjs/common';
import type { Course, CourseSeries, Language, NoRecord } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { Access } from '../../platform/access/access';
import { Clock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import { CourseService } from '../course/course.service';
import { MunicipalitiesService } from '../municipalities/municipalities.service';
import { StrategiesService } from '../strategies/strategies.service';
import { type CatalogedStrategy, catalogOf, PREFIXES } from './catalog';
import { toJsonLd, toTurtle } from './linked-data';
import { seriesCsv } from './series-table';

/** What a municipality publishes, told to other catalogues: what everybody may read, whoever asks. */
@Injectable()
export class CatalogService {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly municipalities: MunicipalitiesService,
    private readonly strategies: StrategiesService,
    private readonly courses: CourseService,
  ) {}

  async write(asked: Access, format: 'ttl' | 'jsonld'): Promise<string> {
    asked.can('strategy.read', { published: true });
    const { municipality: place } = asked;
    const access = new Access(place, { kind: 'public' }, this.clock.today(place.timeZone));
    const municipality = await this.municipalities.read(place.slug);
    const { items } = await this.strategies.list(access);
    const strategies: CatalogedStrategy[] = [];
    for (const { id, title, startsOn, targetOn, sample, adoption } of items) {
      const { json } = await this.courses.course(access, id, {});
      const course = JSON.parse(json.toString('utf8')) as Course | NoRecord;
      if ('noRecord' in course) continue;
      const adoptedAt = adoption?.recordedAt ?? null;
      strategies.push({ id, title, startsOn, targetOn, sample, adoptedAt, modifiedAt: course.knownAt });
    }
    const words = await Promise.all(municipality.languages.map((language: Language) => loadWords(language)));
    const things = catalogOf({ publicUrl: this.settings.publicUrl, municipality, strategies }, words);
    return format === 'ttl' ? toTurtle(things, PREFIXES) : toJsonLd(things, PREFIXES);
  }

  /** The course of a strategy over time as CSV, and the tag under which it stays the same. */
  async series(access: Access, strategyId: string): Promise<{ readonly csv: string; readonly etag: string }> {
    const { json, etag } = await this.courses.series(access, strategyId, {});
    const series = JSON.parse(json.toString('utf8')) as CourseSeries | NoRecord;
    const { pillars } = await this.strategies.find(access, strategyId);
    if ('noRecord' in series) return { csv: seriesCsv({ points: [] }, new Map()), etag };
    return { csv: seriesCsv(series, new Map(pillars.map(({ id, title }) => [id, title]))), etag };
  }
}
