import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module';
import { InboxModule } from '../inbox/inbox.module';
import { LedgerModule } from '../ledger/ledger.module';
import { MilestonesModule } from '../milestones/milestones.module';
import { OfficesModule } from '../offices/offices.module';
import { ProjectsModule } from '../projects/projects.module';
import { UpdatesModule } from '../updates/updates.module';
import { ReorganisationsController } from './reorganisations.controller';
import { ReorganisationsRepository } from './reorganisations.repository';
import { ReorganisationsService } from './reorganisations.service';

/** Hand-overs of offices and reorganisations of departments. */
@Module({
  imports: [
    LedgerModule,
    OfficesModule,
    AppointmentsModule,
    ProjectsModule,
    MilestonesModule,
    UpdatesModule,
    InboxModule,
  ],
  controllers: [ReorganisationsController],
  providers: [ReorganisationsService, ReorganisationsRepository],
})
export class ReorganisationsModule {}
