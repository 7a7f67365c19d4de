import { readFileSync } from 'node:fs';

/** What may hold a password or a key, and so may stand in a file that `NAME_FILE` names. */
export const SECRETS: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_DIRECT_URL',
  'DATABASE_PASSWORD',
  'DEMO_PASSWORD',
  'SECRET_KEY',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'SMTP_URL',
  'OTEL_EXPORTER_OTLP_HEADERS',
]);

/**
 * Reads settings by name, without the space around them; undefined where there is none. What the environment says itself
 * counts before the file.
 *
 * @param wrong is told a sentence for each file that cannot be read, once
 */
export function settingReader(
  env: Readonly<Record<string, string | undefined>>,
  wrong: string[],
): (name: string) => string | undefined {
  const read = new Map<string, string | undefined>();
  return (name) => {
    const value = env[name]?.trim() || undefined;
    if (!SECRETS.has(name)) return value;
    const path = env[`${name}_FILE`]?.trim();
    if (value !== undefined || !path) return value;
    if (!read.has(name)) read.set(name, contentOf(name, path, wrong));
    return read.get(name);
  };
}

function contentOf(name: string, path: string, wrong: string[]): string | undefined {
  try {
    const content = readFileSync(path, 'utf8').trim();
    if (content === '') wrong.push(`${name}_FILE names ${path}, which must hold the value, but is empty.`);
    return content || undefined;
  } catch {
    wrong.push(`${name}_FILE names ${path}, which cannot be read by this account.`);
    return undefined;
  }
}
