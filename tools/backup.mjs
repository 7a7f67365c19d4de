import { say } from './progress.mjs';
import { setUp } from './setup.mjs';
import { Trouble, fileTrouble, main } from './trouble.mjs';

/**
 * `npm run backup`: a copy of the embedded database, whether it runs or not, and of uploaded files, in BACKUP_DIR.
 * `-- --files`: new uploaded files alone.
 */
await main(async () => {
  const { readBackupArguments, requireBackupDir } = await import('./backup/arguments.mjs');
  const { checkSettings } = await import('./start/settings.mjs');
  const { files } = readBackupArguments(process.argv.slice(2));
  const settings = checkSettings(process.env);
  const backupDir = requireBackupDir(settings);
  if (!(await setUp())) return;
  if (settings.databaseUrl !== undefined && !files)
    throw new Trouble(
      'DATABASE_URL names a PostgreSQL of your own: back it up with its own tools, as docs/operations.md says. "npm run backup -- --files" copies the uploaded files.',
    );
  try {
    const { copyFiles } = await import('./backup/files.mjs');
    if (!files) {
      const { withDatabase } = await import('./municipality/database.mjs');
      const { takeBase } = await import('./backup/base.mjs');
      const { name, bytes } = await withDatabase(settings, (url) => takeBase({ url, backupDir }));
      say(`The database is copied to ${backupDir}/base/${name}: ${Math.ceil(bytes / 1e6)} MB.`);
    }
    say(`Uploaded files that were new: ${await copyFiles(settings)}.`);
    if (files) return;
    const { prune } = await import('./backup/retention.mjs');
    const gone = await prune({ backupDir, days: settings.backupRetentionDays });
    say(
      `Not needed any more after ${settings.backupRetentionDays} days, and removed: ${gone.bases} copies, ${gone.segments} pieces of the log, ${gone.files} files.`,
    );
  } catch (error) {
    throw fileTrouble(error, backupDir, 'Allow it, or choose another place with BACKUP_DIR.');
  }
});
