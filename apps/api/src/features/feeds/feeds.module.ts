import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { MunicipalitiesModule } from '../municipalities/municipalities.module';
import { RevisionsModule } from '../revisions/revisions.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { FeedsController } from './feeds.controller';
import { FeedsService } from './feeds.service';

/** What is published, for programs that subscribe to it. */
@Module({
  imports: [CourseModule, MunicipalitiesModule, RevisionsModule, StrategiesModule],
  controllers: [FeedsController],
  providers: [FeedsService],
  exports: [FeedsService],
})
export class FeedsModule {}
