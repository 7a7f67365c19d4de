import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { MunicipalitiesModule } from '../municipalities/municipalities.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { SitemapController } from './sitemap.controller';
import { SitemapService } from './sitemap.service';

/** What search engines are told of the public pages. */
@Module({
  imports: [CourseModule, MunicipalitiesModule, StrategiesModule],
  controllers: [SitemapController],
  providers: [SitemapService],
})
export class SitemapModule {}
