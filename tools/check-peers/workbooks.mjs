import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundled } from './bundled.mjs';

const [COUNT, SEED] = [24, 20_261_210];
const PATIENCE_MILLISECONDS = 240_000;

/**
 * Workbooks of random editions, computed by LibreOffice from formulas alone, against what the editions say. Answers the
 * sentences of what differs and how many formulas were compared; null where LibreOffice is not installed.
 */
export async function checkWorkbooks() {
  const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (office === undefined) return null;
  const { sampleWorkbooks, computedCells } = await bundled('sample-workbooks');
  const folder = mkdtempSync(join(tmpdir(), 'wegmarke-workbooks-'));
  try {
    const samples = await sampleWorkbooks(COUNT, SEED);
    const [asked, answered] = [join(folder, 'asked'), join(folder, 'answered')];
    for (const each of [asked, answered]) mkdirSync(each);
    for (const { name, file } of samples) writeFileSync(join(asked, name), file);
    await promisify(execFile)(
      office,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        ...['--headless', '--norestore', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', answered],
        ...samples.map(({ name }) => join(asked, name)),
      ],
      { timeout: PATIENCE_MILLISECONDS },
    );
    const wrong = [];
    let compared = 0;
    for (const { name, expected } of samples) {
      const cells = computedCells(readFileSync(join(answered, name)));
      for (const { sheet, cell, value } of expected) {
        compared += 1;
        const computed = cells.get(`${sheet}!${cell}`) ?? '';
        if (!isSame(value, computed))
          wrong.push(`${name} ${sheet}!${cell}: ${value}, LibreOffice: ${computed}`);
      }
    }
    return { workbooks: samples.length, compared, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As near as numbers of 64 bits come: far beyond the decimal that is displayed. */
function isSame(value, computed) {
  if (typeof value === 'number' && typeof computed === 'number')
    return Math.abs(value - computed) <= 1e-9 * Math.max(1, Math.abs(value));
  return value === computed;
}
