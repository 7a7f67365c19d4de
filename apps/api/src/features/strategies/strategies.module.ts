import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { StrategiesController } from './strategies.controller';
import { StrategiesRepository } from './strategies.repository';
import { StrategiesService } from './strategies.service';

@Module({
  imports: [LedgerModule],
  controllers: [StrategiesController],
  providers: [StrategiesRepository, StrategiesService],
  exports: [StrategiesService],
})
export class StrategiesModule {}
