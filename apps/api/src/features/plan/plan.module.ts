import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { LedgerModule } from '../ledger/ledger.module';
import { MilestonesModule } from '../milestones/milestones.module';
import { ProjectsModule } from '../projects/projects.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { PlanController } from './plan.controller';
import { PlanRepository } from './plan.repository';
import { PlanService } from './plan.service';

@Module({
  imports: [CourseModule, LedgerModule, MilestonesModule, ProjectsModule, StrategiesModule],
  controllers: [PlanController],
  providers: [PlanRepository, PlanService],
})
export class PlanModule {}
