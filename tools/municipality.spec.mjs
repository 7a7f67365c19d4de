import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from './municipality/arguments.mjs';
import { readOperatorArguments } from './municipality/operator-arguments.mjs';
import { withDatabase } from './municipality/database.mjs';
import { findRunning, startPostgres } from './postgres.mjs';
import { publicAddress } from './start/settings.mjs';

const CREATE = ['create', 'hersfeld', '--name', 'Bad Hersfeld', '--admin', 'Anna@Hersfeld.example'];

test('a municipality is created by its slug, name and address', () => {
  expect(readArguments(CREATE)).toEqual({
    slug: 'hersfeld',
    name: 'Bad Hersfeld',
    admin: 'anna@hersfeld.example',
    languages: 'de,en',
  });
});

test.each([
  ['nothing to do', []],
  ['a slug with capitals', ['create', 'Hersfeld', ...CREATE.slice(2)]],
  ['a slug that is a page of the product', ['create', 'sign-in', ...CREATE.slice(2)]],
  ['no name', ['create', 'hersfeld', '--admin', 'anna@hersfeld.example']],
  ['no address', ['create', 'hersfeld', '--name', 'Bad Hersfeld']],
  ['an address that is none', [...CREATE.slice(0, 5), 'anna']],
  ['an unknown option', [...CREATE, '--force']],
  ['an unknown language', [...CREATE, '--languages', 'de,fr']],
])('%s is refused, with the way to use it', (_, args) => {
  expect(() => readArguments(args)).toThrow(/npm run municipality -- create SLUG/);
});

test.each(['create', 'reset', 'reset-factors'])('an operator’s command %s takes an address', (command) => {
  expect(readOperatorArguments([command, 'Kim@Betrieb.example'])).toEqual({
    command,
    email: 'kim@betrieb.example',
  });
  for (const args of [
    [command],
    [command, 'kim'],
    [command, 'kim@betrieb.example', 'more'],
    ['remove', 'a@b.c'],
  ])
    expect(() => readOperatorArguments(args)).toThrow(/npm run operator -- reset MAIL/);
});

test('links begin where people reach the product, else on this machine', () => {
  const settings = { host: '0.0.0.0', port: 3100 };
  expect(publicAddress(settings, { PUBLIC_URL: ' https://ziele.example.org/ ' })).toBe(
    'https://ziele.example.org',
  );
  for (const env of [{}, { PUBLIC_URL: '' }])
    expect(publicAddress(settings, env)).toBe('http://localhost:3100');
});

describe('the database', () => {
  let dataDir;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'wegmarke-municipality-'))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  test('is the one in the settings', async () => {
    const url = 'postgres://somebody@db.example/wegmarke';
    expect(await withDatabase({ databaseUrl: url, dataDir }, (used) => Promise.resolve(used))).toBe(url);
  });

  test('is the embedded one that runs, which goes on; and else one started for the work', async () => {
    const folder = join(dataDir, 'postgres');
    const database = await startPostgres({ dataDir: folder });
    expect(await withDatabase({ dataDir }, (used) => Promise.resolve(used))).toBe(database.url);
    expect(findRunning({ dataDir: folder })).toBe(database.url);
    await database.stop();
    expect(findRunning({ dataDir: folder })).toBeUndefined();
    expect(await withDatabase({ dataDir }, (used) => Promise.resolve(used))).toMatch(
      /^postgres:.*127\.0\.0\.1/,
    );
    expect(findRunning({ dataDir: folder })).toBeUndefined();
  });
});
