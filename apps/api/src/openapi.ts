import 'reflect-metadata';
import { ModulesContainer } from '@nestjs/core';
import { AppModule } from './app.module';
import { createApplication } from './platform/application';
import { readSettings } from './platform/config/settings';
import { Database } from './platform/database/database';
import { describeApi } from './platform/openapi/document';
import { routesOf } from './platform/openapi/routes';

/** The description of the API, from its routes and the schemas of its contracts. Needs no database. */
export async function generateDocument(schemas: Record<string, Record<string, unknown>>): Promise<object> {
  const settings = readSettings({
    DATABASE_URL: 'postgresql://nobody@localhost/none',
    LOG_LEVEL: 'silent',
    WEB_DIR: 'none',
  });
  // Routes are only read, nothing is asked of it.
  const database = Object.create(Database.prototype) as Database;
  const app = await createApplication(AppModule.forRoot(settings, database), settings);
  return describeApi(routesOf(app.get(ModulesContainer)), schemas);
}
