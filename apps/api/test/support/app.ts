import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module';
import { createApplication } from '../../src/platform/application';
import type { Database } from '../../src/platform/database/database';
import { createDatabase } from './database';
import { HttpClient } from './http-client';
import { createLogger } from '../../src/platform/observability/logger';
import { openReady } from './open-ready';
import { testSettings } from './settings';

export interface TestAppOptions {
  /** The suite's own copy of the migrated template where not said. */
  readonly databaseUrl?: string;
  readonly env?: Record<string, string>;
  /** Modules beside the product's own. */
  readonly features?: readonly Type[];
  /** Told every line of the log. */
  readonly log?: (line: string) => void;
}

/** A real server on a real port, over a real database. */
export class TestApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: Database,
    /** The owner's address of the suite's own database. */
    readonly databaseUrl: string,
    readonly baseUrl: string,
  ) {}

  static async start({ databaseUrl, env = {}, features = [], log }: TestAppOptions = {}): Promise<TestApp> {
    const url = databaseUrl ?? (await createDatabase());
    const settings = testSettings(url, env);
    const database = await openReady(settings);
    const root = AppModule.forRoot(settings, database);
    root.imports?.push(...features);
    const app = await createApplication(root, settings, createLogger(settings, log && { write: log }));
    await app.listen(0, '127.0.0.1');
    return new TestApp(app, database, url, await app.getUrl());
  }

  /** A client without a session. */
  client(): HttpClient {
    return new HttpClient(this.baseUrl);
  }

  /** @throws where the sign-in is refused */
  async signIn(email: string, password = 'a long password'): Promise<HttpClient> {
    const client = this.client();
    const { status } = await client.post('/session', { email, password });
    if (status !== 200) throw new Error(`Sign-in of ${email}: ${status}`);
    return client;
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}
