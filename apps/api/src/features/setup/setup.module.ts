import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module';
import { OfficesModule } from '../offices/offices.module';
import { PeopleModule } from '../people/people.module';
import { SetupController } from './setup.controller';
import { SetupService } from './setup.service';

/** How a municipality begins: departments from a list, people with their offices. */
@Module({
  imports: [PeopleModule, OfficesModule, AppointmentsModule],
  controllers: [SetupController],
  providers: [SetupService],
})
export class SetupModule {}
