import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { MunicipalitiesModule } from '../municipalities/municipalities.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { CatalogController } from './catalog.controller';
import { CatalogService } from './catalog.service';

/** Open data: what is published, told in the words of other catalogues. */
@Module({
  imports: [CourseModule, MunicipalitiesModule, StrategiesModule],
  controllers: [CatalogController],
  providers: [CatalogService],
})
export class CatalogModule {}
