import { Module } from '@nestjs/common';
import { MilestonesModule } from '../milestones/milestones.module';
import { ContributorsController } from './contributors.controller';
import { ContributorsRepository } from './contributors.repository';
import { ContributorsService } from './contributors.service';
import { PreparedUpdatesRepository } from './prepared-updates.repository';
import { PreparedUpdatesService } from './prepared-updates.service';

/** Who prepares updates of a project, and what they prepared. */
@Module({
  imports: [MilestonesModule],
  controllers: [ContributorsController],
  providers: [ContributorsRepository, ContributorsService, PreparedUpdatesRepository, PreparedUpdatesService],
  exports: [PreparedUpdatesService],
})
export class ContributorsModule {}
