import { Module } from '@nestjs/common';
import { EditionsCheckModule } from '../editions/editions-check.module';
import { LedgerModule } from '../ledger/ledger.module';
import { ChainRepository } from './chain.repository';
import { VerificationService } from './verification.service';

/** The chain that holds events and plan ledger together, that of editions, and who recomputes them. */
@Module({
  imports: [EditionsCheckModule, LedgerModule],
  providers: [ChainRepository, VerificationService],
  exports: [ChainRepository, VerificationService],
})
export class VerificationModule {}
