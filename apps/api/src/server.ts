import 'reflect-metadata';
import { AppModule } from './app.module';
import { MIGRATIONS } from './migrations/migrations';
import { createApplication } from './platform/application';
import { readSettings, SettingsError } from './platform/config/settings';
import { openDatabase } from './platform/database/open-database';
import { StartError } from './platform/database/start-error';
import { createLogger, toDescriptor } from './platform/observability/logger';

export interface Server {
  /** Resolves when the server answers, which it does once the database is ready. */
  listen(): Promise<void>;
  /** The body of an answer of the server's own, asked from within. `path` as in `/api/v1/municipalities`. */
  ask(path: string): Promise<string>;
  /** Resolves when every request under way has been answered. */
  close(): Promise<void>;
}

/**
 * The whole product, listening to nobody yet.
 *
 * @param env its settings, as in a process's environment
 * @param log descriptor of the file that its log is written to; standard output if not given
 */
export async function createServer(
  env: Readonly<Record<string, string | undefined>>,
  log?: number,
): Promise<Server> {
  const settings = readSettings(env);
  const database = await openDatabase(settings, MIGRATIONS);
  const logger = createLogger(settings, log === undefined ? undefined : toDescriptor(log));
  const app = await createApplication(AppModule.forRoot(settings, database), settings, logger);
  return {
    listen: async () => {
      await app.listen(settings.port, settings.host);
    },
    ask: async (path) => (await app.inject({ method: 'GET', url: path })).body,
    close: () => app.close(),
  };
}

/** Whoever runs the server is told in words why it does not start; a fault of ours keeps its trace. */
export function sentenceFor(error: unknown): string {
  if (error instanceof SettingsError || error instanceof StartError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') return 'The port is in use: choose another with PORT.';
  if ('code' in error && error.code === 'EACCES')
    return 'The port may not be used: choose one above 1023 with PORT.';
  return error.stack ?? error.message;
}
