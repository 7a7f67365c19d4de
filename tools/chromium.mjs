import { execFile, spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Trouble, fileTrouble } from './trouble.mjs';

const require = createRequire(import.meta.url);

/** No sandbox, as it needs rights that root in a container lacks; only pages of our own are opened. No calls home. */
const FLAGS = [
  ...[
    '--no-sandbox',
    '--no-zygote',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--hide-scrollbars',
  ],
  ...[
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--font-render-hinting=none',
  ],
];

/** The fonts that come along and no others, so that pages look the same everywhere; the folder may move. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** See chromium.d.mts. */
export async function launchChromium({ args = [], ...options } = {}) {
  const { chromium } = await import('playwright-core');
  const { program, env } = await findChromium();
  return chromium.launch({
    executablePath: program,
    args: [...FLAGS, ...args],
    env: { ...process.env, ...env },
    ...options,
  });
}

/**
 * The browser's program and the environment it needs: CHROMIUM_PATH if set, otherwise the one from the npm package,
 * unpacked once.
 */
export async function findChromium() {
  const own = process.env.CHROMIUM_PATH;
  if (own) {
    if (!existsSync(own))
      throw new Trouble(
        `CHROMIUM_PATH names ${own}, which does not exist. Set it to a Chromium, or leave it out.`,
      );
    return { program: own, env: {} };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Trouble(
      `No Chromium comes along for ${process.platform} on ${process.arch}. Install one and set CHROMIUM_PATH to its program.`,
    );
  }
  const folder = await unpacked();
  const program = join(folder, 'chromium');
  const env = {
    FONTCONFIG_PATH: join(folder, 'fonts'),
    FONTCONFIG_FILE: join(folder, 'fonts', 'fonts.conf'),
  };
  // The libraries that come along are older than most systems' own: they only help out where some are missing.
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  for (const attempt of [env, { ...env, ...libraries }]) {
    const probe = spawnSync(program, ['--version'], { env: { ...process.env, ...attempt }, stdio: 'ignore' });
    if (probe.status === 0) return { program, env: attempt };
  }
  throw new Trouble(
    `The Chromium in ${folder} does not run on this machine. Install one and set CHROMIUM_PATH to its program.`,
  );
}

/** The folder with the unpacked browser. It gets its name when it is whole, so a cut-off one is never used. */
async function unpacked() {
  const manifest = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'package.json');
  const name = `chromium-${JSON.parse(readFileSync(manifest, 'utf8')).version}`;
  const installed = join(dirname(manifest), '..', '..', '.cache', 'wegmarke');
  if (existsSync(join(installed, name))) return join(installed, name);
  const shelf = writable(installed) ? installed : privateFolder();
  const folder = join(shelf, name);
  if (existsSync(folder)) return folder;

  const unfinished = `${folder}.${process.pid}`;
  try {
    mkdirSync(unfinished, { recursive: true });
    // The package unpacks into the folder for temporary files, and its libraries only where it believes itself at AWS.
    await promisify(execFile)(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `await (await import(${JSON.stringify(require.resolve('@sparticuz/chromium'))})).default.executablePath()`,
      ],
      { env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' } },
    );
    chmodSync(join(unfinished, 'chromium'), 0o755);
    writeFileSync(join(unfinished, 'fonts', 'fonts.conf'), FONTS);
    if (existsSync(folder)) rmSync(unfinished, { recursive: true, force: true });
    else renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw fileTrouble(error, shelf);
  }
  return folder;
}

function writable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder for temporary files that nobody else could have laid out for us. */
function privateFolder() {
  const folder = join(tmpdir(), `wegmarke-${process.getuid?.() ?? 'own'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0) {
    throw new Trouble(
      `${folder} does not belong to you alone. Remove it, or set TMPDIR to a folder of your own.`,
    );
  }
  return folder;
}
