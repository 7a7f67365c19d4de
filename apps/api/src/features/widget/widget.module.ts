import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { MunicipalitiesModule } from '../municipalities/municipalities.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { WidgetController } from './widget.controller';
import { WidgetService } from './widget.service';

/** A published strategy's progress, to be shown on other sites. */
@Module({
  imports: [CourseModule, MunicipalitiesModule, StrategiesModule],
  controllers: [WidgetController],
  providers: [WidgetService],
})
export class WidgetModule {}
