import 'reflect-metadata';
import { type DynamicModule, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MIGRATIONS } from './migrations/migrations';
import { readSettings, type Settings, SettingsError } from './platform/config/settings';
import type { Database } from './platform/database/database';
import { openDatabase } from './platform/database/open-database';
import { StartError } from './platform/database/start-error';
import { ProblemError } from './platform/errors/problem-error';
import { PlatformModule } from './platform/platform.module';

/** As much of the product as a command takes: it serves nothing and loads no sample data. */
@Module({})
class CommandModule {
  static forRoot(settings: Settings, database: Database, feature: Type): DynamicModule {
    return {
      module: CommandModule,
      imports: [PlatformModule.forRoot(settings, database, () => Promise.resolve({})), feature],
    };
  }
}

/**
 * Runs a command of the machine itself and prints what it answers as one line of JSON. What is expected to go wrong is
 * told in a sentence; a fault of ours keeps its trace.
 */
export function runCommand(
  feature: Type,
  work: (app: INestApplicationContext, args: readonly string[]) => Promise<object>,
): void {
  run(feature, work).then(
    (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`),
    (error: unknown) => {
      const isExpected =
        error instanceof SettingsError || error instanceof StartError || error instanceof ProblemError;
      process.stderr.write(
        `${isExpected ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
      );
      process.exitCode = 1;
    },
  );
}

async function run(
  feature: Type,
  work: (app: INestApplicationContext, args: readonly string[]) => Promise<object>,
): Promise<object> {
  const settings = readSettings({ ...process.env, DATABASE_POOL: '2' });
  const database = await openDatabase(settings, MIGRATIONS);
  const app = await NestFactory.createApplicationContext(CommandModule.forRoot(settings, database, feature), {
    logger: false,
    abortOnError: false,
  });
  try {
    return await work(app, process.argv.slice(2));
  } finally {
    await app.close();
  }
}
