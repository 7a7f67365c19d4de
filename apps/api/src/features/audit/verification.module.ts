import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { ChainRepository } from './chain.repository';
import { VerificationService } from './verification.service';

/** The chain that holds events and plan ledger together, and who recomputes it. */
@Module({
  imports: [LedgerModule],
  providers: [ChainRepository, VerificationService],
  exports: [ChainRepository, VerificationService],
})
export class VerificationModule {}
