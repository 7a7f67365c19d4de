import { resolve, sep } from 'node:path';
import { ROOT } from '../setup.mjs';
import { Trouble } from '../trouble.mjs';
import { settingOf, withPassword } from './secrets.mjs';

/** Where people reach the product, as links that a command prints begin: `PUBLIC_URL`, else this machine. */
export function publicAddress({ host, port }, env) {
  const here = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return settingOf(env, 'PUBLIC_URL')?.replace(/\/+$/, '') ?? `http://${here}:${port}`;
}

/** What the server is told, on top of what it reads from our own environment. */
export function serverEnvironment({ host, port, dataDir, demo, demoPassword }, databaseUrl) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    HOST: host,
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    DEMO: demo ? 'on' : 'off',
    DEMO_PASSWORD: demoPassword,
  };
}

/**
 * The settings that the start itself needs, checked before anything long begins: `{ host, port, dataDir, databaseUrl,
 * demo, demoPassword, backupDir, backupRetentionDays }`, `backupDir` undefined where nothing is backed up. The server checks all of them again, and the rest.
 */
export function checkSettings(env) {
  const text = (name) => settingOf(env, name);
  const port = text('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new Trouble(`PORT must be a whole number from 1 to 65535, but is "${port}".`);
  }
  const demo = text('DEMO') ?? 'on';
  if (demo !== 'on' && demo !== 'off') throw new Trouble(`DEMO must be "on" or "off", but is "${demo}".`);
  const demoPassword = text('DEMO_PASSWORD') ?? 'wegmarke';
  if (demoPassword.length < 8) throw new Trouble('DEMO_PASSWORD must have at least 8 characters.');
  const databaseUrl = text('DATABASE_URL');
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\/[^/]*\/./.test(databaseUrl)) {
    throw new Trouble('DATABASE_URL must be an address like postgresql://user:password@host:5432/database.');
  }
  if (databaseUrl === undefined && text('DATABASE_APP_URL') !== undefined) {
    throw new Trouble(
      'DATABASE_APP_URL only goes with DATABASE_URL. Set both, or neither to use the embedded database.',
    );
  }
  if (databaseUrl === undefined && text('DATABASE_PASSWORD') !== undefined)
    throw new Trouble('DATABASE_PASSWORD only goes with DATABASE_URL, whose password it is.');
  const dataDir = resolve(ROOT, text('DATA_DIR') ?? '.data');
  const retention = text('BACKUP_RETENTION_DAYS') ?? '30';
  if (!/^\d{1,4}$/.test(retention) || Number(retention) < 1) {
    throw new Trouble(`BACKUP_RETENTION_DAYS must be a whole number from 1 to 9999, but is "${retention}".`);
  }
  const backupDir = text('BACKUP_DIR') && resolve(ROOT, text('BACKUP_DIR'));
  if (backupDir !== undefined && (within(backupDir, dataDir) || within(dataDir, backupDir))) {
    throw new Trouble(
      `BACKUP_DIR must lie beside DATA_DIR, better on another disk, but is ${backupDir}, and DATA_DIR is ${dataDir}.`,
    );
  }
  return {
    host: text('HOST') ?? 'localhost',
    port: Number(port),
    dataDir,
    databaseUrl: withPassword(databaseUrl, text('DATABASE_PASSWORD')),
    demo: demo === 'on',
    demoPassword,
    backupDir,
    backupRetentionDays: Number(retention),
  };
}

const within = (path, folder) => path === folder || path.startsWith(folder + sep);
