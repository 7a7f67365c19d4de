import type { MigrationInterface, QueryRunner } from 'typeorm';
import schema from './0001-schema.sql';
import walls from './0002-walls.sql';
import people from './0003-people.sql';
import imports from './0004-imports.sql';
import portfolio from './0005-portfolio.sql';
import updates from './0006-updates.sql';
import dependencies from './0007-dependencies.sql';
import asks from './0008-asks.sql';
import importedDependencies from './0009-imported-dependencies.sql';
import offices from './0010-offices.sql';
import searchWords from './0011-search-words.sql';
import access from './0012-access.sql';
import mail from './0013-mail.sql';
import audit from './0015-audit.sql';
import operator from './0016-operator.sql';
import languages from './0018-languages.sql';
import privacy from './0019-privacy.sql';
import removal from './0021-removal.sql';
import identityProvider from './0022-identity-provider.sql';
import rowsAhead from './0024-rows-ahead.sql';
import byLink from './0026-by-link.sql';
import tokenProof from './0031-token-proof.sql';
import resolutions from './0032-resolutions.sql';
import editions from './0033-editions.sql';
import releases from './0034-releases.sql';
import councilSystem from './0035-council-system.sql';

/** A step of the schema from its SQL. Its name ends with a time by which TypeORM orders them. */
function step(name: string, sql: string): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = name;

    async up(queryRunner: QueryRunner): Promise<void> {
      await queryRunner.query(sql);
    }

    down(): Promise<void> {
      return Promise.reject(new Error('The schema only goes forward: restore a backup to go back.'));
    }
  };
}

/** All migrations, oldest first. New ones are added at the end and never changed after a release. */
export const MIGRATIONS = [
  step('Schema1790000000001', schema),
  step('Walls1790000000002', walls),
  step('People1790000000003', people),
  step('Imports1790000000004', imports),
  step('Portfolio1790000000005', portfolio),
  step('Updates1790000000006', updates),
  step('Dependencies1790000000007', dependencies),
  step('Asks1790000000008', asks),
  step('ImportedDependencies1790000000009', importedDependencies),
  step('Offices1790000000010', offices),
  step('SearchWords1790000000011', searchWords),
  step('Access1790000000012', access),
  step('Mail1790000000013', mail),
  step('Audit1790000000015', audit),
  step('Operator1790000000016', operator),
  step('Languages1790000000018', languages),
  step('Privacy1790000000019', privacy),
  step('Removal1790000000021', removal),
  step('IdentityProvider1790000000022', identityProvider),
  step('RowsAhead1790000000024', rowsAhead),
  step('ByLink1790000000026', byLink),
  step('TokenProof1790000000031', tokenProof),
  step('Resolutions1790000000032', resolutions),
  step('Editions1790000000033', editions),
  step('Releases1790000000034', releases),
  step('CouncilSystem1790000000035', councilSystem),
];
