import { Module } from '@nestjs/common';
import { LedgerAheadService } from './ahead.service';
import { LedgerCache } from './ledger-cache';
import { LedgerCheckService } from './ledger-check.service';
import { LedgerContentsRepository } from './ledger-contents.repository';
import { LedgerRepository } from './ledger.repository';
import { LedgerService } from './ledger.service';
import { ProjectionRepository } from './projection.repository';
import { WritersUnderWay } from './writers-under-way';

@Module({
  providers: [
    LedgerRepository,
    ProjectionRepository,
    LedgerCache,
    LedgerService,
    LedgerAheadService,
    WritersUnderWay,
    LedgerContentsRepository,
    LedgerCheckService,
  ],
  exports: [LedgerService, LedgerAheadService, LedgerCheckService],
})
export class LedgerModule {}
