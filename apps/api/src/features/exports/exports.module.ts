import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { ProjectsModule } from '../projects/projects.module';
import { RevisionsModule } from '../revisions/revisions.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { ExportsController } from './exports.controller';
import { ExportsRepository } from './exports.repository';
import { ExportsService } from './exports.service';

/** Views as files. */
@Module({
  imports: [LedgerModule, ProjectsModule, RevisionsModule, StrategiesModule],
  controllers: [ExportsController],
  providers: [ExportsService, ExportsRepository],
})
export class ExportsModule {}
