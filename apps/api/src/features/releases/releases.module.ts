import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { LedgerModule } from '../ledger/ledger.module';
import { OfficesModule } from '../offices/offices.module';
import { ReleasesController } from './releases.controller';
import { ReleasesRepository } from './releases.repository';
import { ReleasesService } from './releases.service';

/** What of a plan the public sees; see decision 0015. */
@Module({
  imports: [CourseModule, LedgerModule, OfficesModule],
  controllers: [ReleasesController],
  providers: [ReleasesRepository, ReleasesService],
})
export class ReleasesModule {}
