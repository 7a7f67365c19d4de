import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LANGUAGES, type Language } from '@wegmarke/domain/contracts';
import { type Founding, FoundingService } from './features/municipalities/founding.service';
import { MunicipalitiesModule } from './features/municipalities/municipalities.module';
import { MIGRATIONS } from './migrations/migrations';
import { readSettings, type Settings, SettingsError } from './platform/config/settings';
import type { Database } from './platform/database/database';
import { openDatabase } from './platform/database/open-database';
import { StartError } from './platform/database/start-error';
import { ProblemError } from './platform/errors/problem-error';
import { PlatformModule } from './platform/platform.module';

/** As much of the product as founding a municipality takes: it serves nothing and loads no sample data. */
@Module({})
class FoundingModule {
  static forRoot(settings: Settings, database: Database): DynamicModule {
    return {
      module: FoundingModule,
      imports: [PlatformModule.forRoot(settings, database, () => Promise.resolve({})), MunicipalitiesModule],
    };
  }
}

/** The arguments that `tools/municipality.mjs` has read and checked: slug, name, address, languages. */
async function found([slug = '', name = '', admin = '', languages = '']: readonly string[]): Promise<string> {
  const settings = readSettings({ ...process.env, DATABASE_POOL: '2' });
  const database = await openDatabase(settings, MIGRATIONS);
  const app = await NestFactory.createApplicationContext(FoundingModule.forRoot(settings, database), {
    logger: false,
    abortOnError: false,
  });
  try {
    const founding: Founding = {
      slug,
      name,
      admin,
      languages: LANGUAGES.filter((one) => asked(languages, one)),
    };
    const { link, expiresAt } = await app.get(FoundingService).found(founding);
    return JSON.stringify({ link, expiresAt });
  } finally {
    await app.close();
  }
}

const asked = (list: string, language: Language): boolean => list.split(',').includes(language);

found(process.argv.slice(2)).then(
  (answer) => process.stdout.write(`${answer}\n`),
  (error: unknown) => {
    const isExpected =
      error instanceof SettingsError || error instanceof StartError || error instanceof ProblemError;
    process.stderr.write(
      `${isExpected ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 1;
  },
);
