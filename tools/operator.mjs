import { join } from 'node:path';
import { readOperatorArguments } from './municipality/operator-arguments.mjs';
import { runCommand, say } from './progress.mjs';
import { ROOT, ensureBuilt, setUp } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

const MEANING = {
  create: 'Whoever opens it runs this installation, once a second factor is set up for the account.',
  reset: 'Whoever opens it sets a new password; a second factor stays in force.',
  'reset-factors':
    'Whoever opens it sets a new password. Authenticator app, recovery codes and passkeys are gone, all sessions ended.',
};

/**
 * `npm run operator -- create MAIL`: a one-time link with which somebody becomes an operator of this installation;
 * `reset` and `reset-factors` let somebody back into their account. On the database that `npm start` uses, whether it
 * is running or not.
 */
await main(async () => {
  const { command, email } = readOperatorArguments(process.argv.slice(2));
  const { checkSettings, publicAddress } = await import('./start/settings.mjs');
  const settings = checkSettings(process.env);
  if (!(await setUp())) return;
  await ensureBuilt();
  const { withDatabase } = await import('./municipality/database.mjs');
  const { code, output } = await withDatabase(settings, (databaseUrl) =>
    runCommand(process.execPath, [join(ROOT, 'dist', 'api', 'operator.js'), command, email], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl },
    }),
  );
  if (code !== 0) throw new Trouble(output.trim());
  const { link, expiresAt } = JSON.parse(output.trim().split('\n').at(-1));
  say(`\nThis link is for ${email}, works once and until ${expiresAt}:\n`);
  say(`  ${publicAddress(settings, process.env)}${link}\n`);
  say(MEANING[command]);
});
