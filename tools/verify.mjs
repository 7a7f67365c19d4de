import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './progress.mjs';
import { ROOT, ensureBuilt, setUp } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

const USAGE =
  'Use: npm run verify -- [--municipality SLUG [--anchor SEQUENCE:HASH]…]\n' +
  'An anchor is the head of the chain as it was written down earlier, for example in an export.';

/**
 * `npm run verify`: recomputes the chains of all municipalities, or of one, and compares every projection with its plan
 * ledger. Names the first thing that is wrong, and ends with 1 then.
 */
await main(async () => {
  const { municipality = '', anchor = [] } = readArguments(process.argv.slice(2));
  const { checkSettings } = await import('./start/settings.mjs');
  const settings = checkSettings(process.env);
  if (!(await setUp())) return;
  await ensureBuilt();
  const { withDatabase } = await import('./municipality/database.mjs');
  const { code } = await withDatabase(settings, (databaseUrl) =>
    runCommand(process.execPath, [join(ROOT, 'dist', 'api', 'verify.js'), municipality, ...anchor], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl },
      onOutput: (text) => process.stdout.write(text),
    }),
  );
  process.exitCode = code === 0 ? 0 : 1;
});

function readArguments(args) {
  const { values } = parse(args);
  const anchors = values.anchor ?? [];
  if (anchors.some((anchor) => !/^\d{1,15}:[0-9a-f]{64}$/.test(anchor)))
    throw new Trouble(`An anchor is a number, a colon and 64 hexadecimal digits.\n${USAGE}`);
  if (anchors.length > 0 && values.municipality === undefined)
    throw new Trouble(`An anchor belongs to one municipality: name it.\n${USAGE}`);
  return values;
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: { municipality: { type: 'string' }, anchor: { type: 'string', multiple: true } },
    });
  } catch (error) {
    throw new Trouble(`${error.message}\n${USAGE}`);
  }
}
