import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../src/migrations/migrations';
import { ensureAppRole } from '../../src/platform/database/app-role';
import { asOwner, createEmptyDatabase } from './database';
import { testSettings } from './settings';

/** The first steps, as far as 0008. */
const STEPS = 8;
/** The sample city of Hanau as the version of that schema stored it: a table and a row each line. */
const ROWS = 'hanau-before-0009.jsonl';

/** A database as an earlier version left it, with a city in it. @returns the owner's address */
export async function createEarlierDatabase(): Promise<string> {
  const url = await createEmptyDatabase();
  await ensureAppRole(testSettings(url));
  const owner = new DataSource({
    type: 'postgres',
    driver: pg,
    url,
    migrations: MIGRATIONS.slice(0, STEPS),
    migrationsTableName: 'migration',
    logging: false,
  });
  await owner.initialize();
  await owner.runMigrations({ transaction: 'each' });
  await owner.destroy();
  const lines = readFileSync(join(import.meta.dirname, ROWS), 'utf8')
    .trim()
    .split('\n');
  const rows = new Map<string, object[]>();
  for (const line of lines) {
    const [table, row] = JSON.parse(line) as [string, object];
    rows.set(table, [...(rows.get(table) ?? []), row]);
  }
  await asOwner(url, async (client) => {
    // In any order: neither references nor triggers are asked.
    await client.query('begin; set local session_replication_role = replica');
    for (const [table, ofTable] of rows) {
      const columns = Object.keys(ofTable[0] ?? {}).join(', ');
      await client.query(
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
        [JSON.stringify(ofTable)],
      );
    }
    await client.query('commit');
  });
  return url;
}
