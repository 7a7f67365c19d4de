import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { AppModule } from './app.module';
import { MIGRATIONS } from './migrations/migrations';
import { createApplication } from './platform/application';
import { readSettings, SettingsError } from './platform/config/settings';
import { openDatabase } from './platform/database/open-database';
import { StartError } from './platform/database/start-error';
import { closeOnSignal } from './platform/observability/shutdown';

async function start(): Promise<void> {
  const settings = readSettings(readEnvironment());
  const database = await openDatabase(settings, MIGRATIONS);
  const app = await createApplication(AppModule.forRoot(settings, database), settings);
  closeOnSignal(app);
  await app.listen(settings.port, settings.host);
}

/** `npm start` has the server loaded before there is a database: `-` says that its address comes by standard input. */
function readEnvironment(): NodeJS.ProcessEnv {
  if (process.env['DATABASE_URL'] !== '-') return process.env;
  const told = readFileSync(0, 'utf8');
  // Whoever started us ended, or thought better of it, and says so.
  if (told === '') process.exit(1);
  return { ...process.env, DATABASE_URL: told };
}

start().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
});

/** Whoever runs the process is told in words; a fault of ours keeps its trace. */
function sentenceFor(error: unknown): string {
  if (error instanceof SettingsError || error instanceof StartError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') return 'The port is in use: choose another with PORT.';
  if ('code' in error && error.code === 'EACCES')
    return 'The port may not be used: choose one above 1023 with PORT.';
  return error.stack ?? error.message;
}
