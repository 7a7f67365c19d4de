import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { OfficesModule } from '../offices/offices.module';
import { PlanModule } from '../plan/plan.module';
import { InboxController } from './inbox.controller';
import { InboxRepository } from './inbox.repository';
import { InboxService } from './inbox.service';
import { SuggestionsService } from './suggestions.service';

/** What waits for a decision of the digital office. */
@Module({
  imports: [LedgerModule, OfficesModule, PlanModule],
  controllers: [InboxController],
  providers: [InboxRepository, InboxService, SuggestionsService],
  exports: [InboxService],
})
export class InboxModule {}
