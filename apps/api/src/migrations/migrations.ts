import type { MigrationInterface, QueryRunner } from 'typeorm';
import schema from './0001-schema.sql';

class Schema1790000000001 implements MigrationInterface {
  readonly name = 'Schema1790000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(schema);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('There is nothing before the first schema.'));
  }
}

/** All migrations, oldest first. New ones are added at the end and never changed after a release. */
export const MIGRATIONS = [Schema1790000000001];
