import { Module } from '@nestjs/common';
import { EditionsModule } from '../editions/editions.module';
import { LedgerModule } from '../ledger/ledger.module';
import { DemoEditions } from './demo-editions.service';
import { DemoRepository } from './demo.repository';
import { DemoService } from './demo.service';

/** Sample municipalities for the first look. */
@Module({ imports: [EditionsModule, LedgerModule], providers: [DemoEditions, DemoRepository, DemoService] })
export class DemoModule {}
