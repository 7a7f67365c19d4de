import { Module } from '@nestjs/common';
import { ExportsModule } from '../exports/exports.module';
import { LedgerModule } from '../ledger/ledger.module';
import { AuditFileService } from './audit-file.service';
import { AuditController } from './audit.controller';
import { AuditRepository } from './audit.repository';
import { AuditService } from './audit.service';
import { VerificationModule } from './verification.module';

/** What happened beside the plan, as people read it. */
@Module({
  imports: [ExportsModule, LedgerModule, VerificationModule],
  controllers: [AuditController],
  providers: [AuditRepository, AuditService, AuditFileService],
})
export class AuditModule {}
