import { say } from './progress.mjs';
import { setUp } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

/** `npm run restore -- --to INSTANT`: database and files as they were, in a folder beside DATA_DIR, which stays as it is. */
await main(async () => {
  const { readRestoreArguments, requireBackupDir } = await import('./backup/arguments.mjs');
  const { checkSettings } = await import('./start/settings.mjs');
  const settings = checkSettings(process.env);
  const { instant, into: wanted } = readRestoreArguments(process.argv.slice(2));
  const backupDir = requireBackupDir(settings);
  if (settings.databaseUrl !== undefined)
    throw new Trouble(
      'DATABASE_URL names a PostgreSQL of your own: restore it with its own tools, as docs/operations.md says.',
    );
  if (!(await setUp())) return;
  const stamp = (instant ?? new Date()).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const into = wanted ?? `${settings.dataDir}-restored-${stamp}`;
  const { restore } = await import('./backup/restore.mjs');
  const { lastChange, short, missingFiles } = await restore({
    backupDir,
    dataDir: settings.dataDir,
    into,
    instant,
    onProgress: (step) => say(`${step} …`),
  });
  say(`\nRestored to ${into}.`);
  if (lastChange) say(`The last change in it was confirmed at ${lastChange.toISOString()}.`);
  if (short)
    say('Nothing later is in the backups: if more was confirmed until the instant you gave, it is not here.');
  if (missingFiles > 0)
    say(`${missingFiles} uploaded files are in no backup: they were uploaded after the last copy of files.`);
  say(`\nLook at it on another port:   DATA_DIR=${into} BACKUP_DIR= PORT=3001 npm start`);
  say(
    'To go on with it, stop the other one and start with DATA_DIR naming this folder and BACKUP_DIR an empty one.',
  );
});
