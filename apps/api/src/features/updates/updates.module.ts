import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { OfficesModule } from '../offices/offices.module';
import { AsksController } from './asks.controller';
import { AsksRepository } from './asks.repository';
import { AsksService } from './asks.service';
import { UpdatesController } from './updates.controller';
import { UpdatesRepository } from './updates.repository';
import { UpdatesService } from './updates.service';

/** Short narratives of projects, and what they ask of offices. */
@Module({
  imports: [LedgerModule, OfficesModule],
  controllers: [AsksController, UpdatesController],
  providers: [AsksRepository, AsksService, UpdatesRepository, UpdatesService],
  exports: [AsksService],
})
export class UpdatesModule {}
