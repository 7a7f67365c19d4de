import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../setup.mjs';
import { Trouble } from '../trouble.mjs';

const BACKUP = 'Use: npm run backup, or npm run backup -- --files for new uploaded files alone.';
const RESTORE =
  'Use: npm run restore -- --to INSTANT [--into FOLDER], for example\n' +
  '  npm run restore -- --to 2026-05-04T09:30:00+02:00\n' +
  'INSTANT "latest" restores all that there is.';
/** With its distance from Greenwich: a restore to another hour than meant is noticed too late. */
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** `{ files }`: whether new uploaded files are all that is wanted. */
export function readBackupArguments(args) {
  return { files: parse(args, { files: { type: 'boolean' } }, BACKUP).files ?? false };
}

/** `{ instant, into }`; `instant` is undefined for the last there is, `into` where nothing was said. */
export function readRestoreArguments(args, now = new Date()) {
  const { to, into } = parse(args, { to: { type: 'string' }, into: { type: 'string' } }, RESTORE);
  if (to === undefined) throw new Trouble(`--to is missing: the instant to go back to.\n${RESTORE}`);
  const instant = to === 'latest' ? undefined : new Date(to);
  if (instant !== undefined && (!INSTANT.test(to) || Number.isNaN(instant.getTime())))
    throw new Trouble(
      `--to must be an instant with its distance from UTC, like 2026-05-04T09:30:00+02:00, but is "${to}".\n${RESTORE}`,
    );
  if (instant !== undefined && instant > now)
    throw new Trouble(`--to is ${instant.toISOString()}, which is still to come.\n${RESTORE}`);
  return { instant, into: into === undefined ? undefined : resolve(ROOT, into) };
}

/** The folder of the backups, or the sentence that it is to be set. */
export function requireBackupDir({ backupDir }) {
  if (backupDir !== undefined) return backupDir;
  throw new Trouble(
    'BACKUP_DIR is not set: it names the folder for the backups, better on another disk. Start Wegmarke with it, too.',
  );
}

function parse(args, options, usage) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Trouble(`${error.message}\n${usage}`);
  }
}
