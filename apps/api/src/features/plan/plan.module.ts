import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { LedgerModule } from '../ledger/ledger.module';
import { MilestonesModule } from '../milestones/milestones.module';
import { OfficesModule } from '../offices/offices.module';
import { ProjectsModule } from '../projects/projects.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { PlanChangesController } from './changes.controller';
import { PlanChangesService } from './changes.service';
import { OutlineRepository } from './outline.repository';
import { OutlineService } from './outline.service';
import { PlanController } from './plan.controller';
import { PlanRepository } from './plan.repository';
import { PlanService } from './plan.service';
import { ProposalsService } from './proposals.service';
import { TextsRepository } from './texts.repository';
import { UndoService } from './undo.service';

@Module({
  imports: [CourseModule, LedgerModule, MilestonesModule, OfficesModule, ProjectsModule, StrategiesModule],
  controllers: [PlanController, PlanChangesController],
  providers: [
    PlanRepository,
    PlanService,
    PlanChangesService,
    ProposalsService,
    UndoService,
    OutlineService,
    OutlineRepository,
    TextsRepository,
  ],
  exports: [PlanChangesService, UndoService, OutlineService],
})
export class PlanModule {}
