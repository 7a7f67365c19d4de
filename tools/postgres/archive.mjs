import { join } from 'node:path';
import { Trouble, fileTrouble } from '../trouble.mjs';
import { accountPasses } from './account.mjs';

const { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } =
  process.getBuiltinModule('node:fs');

/** Seconds after which what was written is in the archive, however little it is. */
const ARCHIVE_WITHIN = 60;

/**
 * Puts a piece of the log into its place whole or not at all; a piece that is there already must be the same. Its time
 * is kept: it says until when the archive reaches.
 */
const KEEP =
  't="$1/$3.gz"; if test -f "$t"; then gzip -dc "$t" | cmp -s - "$2"; else ' +
  'gzip -1 -c "$2" > "$t.part" && touch -r "$2" "$t.part" && sync "$t.part" && mv "$t.part" "$t" && sync "$1"; fi';

/** What the archive does not have may still lie in the log of the database that broke, where that is left. */
const FETCH =
  'if test -f "$1/$3.gz"; then gzip -dc "$1/$3.gz" > "$2"; ' +
  'elif test -n "$4" && test -f "$4/$3"; then cp "$4/$3" "$2"; else exit 1; fi';

/** What may be there before: uploaded files copied by themselves, and what a disk has of its own. */
const EXPECTED = new Set(['documents', 'keys', 'lost+found']);

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
/** For a setting in which PostgreSQL puts its own in place of `%p` and `%f`. */
const literal = (text) => quoted(text).replaceAll('%', '%%');

/** Where the log is kept below the folder of the backups. */
export const walFolder = (backupDir) => join(backupDir, 'wal');

/** The settings with which the database in `home` keeps its log in `backupDir`, which is made for it alone. */
export function archiveSettings({ backupDir, home, account }) {
  claim(backupDir, home, account);
  const wal = walFolder(backupDir);
  return {
    archive_mode: 'on',
    archive_timeout: ARCHIVE_WITHIN,
    archive_command: `sh -c ${literal(KEEP)} keep ${literal(wal)} "%p" "%f"`,
  };
}

/** The settings with which a copy takes over what was written after it, until `instant` (all there is where undefined). */
export function recoverySettings({ backupDir, brokenLog, instant }) {
  return {
    hot_standby: 'off',
    restore_command: `sh -c ${literal(FETCH)} fetch ${literal(walFolder(backupDir))} "%p" "%f" ${literal(brokenLog ?? '')}`,
    ...(instant === undefined
      ? {}
      : {
          // At this point PostgreSQL knows zones by their distance alone.
          recovery_target_time: instant.toISOString().replace('Z', '+00'),
          recovery_target_action: 'promote',
        }),
  };
}

/**
 * One folder keeps the log of one database: that of a restored copy goes on differently from the same place, and whoever
 * restored from both would get neither.
 */
function claim(backupDir, home, account) {
  const own = join(home, 'backups');
  const mark = join(backupDir, 'database');
  try {
    mkdirSync(backupDir, { recursive: true });
    const owner = existsSync(mark) ? readFileSync(mark, 'utf8') : undefined;
    const id = existsSync(own)
      ? readFileSync(own, 'utf8')
      : process.getBuiltinModule('node:crypto').randomUUID();
    if (owner === undefined && readdirSync(backupDir).some((name) => !EXPECTED.has(name)))
      throw new Trouble(`The folder ${backupDir} holds something else. Choose an empty one with BACKUP_DIR.`);
    if (owner !== undefined && owner !== id)
      throw new Trouble(
        `The backups in ${backupDir} are of another database, or of the one that this was restored from. Choose an empty folder with BACKUP_DIR.`,
      );
    writeFileSync(own, id, { mode: 0o600 });
    writeFileSync(mark, id, { mode: 0o600 });
    const wal = walFolder(backupDir);
    mkdirSync(wal, { recursive: true, mode: 0o700 });
    if (account.uid !== undefined) {
      // Passed through by the database's account, read by root alone.
      chmodSync(backupDir, 0o711);
      chownSync(wal, account.uid, account.gid);
    } else chmodSync(backupDir, 0o700);
    if (!accountPasses(account, '-w', wal))
      throw new Trouble(
        `The account ${account.name ?? 'that runs PostgreSQL'} cannot write to ${wal}. Choose a folder that it can reach with BACKUP_DIR.`,
      );
  } catch (error) {
    throw fileTrouble(error, backupDir, 'Allow it, or choose another place with BACKUP_DIR.');
  }
}
