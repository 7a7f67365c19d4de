import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { OfficesModule } from '../offices/offices.module';
import { UpdatesController } from './updates.controller';
import { UpdatesRepository } from './updates.repository';
import { UpdatesService } from './updates.service';

/** Short narratives of projects. */
@Module({
  imports: [LedgerModule, OfficesModule],
  controllers: [UpdatesController],
  providers: [UpdatesRepository, UpdatesService],
})
export class UpdatesModule {}
