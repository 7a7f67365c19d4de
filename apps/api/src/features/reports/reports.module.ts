import { Module } from '@nestjs/common';
import { EditionsModule } from '../editions/editions.module';
import { MunicipalitiesModule } from '../municipalities/municipalities.module';
import { OfficesModule } from '../offices/offices.module';
import { ProjectsModule } from '../projects/projects.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { ReportSteps } from './report-steps.service';
import { ReportsController } from './reports.controller';
import { ReportsRepository } from './reports.repository';
import { ReportsService } from './reports.service';

/** Reports to the council while they are written, approved and sealed. */
@Module({
  imports: [EditionsModule, MunicipalitiesModule, OfficesModule, ProjectsModule, StrategiesModule],
  controllers: [ReportsController],
  providers: [ReportsRepository, ReportsService, ReportSteps],
})
export class ReportsModule {}
