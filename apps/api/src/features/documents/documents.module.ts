import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { OfficesModule } from '../offices/offices.module';
import { DocumentsController } from './documents.controller';
import { DocumentsRepository } from './documents.repository';
import { DocumentsService } from './documents.service';
import { RetentionService } from './retention.service';

/** Files and links of projects and milestones. */
@Module({
  imports: [LedgerModule, OfficesModule],
  controllers: [DocumentsController],
  providers: [DocumentsRepository, DocumentsService, RetentionService],
  exports: [DocumentsService],
})
export class DocumentsModule {}
