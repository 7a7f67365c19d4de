import { Module } from '@nestjs/common';
import { LedgerCache } from './ledger-cache';
import { LedgerRepository } from './ledger.repository';
import { LedgerService } from './ledger.service';
import { ProjectionRepository } from './projection.repository';
import { WritersUnderWay } from './writers-under-way';

@Module({
  providers: [LedgerRepository, ProjectionRepository, LedgerCache, LedgerService, WritersUnderWay],
  exports: [LedgerService],
})
export class LedgerModule {}
