import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readSettings } from '../config/settings';
import { Secrets } from './secrets';

const withKey = (env: Record<string, string>): Secrets =>
  new Secrets(readSettings({ DATABASE_URL: 'postgresql://nobody@localhost/none', ...env }));
const KEY = Buffer.alloc(32, 7).toString('base64');

describe('a sealed secret', () => {
  const secrets = withKey({ SECRET_KEY: KEY });

  it('opens to what it was, and looks different every time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sealed = secrets.seal('totp', text);
        expect(secrets.open('totp', sealed)).toBe(text);
        expect(secrets.seal('totp', text)).not.toBe(sealed);
      }),
    );
  });

  it('does not open for another purpose, with another key, or changed', () => {
    const sealed = secrets.seal('totp', 'a secret');
    expect(secrets.open('identity-provider', sealed)).toBeNull();
    const other = withKey({ SECRET_KEY: Buffer.alloc(32, 8).toString('base64') });
    expect(other.open('totp', sealed)).toBeNull();
    expect(secrets.open('totp', `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    expect(secrets.open('totp', '')).toBeNull();
  });

  it('is sealed with a key that lies in the data directory, for its owner alone, where none is set', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'secrets-'));
    const sealed = withKey({ DATA_DIR: dataDir }).seal('totp', 'a secret');
    expect(withKey({ DATA_DIR: dataDir }).open('totp', sealed)).toBe('a secret');
    const file = join(dataDir, 'secret.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(withKey({ SECRET_KEY: readFileSync(file, 'utf8') }).open('totp', sealed)).toBe('a secret');
    rmSync(dataDir, { recursive: true });
  });
});
