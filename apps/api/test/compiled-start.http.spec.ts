import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiProcess } from './support/api-process';
import { createDatabase } from './support/database';

const DIST = join(import.meta.dirname, '../../../dist');
const STAMP_BYTES = 64;

/** The server runs from what an earlier start compiled, and never because of it not at all. */
describe('compiled code that is kept', () => {
  let folder: string;

  beforeAll(async () => {
    // Beside the built server, whose packages it needs.
    folder = await mkdtemp(join(DIST, 'api-started-'));
    await cp(join(DIST, 'api'), folder, { recursive: true });
  });
  afterAll(async () => {
    await ApiProcess.endAll();
    await rm(folder, { recursive: true, force: true });
  });

  it('is put aside and written anew where it is damaged', async () => {
    const { size, mtimeMs } = await stat(join(folder, 'server.cjs'));
    const stamp = Buffer.from(`${String(size)} ${String(mtimeMs)}`.padEnd(STAMP_BYTES));
    const kept = join(folder, 'server.compiled');
    const damaged = Buffer.concat([stamp, Buffer.from('no code of any engine')]);
    await writeFile(kept, damaged);
    const api = await ApiProcess.start(await createDatabase(), join(folder, 'main.js'));
    expect((await api.client().get('/municipalities')).status).toBe(200);
    expect(await api.end('SIGTERM')).toBe(0);
    const written = await readFile(kept);
    expect(written.subarray(0, STAMP_BYTES)).toEqual(stamp);
    expect(written.length).toBeGreaterThan(100_000);
  });
});
