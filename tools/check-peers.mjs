import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { accountTable, wrongAccounts } from './check-peers/account.mjs';
import { say } from './progress.mjs';
import { ROOT, ensureBuilt, setUp } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

/** `npm run check:peers -- DIR`: reads every file of a folder as the import would, and prints an account a file. */
await main(async () => {
  const folder = process.argv[2];
  if (!folder || !existsSync(folder)) {
    throw new Trouble('Name the folder with the files: npm run check:peers -- DIR');
  }
  if (!(await setUp())) return;
  await ensureBuilt();
  const { checkPeers } = await import(pathToFileURL(join(ROOT, 'dist', 'api', 'check-peers.js')).href);
  const accounts = checkPeers(resolve(folder), new Date().toISOString().slice(0, 10));
  say(accountTable(accounts));
  const wrong = wrongAccounts(accounts);
  for (const sentence of wrong) say(sentence);
  say(`\n${accounts.length - wrong.length} passed, ${wrong.length} failed`);
  process.exitCode = wrong.length > 0 || accounts.length === 0 ? 1 : 0;
});
