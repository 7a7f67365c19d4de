import { Module } from '@nestjs/common';
import { DependenciesModule } from '../dependencies/dependencies.module';
import { LedgerModule } from '../ledger/ledger.module';
import { OfficesModule } from '../offices/offices.module';
import { PlanModule } from '../plan/plan.module';
import { ProjectsModule } from '../projects/projects.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { ImportChangesService } from './import-changes.service';
import { ImportEffects } from './import-effects.service';
import { ImportUploads } from './import-uploads.service';
import { ImportsReader } from './imports-reader.service';
import { ImportsController } from './imports.controller';
import { ImportsRepository } from './imports.repository';
import { ImportsService } from './imports.service';
import { PlanHereRepository } from './plan-here.repository';
import { ListReader } from './reading/list-reader';
import { Understanding } from './understanding/understanding.service';

/** Lists that become part of the plan. */
@Module({
  imports: [DependenciesModule, LedgerModule, OfficesModule, PlanModule, ProjectsModule, StrategiesModule],
  controllers: [ImportsController],
  providers: [
    ImportsService,
    ImportChangesService,
    ImportEffects,
    ImportsReader,
    ImportUploads,
    ImportsRepository,
    PlanHereRepository,
    ListReader,
    Understanding,
  ],
})
export class ImportsModule {}
