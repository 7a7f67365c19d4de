import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { DependenciesController } from './dependencies.controller';
import { DependenciesRepository } from './dependencies.repository';
import { DependenciesService } from './dependencies.service';

@Module({
  imports: [LedgerModule],
  controllers: [DependenciesController],
  providers: [DependenciesRepository, DependenciesService],
  exports: [DependenciesService],
})
export class DependenciesModule {}
