import { Module } from '@nestjs/common';
import { OfficesModule } from '../offices/offices.module';
import { PeopleModule } from '../people/people.module';
import { AppointmentsController } from './appointments.controller';
import { AppointmentsRepository } from './appointments.repository';
import { AppointmentsService } from './appointments.service';

/** Who holds which office, and who is away. */
@Module({
  imports: [OfficesModule, PeopleModule],
  controllers: [AppointmentsController],
  providers: [AppointmentsService, AppointmentsRepository],
  exports: [AppointmentsService],
})
export class AppointmentsModule {}
