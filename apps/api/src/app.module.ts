import { type DynamicModule, Module } from '@nestjs/common';
import { AccessPolicyModule } from './features/access-policy/access-policy.module';
import { AccessTokensModule } from './features/access-tokens/access-tokens.module';
import { AccountModule } from './features/account/account.module';
import { AppointmentsModule } from './features/appointments/appointments.module';
import { AuditModule } from './features/audit/audit.module';
import { ContributorsModule } from './features/contributors/contributors.module';
import { CouncilSystemModule } from './features/council-system/council-system.module';
import { CatalogModule } from './features/catalog/catalog.module';
import { CourseModule } from './features/course/course.module';
import { DemoModule } from './features/demo/demo.module';
import { DependenciesModule } from './features/dependencies/dependencies.module';
import { DocumentsModule } from './features/documents/documents.module';
import { IdentityProviderModule } from './features/identity-provider/identity-provider.module';
import { InboxModule } from './features/inbox/inbox.module';
import { EditionsModule } from './features/editions/editions.module';
import { ExportsModule } from './features/exports/exports.module';
import { FeedsModule } from './features/feeds/feeds.module';
import { ImportsModule } from './features/imports/imports.module';
import { LedgerModule } from './features/ledger/ledger.module';
import { LiveModule } from './features/live/live.module';
import { MilestonesModule } from './features/milestones/milestones.module';
import { MunicipalitiesModule } from './features/municipalities/municipalities.module';
import { MovesModule } from './features/moves/moves.module';
import { OfficesModule } from './features/offices/offices.module';
import { OperatorModule } from './features/operator/operator.module';
import { PeopleModule } from './features/people/people.module';
import { PrivacyModule } from './features/privacy/privacy.module';
import { PlanModule } from './features/plan/plan.module';
import { ProjectsModule } from './features/projects/projects.module';
import { SearchModule } from './features/search/search.module';
import { ResolutionsModule } from './features/resolutions/resolutions.module';
import { RevisionsModule } from './features/revisions/revisions.module';
import { RemindersModule } from './features/reminders/reminders.module';
import { ReleasesModule } from './features/releases/releases.module';
import { ReportsModule } from './features/reports/reports.module';
import { ReorganisationsModule } from './features/reorganisations/reorganisations.module';
import { SessionModule } from './features/session/session.module';
import { SetupModule } from './features/setup/setup.module';
import { SitemapModule } from './features/sitemap/sitemap.module';
import { StrategiesModule } from './features/strategies/strategies.module';
import { UpdateLinksModule } from './features/update-links/update-links.module';
import { UpdatesModule } from './features/updates/updates.module';
import { ViewsModule } from './features/views/views.module';
import { WidgetModule } from './features/widget/widget.module';
import type { Settings } from './platform/config/settings';
import type { Database } from './platform/database/database';
import { PlatformModule } from './platform/platform.module';

const FEATURES = [
  SessionModule,
  AccountModule,
  AccessPolicyModule,
  AccessTokensModule,
  MunicipalitiesModule,
  PeopleModule,
  IdentityProviderModule,
  OperatorModule,
  MovesModule,
  SetupModule,
  OfficesModule,
  AppointmentsModule,
  LedgerModule,
  AuditModule,
  PrivacyModule,
  StrategiesModule,
  CourseModule,
  PlanModule,
  RevisionsModule,
  ResolutionsModule,
  CouncilSystemModule,
  MilestonesModule,
  ProjectsModule,
  UpdatesModule,
  ContributorsModule,
  UpdateLinksModule,
  RemindersModule,
  DocumentsModule,
  DependenciesModule,
  LiveModule,
  ViewsModule,
  SearchModule,
  InboxModule,
  ImportsModule,
  ExportsModule,
  EditionsModule,
  ReleasesModule,
  ReportsModule,
  CatalogModule,
  ReorganisationsModule,
  FeedsModule,
  WidgetModule,
  SitemapModule,
  DemoModule,
];

/** The description of the API: much to read for a start, which does without. */
const readDocument = async (): Promise<object> =>
  (await import('#openapi', { with: { type: 'json' } })).default;

/** The list of features, nothing else. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings, database: Database): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(settings, database, readDocument), ...FEATURES],
    };
  }
}
