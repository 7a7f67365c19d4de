import { Module } from '@nestjs/common';
import { DependenciesModule } from '../dependencies/dependencies.module';
import { InboxModule } from '../inbox/inbox.module';
import { LedgerModule } from '../ledger/ledger.module';
import { MilestonesModule } from '../milestones/milestones.module';
import { ProjectsModule } from '../projects/projects.module';
import { RevisionsModule } from '../revisions/revisions.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { ExportsController } from './exports.controller';
import { ExportsRepository } from './exports.repository';
import { ExportsService } from './exports.service';

/** Views as files. */
@Module({
  imports: [
    DependenciesModule,
    InboxModule,
    LedgerModule,
    MilestonesModule,
    ProjectsModule,
    RevisionsModule,
    StrategiesModule,
  ],
  controllers: [ExportsController],
  providers: [ExportsService, ExportsRepository],
  exports: [ExportsService],
})
export class ExportsModule {}
