import { Module } from '@nestjs/common';
import { OfficesController } from './offices.controller';
import { OfficesRepository } from './offices.repository';
import { OfficesService } from './offices.service';

/** Departments, and offices with whoever acts for them today. */
@Module({
  controllers: [OfficesController],
  providers: [OfficesService, OfficesRepository],
  exports: [OfficesService],
})
export class OfficesModule {}
