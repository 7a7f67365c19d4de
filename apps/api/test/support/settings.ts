import { readSettings, type Settings } from '../../src/platform/config/settings';

/** Settings as in production, quiet, for one database. */
export function testSettings(databaseUrl: string, env: Record<string, string> = {}): Settings {
  return readSettings({
    DATABASE_URL: databaseUrl,
    // Suites write the rows that they need; whoever wants the demo switches it on.
    DEMO: 'off',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_POOL: '5',
    WEB_DIR: 'no-web',
    // The people of suites live in domains that nobody has, and their mail server delivers to nobody.
    MAIL_RESERVED: 'on',
    ...env,
  });
}
