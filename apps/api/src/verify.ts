import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { VerificationModule } from './features/audit/verification.module';
import { ChainRepository } from './features/audit/chain.repository';
import { type Anchor, VerificationService, type Verified } from './features/audit/verification.service';
import { MIGRATIONS } from './migrations/migrations';
import { OPERATORS_LOG } from './platform/audit/audit-log';
import { readSettings, type Settings, SettingsError } from './platform/config/settings';
import type { Database } from './platform/database/database';
import { openDatabase } from './platform/database/open-database';
import { StartError } from './platform/database/start-error';
import { PlatformModule } from './platform/platform.module';

/** As much of the product as checking takes: it serves nothing and writes nothing. */
@Module({})
class VerifyingModule {
  static forRoot(settings: Settings, database: Database): DynamicModule {
    return {
      module: VerifyingModule,
      imports: [PlatformModule.forRoot(settings, database, () => Promise.resolve({})), VerificationModule],
    };
  }
}

/** The arguments that `tools/verify.mjs` has read and checked: a slug or nothing, then anchors as `SEQUENCE:HASH`. */
async function verify([slug = '', ...anchors]: readonly string[]): Promise<boolean> {
  const settings = readSettings({ ...process.env, DATABASE_POOL: '2' });
  const database = await openDatabase(settings, MIGRATIONS);
  const app = await NestFactory.createApplicationContext(VerifyingModule.forRoot(settings, database), {
    logger: false,
    abortOnError: false,
  });
  try {
    const all = await app.get(ChainRepository).municipalities();
    const operators = { id: OPERATORS_LOG, slug: 'operators', timeZone: 'UTC' };
    const asked = [...all, operators].filter((one) => slug === '' || one.slug === slug);
    if (asked.length === 0) {
      process.stdout.write(`There is no municipality "${slug}".\n`);
      return false;
    }
    let intact = true;
    for (const municipality of asked) {
      const verified = await app.get(VerificationService).verify(municipality, anchors.map(toAnchor));
      process.stdout.write(`${municipality.slug}: ${sentence(verified)}\n`);
      intact &&= verified.trouble === null;
    }
    return intact;
  } finally {
    await app.close();
  }
}

function sentence({ trouble, links, head, strategies }: Verified): string {
  if (trouble !== null) return `NOT INTACT. ${trouble}`;
  if (head === null) return 'nothing recorded yet.';
  return `intact. ${links} links, ${strategies} strategies equal to their ledger. Head ${head.sequence}:${head.hash}`;
}

function toAnchor(text: string): Anchor {
  const [sequence = '', hash = ''] = text.split(':');
  return { sequence: Number(sequence), hash };
}

verify(process.argv.slice(2)).then(
  (intact) => {
    process.exitCode = intact ? 0 : 1;
  },
  (error: unknown) => {
    const isExpected = error instanceof SettingsError || error instanceof StartError;
    process.stderr.write(
      `${isExpected ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 2;
  },
);
