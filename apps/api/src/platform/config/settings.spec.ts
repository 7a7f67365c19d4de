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
