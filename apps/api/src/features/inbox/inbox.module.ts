import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { OfficesModule } from '../offices/offices.module';
import { InboxController } from './inbox.controller';
import { InboxRepository } from './inbox.repository';
import { InboxService } from './inbox.service';

/** What waits for a decision of the digital office. */
@Module({
  imports: [LedgerModule, OfficesModule],
  controllers: [InboxController],
  providers: [InboxRepository, InboxService],
})
export class InboxModule {}
