import { Module } from '@nestjs/common';
import { ResolutionsModule } from '../resolutions/resolutions.module';
import { CouncilClient } from './council-client';
import { CouncilReaderService } from './council-reader.service';
import { CouncilSystemController } from './council-system.controller';
import { CouncilSystemRepository } from './council-system.repository';
import { CouncilSystemService } from './council-system.service';
import { CouncilTellerService } from './council-teller.service';

/** Reads the council information system of a municipality by OParl 1.1. */
@Module({
  imports: [ResolutionsModule],
  controllers: [CouncilSystemController],
  providers: [
    CouncilClient,
    CouncilReaderService,
    CouncilSystemRepository,
    CouncilSystemService,
    CouncilTellerService,
  ],
})
export class CouncilSystemModule {}
