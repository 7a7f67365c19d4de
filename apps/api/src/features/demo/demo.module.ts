import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { DemoRepository } from './demo.repository';
import { DemoService } from './demo.service';

/** Sample municipalities for the first look. */
@Module({ imports: [LedgerModule], providers: [DemoRepository, DemoService] })
export class DemoModule {}
