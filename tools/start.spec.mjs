import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnGuarded } from './guarded.mjs';
import { ROOT, isInstalled, listSources } from './setup.mjs';
import { findHome } from './postgres/home.mjs';
import { findRunning } from './postgres.mjs';
import { requireFreePort } from './start/port.mjs';
import { checkSettings } from './start/settings.mjs';

describe('an install', () => {
  const lock = {
    packages: {
      '': { name: 'city' },
      'node_modules/one': { version: '1.0.0', integrity: 'sha512-one' },
      'node_modules/other-machine': { version: '1.0.0', integrity: 'sha512-other', optional: true },
    },
  };
  let root;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'wegmarke-install-'));
    mkdirSync(join(root, 'node_modules', 'one'), { recursive: true });
    writeFileSync(join(root, 'node_modules', 'one', 'package.json'), '{}');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const list = (packages) =>
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
  const one = lock.packages['node_modules/one'];

  test('is whole when npm listed every package of the lock file, those for other machines aside', () => {
    list({ 'node_modules/one': one });
    expect(isInstalled(root, lock)).toBe(true);
  });

  test('is not when npm was cut off before it wrote its list, or while it did', () => {
    expect(isInstalled(root, lock)).toBe(false);
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{"packages": {');
    expect(isInstalled(root, lock)).toBe(false);
  });

  test('is not when a package has another version, is not listed, or is gone', () => {
    list({ 'node_modules/one': { ...one, version: '0.9.0' } });
    expect(isInstalled(root, lock)).toBe(false);
    list({});
    expect(isInstalled(root, lock)).toBe(false);
    list({ 'node_modules/one': one });
    rmSync(join(root, 'node_modules', 'one'), { recursive: true });
    expect(isInstalled(root, lock)).toBe(false);
  });
});

describe('the sources of a build', () => {
  let root;
  const write = (path, text) => writeFileSync(join(root, path), text);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'wegmarke-sources-'));
    for (const folder of ['apps/api/src/plan', 'apps/web/src', 'libs/domain/src', 'libs/ui/src'])
      mkdirSync(join(root, folder), { recursive: true });
    write('apps/api/src/plan/plan.ts', 'export {};');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test.each([
    ['changed', () => write('apps/api/src/plan/plan.ts', 'export { };')],
    ['touched', () => utimesSync(join(root, 'apps/api/src/plan/plan.ts'), 1, 1)],
    ['added', () => write('apps/api/src/plan/step.ts', '')],
    ['added beside', () => write('apps/api/esbuild.config.mjs', '')],
    ['removed', () => rmSync(join(root, 'apps/api/src/plan/plan.ts'))],
    ['renamed', () => renameSync(join(root, 'apps/api/src/plan'), join(root, 'apps/api/src/plans'))],
  ])('are others where one was %s', (_, change) => {
    const before = listSources(root);
    expect(before.map(({ path }) => path)).toEqual(['apps/api/src/plan/plan.ts']);
    change();
    expect(listSources(root)).not.toEqual(before);
  });

  test('are the same where only a test was', () => {
    const before = listSources(root);
    write('apps/api/src/plan/plan.spec.ts', 'test');
    write('apps/api/jest.config.js', 'test');
    expect(listSources(root)).toEqual(before);
  });
});

describe('settings', () => {
  test.each([
    [{ PORT: 'web' }, /^PORT must be a whole number from 1 to 65535, but is "web"\.$/],
    [{ PORT: '65536' }, /^PORT must be/],
    [{ DEMO: 'yes' }, /^DEMO must be "on" or "off", but is "yes"\.$/],
    [{ DEMO_PASSWORD: 'short' }, /^DEMO_PASSWORD must have at least 8 characters\.$/],
    [{ DATABASE_URL: 'mysql://host/city' }, /^DATABASE_URL must be an address/],
    [{ DATABASE_APP_URL: 'postgres://a@b/c' }, /^DATABASE_APP_URL only goes with DATABASE_URL/],
    [{ DATABASE_PASSWORD: 'secret' }, /^DATABASE_PASSWORD only goes with DATABASE_URL/],
    [{ DATABASE_URL_FILE: '/nowhere' }, /^DATABASE_URL_FILE names \/nowhere, which cannot be read/],
  ])('%j are refused in one sentence', (env, sentence) => {
    expect(() => checkSettings(env)).toThrow(
      expect.objectContaining({ name: 'Trouble', message: expect.stringMatching(sentence) }),
    );
  });

  test('that are secret may stand in files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wegmarke-secrets-'));
    writeFileSync(join(folder, 'password'), 'a/b:c@d %\n');
    const DATABASE_URL = 'postgresql://owner@database/wegmarke';
    const { databaseUrl } = checkSettings({ DATABASE_URL, DATABASE_PASSWORD_FILE: join(folder, 'password') });
    expect(decodeURIComponent(new URL(databaseUrl).password)).toBe('a/b:c@d %');
    rmSync(folder, { recursive: true });
  });

  test('have a value when none is given', () => {
    expect(checkSettings({})).toEqual({
      host: 'localhost',
      port: 3000,
      dataDir: join(ROOT, '.data'),
      databaseUrl: undefined,
      demo: true,
      demoPassword: 'wegmarke',
      backupDir: undefined,
      backupRetentionDays: 30,
    });
  });
});

describe('npm start', () => {
  test('refuses a port in use with one sentence and the way out', async () => {
    const holder = createServer().listen(0, 'localhost');
    await once(holder, 'listening');
    const { port } = holder.address();
    await expect(requireFreePort('localhost', port)).rejects.toMatchObject({ name: 'Trouble' });
    const start = spawn(process.execPath, [join(ROOT, 'tools', 'start.mjs')], {
      env: { ...process.env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [[said], [code]] = await Promise.all([once(start.stderr, 'data'), once(start, 'exit')]);
    expect(String(said).trim()).toBe(
      `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    );
    expect(code).toBe(1);
    holder.close();
  });

  test('ends cleanly at one Ctrl-C, with its database, and does so again on what it has kept', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wegmarke-start-'));
    chmodSync(folder, 0o755);
    for (const round of ['first', 'again']) {
      const port = await freePort();
      const start = spawn(process.execPath, [join(ROOT, 'tools', 'start.mjs')], {
        env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, DEMO: 'off' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exit = once(start, 'exit');
      let said = '';
      await new Promise((resolve, reject) => {
        start.stdout.on('data', (chunk) => {
          said += chunk;
          if (said.includes('Stop with Ctrl-C')) resolve();
        });
        void exit.then(() => reject(new Error(`${round}: ${said}`)));
      });
      expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
      start.kill('SIGINT');
      expect(await exit).toEqual([0, null]);
      expect(said).toMatch(/\nStopping …\nStopped\.\n$/);
      expect(findRunning({ dataDir: join(folder, 'postgres') })).toBeUndefined();
      expect(readFileSync(join(folder, 'server.log'), 'utf8')).toContain('Server listening');
    }
    const { home } = findHome(join(folder, 'postgres'), true);
    rmSync(home, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
  });

  test('refuses wrong settings without a stack', () => {
    const { stderr, status } = spawnSync(process.execPath, [join(ROOT, 'tools', 'start.mjs')], {
      env: { ...process.env, PORT: '-1' },
      encoding: 'utf8',
    });
    expect([stderr.trim(), status]).toEqual(['PORT must be a whole number from 1 to 65535, but is "-1".', 1]);
  });
});

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

test('a guarded program ends with its starter, even a killed one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wegmarke-guarded-'));
  const program = join(folder, 'program.sh');
  writeFileSync(
    program,
    `#!/bin/sh\ntrap 'echo ended; exit 0' TERM\necho begun\nwhile :; do sleep 0.05; done\n`,
  );
  chmodSync(program, 0o755);
  const starter = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { spawnGuarded } = await import(${JSON.stringify(join(import.meta.dirname, 'guarded.mjs'))});
       spawnGuarded('TERM', ${JSON.stringify(program)}, [], { stdio: ['ignore', 'inherit', 'inherit'] });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  const closed = once(starter.stdout, 'close');
  starter.stdout.on('data', (chunk) => {
    said += chunk;
    if (String(chunk).includes('begun')) starter.kill('SIGKILL');
  });
  await closed;
  expect(said).toBe('begun\nended\n');
  rmSync(folder, { recursive: true });
});

test('a guarded program can be signalled and tells how it ended', async () => {
  const child = spawnGuarded('TERM', '/bin/sh', ['-c', 'echo begun; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  child.signal('SIGTERM');
  expect(await child.ended).toEqual({ code: null, signal: 'SIGTERM' });
  expect(child.signal('SIGTERM')).toBe(false);
});
