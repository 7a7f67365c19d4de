import { type DynamicModule, Module } from '@nestjs/common';
import { MunicipalitiesModule } from './features/municipalities/municipalities.module';
import { OfficesModule } from './features/offices/offices.module';
import { SessionModule } from './features/session/session.module';
import type { Settings } from './platform/config/settings';
import type { Database } from './platform/database/database';
import { PlatformModule } from './platform/platform.module';

const FEATURES = [SessionModule, MunicipalitiesModule, OfficesModule];

/** The list of features, nothing else. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings, database: Database): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(settings, database), ...FEATURES] };
  }
}
