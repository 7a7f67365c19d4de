import { Module } from '@nestjs/common';
import { ContributorsModule } from '../contributors/contributors.module';
import { MilestonesModule } from '../milestones/milestones.module';
import { UpdateLinksController } from './update-links.controller';
import { UpdateLinksRepository } from './update-links.repository';
import { UpdateLinksService } from './update-links.service';

/** One update by a link from a mail. */
@Module({
  imports: [ContributorsModule, MilestonesModule],
  controllers: [UpdateLinksController],
  providers: [UpdateLinksRepository, UpdateLinksService],
  exports: [UpdateLinksService],
})
export class UpdateLinksModule {}
