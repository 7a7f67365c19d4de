import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { LedgerModule } from '../ledger/ledger.module';
import { RegisterService } from './register.service';
import { ResolutionsController } from './resolutions.controller';
import { ResolutionsRepository } from './resolutions.repository';
import { ResolutionsService } from './resolutions.service';

/** Papers of the council, tied to what they decided in the plan. */
@Module({
  imports: [CourseModule, LedgerModule],
  controllers: [ResolutionsController],
  providers: [RegisterService, ResolutionsRepository, ResolutionsService],
  exports: [ResolutionsService],
})
export class ResolutionsModule {}
