import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { DependenciesController } from './dependencies.controller';
import { DependenciesRepository } from './dependencies.repository';
import { DependenciesService } from './dependencies.service';
import { ImportedDependenciesService } from './imported-dependencies.service';

@Module({
  imports: [LedgerModule],
  controllers: [DependenciesController],
  providers: [DependenciesRepository, DependenciesService, ImportedDependenciesService],
  exports: [DependenciesService, ImportedDependenciesService],
})
export class DependenciesModule {}
