import { readFileSync } from 'node:fs';

/**
 * The image's program: a setting `NAME` may come from the file that `NAME_FILE` names, as secrets do, so that no
 * password stands in the environment's definition. Then it is the server, in this very process.
 */
for (const setting of [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_PASSWORD',
  'DEMO_PASSWORD',
  'SMTP_URL',
]) {
  const path = process.env[`${setting}_FILE`];
  if (!path) continue;
  try {
    process.env[setting] ??= readFileSync(path, 'utf8').trim();
  } catch {
    console.error(`${setting}_FILE names ${path}, which cannot be read by this account.`);
    process.exit(1);
  }
}

// A password of its own file is put into the address, where it may hold any character.
if (process.env.DATABASE_URL && process.env.DATABASE_PASSWORD) {
  const url = new URL(process.env.DATABASE_URL);
  url.password = encodeURIComponent(process.env.DATABASE_PASSWORD);
  process.env.DATABASE_URL = url.href;
  delete process.env.DATABASE_PASSWORD;
}

await import('./dist/api/main.js');
