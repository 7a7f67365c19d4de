import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ROOT } from '../setup.mjs';

const PATIENCE_MILLISECONDS = 240_000;
const run = promisify(execFile);

/**
 * PDF and DOCX of sample editions, read by programs of other make: Poppler, LibreOffice and veraPDF, each where it is
 * installed. Answers `{ asked, left, wrong }`: what was asked, which programs are missing, and what differs as sentences.
 */
export async function checkDocuments() {
  const has = (name) => spawnSync(name, ['--version']).error === undefined;
  const office = ['soffice', 'libreoffice'].find(has);
  const programs = {
    Poppler: has('pdfinfo') && has('pdftotext') ? readByPoppler : null,
    LibreOffice: office ? (samples, folder) => readByOffice(office, samples, folder) : null,
    veraPDF: has('verapdf') ? readByVeraPdf : null,
  };
  const wanted = Object.entries(programs);
  const folder = mkdtempSync(join(tmpdir(), 'wegmarke-documents-'));
  try {
    const samples = await sampleDocuments();
    for (const { name, pdf, docx } of samples) {
      writeFileSync(join(folder, `${name}.pdf`), pdf);
      writeFileSync(join(folder, `${name}.docx`), docx);
    }
    const wrong = [];
    for (const [program, read] of wanted) {
      for (const sentence of read ? await read(samples, folder) : []) wrong.push(`${program}: ${sentence}`);
    }
    const isThere = (there) => wanted.filter(([, read]) => (read !== null) === there).map(([name]) => name);
    return { documents: samples.length, asked: isThere(true), left: isThere(false), wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readByPoppler(samples, folder) {
  const wrong = [];
  for (const { name, title, figures } of samples) {
    const file = join(folder, `${name}.pdf`);
    const { stdout: facts } = await run('pdfinfo', [file]);
    if (!/^Tagged: +yes$/m.test(facts)) wrong.push(`${name}.pdf is not tagged`);
    if (!facts.includes(title)) wrong.push(`${name}.pdf is not called ${title}`);
    const { stdout: structure } = await run('pdfinfo', ['-struct-text', file], { maxBuffer: 2 ** 27 });
    for (const [tag, least] of Object.entries({
      H1: 1,
      H2: 8,
      Figure: 1,
      Table: 8,
      THead: 8,
      TH: 40,
      L: 2,
    })) {
      const found = structure.match(new RegExp(`^ *${tag}\\b`, 'gm'))?.length ?? 0;
      if (found < least || (tag === 'H1' && found > 1)) wrong.push(`${name}.pdf has ${found} ${tag}`);
    }
    const { stdout: text } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 2 ** 27 });
    wrong.push(...missing(`${name}.pdf`, figures, text));
  }
  return wrong;
}

async function readByOffice(office, samples, folder) {
  await run(
    office,
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--headless', '--norestore', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder],
      ...samples.map(({ name }) => join(folder, `${name}.docx`)),
    ],
    { timeout: PATIENCE_MILLISECONDS },
  );
  return samples.flatMap(({ name, figures }) => {
    const text = join(folder, `${name}.txt`);
    if (!existsSync(text)) return [`${name}.docx is not read; is LibreOffice's Writer installed?`];
    return missing(`${name}.docx`, figures, readFileSync(text, 'utf8'));
  });
}

async function readByVeraPdf(samples, folder) {
  const files = samples.map(({ name }) => join(folder, `${name}.pdf`));
  const { stdout } = await run('verapdf', ['--flavour', 'ua1', '--format', 'text', ...files]).catch(
    (error) => error,
  );
  return stdout.split('\n').filter((line) => line.startsWith('FAIL'));
}

/** Figures that are not in a text. The order of signs right to left is the reader's own: there the numbers are looked for. */
function missing(file, figures, text) {
  const bare = (value) => value.replaceAll(/[\s%\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  const read = bare(text);
  return figures.filter((figure) => !read.includes(bare(figure))).map((figure) => `${file} lacks ${figure}`);
}

async function sampleDocuments() {
  const { build } = await import('esbuild');
  const outfile = join(ROOT, 'dist', 'tools', 'sample-documents.mjs');
  await build({
    entryPoints: [join(ROOT, 'apps/api/test/support/sample-documents.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    loader: { '.typ': 'text' },
    alias: { '@wegmarke/domain': join(ROOT, 'libs/domain/src') },
    logLevel: 'warning',
  });
  return (await import(pathToFileURL(outfile).href)).sampleDocuments();
}
