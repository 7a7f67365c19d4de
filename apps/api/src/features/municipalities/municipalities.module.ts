import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { FoundingService } from './founding.service';
import { MunicipalitiesController } from './municipalities.controller';
import { MunicipalitiesRepository } from './municipalities.repository';
import { MunicipalitiesService } from './municipalities.service';

@Module({
  imports: [PeopleModule],
  controllers: [MunicipalitiesController],
  providers: [MunicipalitiesService, MunicipalitiesRepository, FoundingService],
  exports: [FoundingService, MunicipalitiesService],
})
export class MunicipalitiesModule {}
