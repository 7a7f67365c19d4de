import { Module } from '@nestjs/common';
import { CourseModule } from '../course/course.module';
import { LedgerModule } from '../ledger/ledger.module';
import { MunicipalitiesModule } from '../municipalities/municipalities.module';
import { ProjectsModule } from '../projects/projects.module';
import { ResolutionsModule } from '../resolutions/resolutions.module';
import { RevisionsModule } from '../revisions/revisions.module';
import { StrategiesModule } from '../strategies/strategies.module';
import { EditionComposer } from './edition-composer.service';
import { EditionSealing } from './edition-sealing.service';
import { EditionsController } from './editions.controller';
import { EditionsRepository } from './editions.repository';
import { EditionsService } from './editions.service';
import { EditionFiles } from './files/edition-files';
import { SchemasController } from './schemas.controller';

/** Sealed reports: what they are made of, their files, their chain. */
@Module({
  imports: [
    CourseModule,
    LedgerModule,
    MunicipalitiesModule,
    ProjectsModule,
    ResolutionsModule,
    RevisionsModule,
    StrategiesModule,
  ],
  controllers: [EditionsController, SchemasController],
  providers: [EditionComposer, EditionSealing, EditionsRepository, EditionsService, EditionFiles],
  exports: [EditionComposer, EditionSealing, EditionsService],
})
export class EditionsModule {}
