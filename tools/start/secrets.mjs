import { Trouble } from '../trouble.mjs';

const { readFileSync } = process.getBuiltinModule('node:fs');

/** What the start itself reads and may stand in a file that `NAME_FILE` names; the server reads the others so. */
const SECRETS = new Set(['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_PASSWORD', 'DEMO_PASSWORD']);

/** A setting by its name, without the space around it; undefined where there is none. The environment counts before a file. */
export function settingOf(env, name) {
  const value = env[name]?.trim() || undefined;
  const path = SECRETS.has(name) ? env[`${name}_FILE`]?.trim() : undefined;
  if (value !== undefined || !path) return value;
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch {
    throw new Trouble(`${name}_FILE names ${path}, which cannot be read by this account.`);
  }
}

/** The address with a password of its own, which may hold any character. */
export function withPassword(address, password) {
  if (address === undefined || password === undefined) return address;
  const url = new URL(address);
  url.password = encodeURIComponent(password);
  return url.href;
}
