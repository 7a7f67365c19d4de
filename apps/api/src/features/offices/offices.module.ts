import { Module } from '@nestjs/common';
import { OfficesController } from './offices.controller';
import { OfficesRepository } from './offices.repository';
import { OfficesService } from './offices.service';
import { VacantOfficesRepository } from './vacant-offices.repository';
import { VacantOfficesService } from './vacant-offices.service';

/** Departments, and offices with whoever acts for them today. */
@Module({
  controllers: [OfficesController],
  providers: [OfficesService, OfficesRepository, VacantOfficesRepository, VacantOfficesService],
  exports: [OfficesService, VacantOfficesService],
})
export class OfficesModule {}
