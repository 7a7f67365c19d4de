import { join, resolve } from 'node:path';
import { readArguments, readMove } from './municipality/arguments.mjs';
import { runCommand, say } from './progress.mjs';
import { ROOT, ensureBuilt, setUp } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

/**
 * `npm run municipality -- create SLUG --name NAME --admin MAIL`: an empty municipality on the database that
 * `npm start` uses, whether it is running or not, and the one-time link of its administrator. `export SLUG FILE`,
 * `restore FILE` and `remove SLUG --confirm SLUG` take a whole municipality out, in, and away.
 */
await main(async () => {
  const move = readMove(process.argv.slice(2));
  const { slug, name, admin, languages } = move ? {} : readArguments(process.argv.slice(2));
  const { checkSettings, publicAddress } = await import('./start/settings.mjs');
  const settings = checkSettings(process.env);
  if (!(await setUp())) return;
  await ensureBuilt();
  const { withDatabase } = await import('./municipality/database.mjs');
  const { code, output } = await withDatabase(settings, (databaseUrl) =>
    runCommand(
      process.execPath,
      move
        ? [join(ROOT, 'dist', 'api', 'move-municipality.js'), ...inFolder(move)]
        : [join(ROOT, 'dist', 'api', 'municipality.js'), slug, name, admin, languages],
      { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl } },
    ),
  );
  if (code !== 0) throw new Trouble(output.trim());
  if (move) {
    say(JSON.parse(output.trim().split('\n').at(-1)).said);
    return;
  }
  const { link, expiresAt } = JSON.parse(output.trim().split('\n').at(-1));
  say(`\n${name} is there, and empty. This link is for ${admin}, works once and until ${expiresAt}:\n`);
  say(`  ${publicAddress(settings, process.env)}${link}\n`);
  say('Whoever opens it sets a name and a password. Sample accounts cannot sign in any more.');
});

/** Files are named from where the command was called. */
function inFolder([command, ...names]) {
  const from = process.env.INIT_CWD ?? process.cwd();
  return [
    command,
    ...names.map((name, at) =>
      at === names.length - 1 && command !== 'remove' ? resolve(from, name) : name,
    ),
  ];
}
