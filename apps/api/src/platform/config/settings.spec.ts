import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsError } from './settings';

const DATABASE_URL = 'postgresql://owner:secret@localhost/wegmarke';

function wrongWith(env: Record<string, string>): string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as SettingsError).message.split('\n');
  }
}

describe('settings', () => {
  it('have defaults for all but the database', () => {
    expect(readSettings({ DATABASE_URL })).toMatchObject({
      port: 3000,
      demo: true,
      metrics: true,
      trustProxy: false,
    });
    expect(wrongWith({})).toEqual([
      'DATABASE_URL is missing: it names the PostgreSQL database, version 16 or newer.',
    ]);
  });

  it('keep the numbers to themselves outside the demo', () => {
    expect(readSettings({ DATABASE_URL, DEMO: 'off' }).metrics).toBe(false);
    expect(readSettings({ DATABASE_URL, DEMO: 'off', METRICS: 'on' }).metrics).toBe(true);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['DEMO', 'yes'],
    ['METRICS', 'true'],
    ['DEMO_PASSWORD', 'short'],
    ['TRUST_PROXY', 'everyone'],
    ['TRUST_PROXY', '0'],
    ['TRUST_PROXY', '10.0.0.1, 300.1.1.1'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['RATE_LIMIT_PERCENT', '0'],
    ['SECURITY_CONTACT', 'security@example.org'],
    ['SECURITY_POLICY', 'http://example.org'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_APP_URL', 'mysql://x/y'],
    ['DATABASE_POOL', '1'],
    ['MAX_UPLOAD_MB', '0'],
    ['DOCUMENT_RETENTION_DAYS', '-1'],
    ['PUBLIC_URL', 'wegmarke.example.org'],
    ['PUBLIC_URL', 'https://wegmarke.example.org/?a=b'],
    ['MAIL_FROM', 'Wegmarke'],
    ['MAIL_FROM', 'Wegmarke, Bochum <a@b.example>'],
    ['SMTP_REQUIRE_TLS', 'yes'],
  ])('that are wrong are named: %s=%s', (name, value) => {
    const sentences = wrongWith({ DATABASE_URL, [name]: value });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(new RegExp(`^${name} must .*\\.$`));
  });

  it.each([
    ['on', true],
    ['2', 2],
    ['10.0.0.0/8, fd00::/8,192.0.2.7', '10.0.0.0/8, fd00::/8, 192.0.2.7'],
  ])('trust proxies: %s', (TRUST_PROXY, trustProxy) => {
    expect(readSettings({ DATABASE_URL, TRUST_PROXY }).trustProxy).toBe(trustProxy);
  });

  it('that are secret may stand in files, a password with any character', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wegmarke-secrets-'));
    const file = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const settings = readSettings({
      DATABASE_URL: 'postgresql://owner@database:5432/wegmarke',
      DATABASE_PASSWORD_FILE: file('password', 'a/b:c@d %\n'),
      SECRET_KEY_FILE: file('key', Buffer.alloc(32, 7).toString('base64')),
      DEMO_PASSWORD: 'of the environment',
      DEMO_PASSWORD_FILE: file('demo', 'of the file'),
    });
    expect(decodeURIComponent(new URL(settings.databaseUrl).password)).toBe('a/b:c@d %');
    expect(new URL(settings.databaseUrl).host).toBe('database:5432');
    expect(settings.secretKey).toEqual(Buffer.alloc(32, 7));
    expect(settings.demoPassword).toBe('of the environment');
    expect(wrongWith({ DATABASE_URL, SMTP_URL_FILE: '/nowhere/url' })).toEqual([
      'SMTP_URL_FILE names /nowhere/url, which cannot be read by this account.',
    ]);
    expect(wrongWith({ DATABASE_URL, SECRET_KEY_FILE: file('empty', '\n') })).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  it('of mail: links begin where the product is, and mail to other machines is encrypted', () => {
    expect(readSettings({ DATABASE_URL, HOST: '0.0.0.0', PORT: '3100' }).publicUrl).toBe(
      'http://0.0.0.0:3100',
    );
    const mail = (SMTP_URL: string) =>
      readSettings({
        DATABASE_URL,
        PUBLIC_URL: 'https://ziele.example.org/',
        SMTP_URL,
        MAIL_FROM: 'Wegmarke <a@b.example>',
      });
    expect(mail('smtp://mail.example.org')).toMatchObject({
      publicUrl: 'https://ziele.example.org',
      smtpRequireTls: true,
      mailFrom: 'Wegmarke <a@b.example>',
    });
    expect(mail('smtp://127.0.0.1:2525').smtpRequireTls).toBe(false);
    expect(wrongWith({ DATABASE_URL, SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@b.example' })).toEqual([
      'SMTP_URL must be an address like smtp://user:password@mail.example.org:587.',
    ]);
    expect(wrongWith({ DATABASE_URL, SMTP_URL: 'smtp://user:secret@mail.example.org' })).toEqual([
      'MAIL_FROM must be set too, as SMTP_URL is: it says from whom mail comes.',
    ]);
  });

  it('of S3 come together or not at all', () => {
    const s3 = {
      S3_ENDPOINT: 'http://localhost:9000/',
      S3_BUCKET: 'papers',
      S3_ACCESS_KEY_ID: 'key',
      S3_SECRET_ACCESS_KEY: 'secret',
    };
    expect(readSettings({ DATABASE_URL }).s3).toBeNull();
    expect(readSettings({ DATABASE_URL, ...s3 }).s3).toMatchObject({
      endpoint: 'http://localhost:9000',
      region: 'us-east-1',
    });
    expect(wrongWith({ DATABASE_URL, S3_BUCKET: 'papers' })).toHaveLength(3);
    expect(wrongWith({ DATABASE_URL, ...s3, S3_ENDPOINT: 'localhost', S3_BUCKET: 'Papers_' })).toHaveLength(
      2,
    );
  });

  it('never repeat an address, which may hold a password', () => {
    expect(wrongWith({ DATABASE_URL: 'http://owner:secret@host' }).join()).not.toContain('secret');
  });

  it('that are wrong are all named at once', () => {
    expect(wrongWith({ PORT: 'x', DEMO: 'x' })).toHaveLength(3);
  });
});
