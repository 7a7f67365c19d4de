import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { MilestonesModule } from '../milestones/milestones.module';
import { OfficesModule } from '../offices/offices.module';
import { PortfolioController } from './portfolio.controller';
import { PortfolioRepository } from './portfolio.repository';
import { PortfolioService } from './portfolio.service';
import { ProjectFactsRepository } from './project-facts.repository';
import { ProjectFactsService } from './project-facts.service';
import { ProjectsController } from './projects.controller';
import { ProjectsRepository } from './projects.repository';
import { ProjectsService } from './projects.service';

@Module({
  imports: [LedgerModule, MilestonesModule, OfficesModule],
  controllers: [ProjectsController, PortfolioController],
  providers: [
    ProjectsRepository,
    ProjectsService,
    ProjectFactsRepository,
    ProjectFactsService,
    PortfolioRepository,
    PortfolioService,
  ],
  exports: [ProjectsService, ProjectFactsService, PortfolioService],
})
export class ProjectsModule {}
