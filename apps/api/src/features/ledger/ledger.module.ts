import { Module } from '@nestjs/common';
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
    WritersUnderWay,
    LedgerContentsRepository,
    LedgerCheckService,
  ],
  exports: [LedgerService, LedgerCheckService],
})
export class LedgerModule {}
