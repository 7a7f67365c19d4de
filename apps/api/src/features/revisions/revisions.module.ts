import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { LedgerModule } from '../ledger/ledger.module';
import { OfficesModule } from '../offices/offices.module';
import { AccountService } from './account.service';
import { RevisionsController } from './revisions.controller';
import { RevisionsRepository } from './revisions.repository';
import { RevisionsService } from './revisions.service';

@Module({
  imports: [CourseModule, LedgerModule, OfficesModule],
  controllers: [RevisionsController],
  providers: [RevisionsRepository, RevisionsService, AccountService],
  exports: [RevisionsService, AccountService],
})
export class RevisionsModule {}
