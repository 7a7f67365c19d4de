import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../../tools/postgres.mjs';

/** Starts the PostgreSQL that all suites share, in a folder of its own. The address travels in the environment. */
export default async function startSharedPostgres() {
  const dataDir = await mkdtemp(join(tmpdir(), 'wegmarke-test-'));
  const postgres = await startPostgres({ dataDir, durable: false });
  globalThis.sharedPostgres = { postgres, dataDir };
  process.env.TEST_POSTGRES_URL = postgres.url;
}
