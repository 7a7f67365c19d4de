import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { accountTable, wrongAccounts } from './check-peers/account.mjs';
import { checkCatalog } from './check-peers/catalog.mjs';
import { checkDocuments } from './check-peers/documents.mjs';
import { checkWorkbooks } from './check-peers/workbooks.mjs';
import { say } from './progress.mjs';
import { ROOT, ensureBuilt, setUp } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

/**
 * `npm run check:peers -- DIR`: reads every file of a folder as the import would, and prints an account a file; has
 * workbooks of editions computed by LibreOffice, and their PDF and DOCX read by Poppler, LibreOffice and veraPDF, where
 * those are installed; and the catalogue of open data judged by the shapes of DCAT-AP.de, where the folder has them.
 */
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
  const others = [await tellWorkbooks(), await tellDocuments(), await tellCatalog(resolve(folder))];
  const failed = others.reduce((sum, each) => sum + each.failed, wrong.length);
  const passed = others.reduce((sum, each) => sum + each.passed, accounts.length - wrong.length);
  say(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || accounts.length === 0 ? 1 : 0;
});

/** Figures of editions, computed by a spreadsheet program from the formulas of their workbooks; null: left out. */
async function tellWorkbooks() {
  const found = await checkWorkbooks();
  if (found === null) {
    say('Left out: workbooks of editions computed by LibreOffice, which is not installed.');
    return { passed: 0, failed: 0 };
  }
  const { workbooks, compared, wrong } = found;
  say(
    `LibreOffice computes ${compared} formulas of ${workbooks} workbooks; ${wrong.length} give something else.`,
  );
  for (const sentence of wrong.slice(0, 20)) say(`  ${sentence}`);
  return { passed: wrong.length === 0 ? 1 : 0, failed: wrong.length === 0 ? 0 : 1 };
}

/** The catalogue of open data by shapes that others wrote; null: left out. */
async function tellCatalog(folder) {
  const found = await checkCatalog(folder);
  if (found === null) {
    say('Left out: the catalogue of open data, as the folder has no shapes of DCAT-AP.de.');
    return { passed: 0, failed: 0 };
  }
  say(
    `DCAT-AP.de 3.0 judges ${found.judged} catalogues; ${found.wrong.length} findings that are not expected.`,
  );
  for (const sentence of found.wrong.slice(0, 20)) say(`  ${sentence}`);
  return { passed: found.wrong.length === 0 ? 1 : 0, failed: found.wrong.length === 0 ? 0 : 1 };
}

/** PDF and DOCX of editions, read by programs that others wrote. */
async function tellDocuments() {
  const { documents, asked, left, wrong } = await checkDocuments();
  for (const program of left)
    say(`Left out: documents of editions read by ${program}, which is not installed.`);
  if (asked.length === 0) return { passed: 0, failed: 0 };
  say(`${asked.join(', ')} read ${documents} editions as PDF and DOCX; ${wrong.length} things differ.`);
  for (const sentence of wrong.slice(0, 20)) say(`  ${sentence}`);
  return { passed: wrong.length === 0 ? 1 : 0, failed: wrong.length === 0 ? 0 : 1 };
}
