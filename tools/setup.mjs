import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtIn } from './built-in.mjs';
import { whenOrphaned } from './orphaned.mjs';
import { during, runCommand, say } from './progress.mjs';
import { Trouble, fileTrouble } from './trouble.mjs';

const { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, mkdirSync } =
  await builtIn('node:fs');

/** The project's own folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that the product runs on; the npm package brings it where the system's is older. */
const NODE_MAJOR = 24;

const OWN_BIN = join('node_modules', '.bin');

/**
 * All set-up before anything of the product can run: packages as in the lock file, and this process on Node 24.
 * Resolves to true when the caller may go on, to false when a child on the right Node has done the work instead; the
 * exit code is then set. What needs no work costs a few milliseconds.
 */
export async function setUp() {
  checkMachine();
  await ensureInstalled(ROOT);
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return true;
  const node = join(ROOT, OWN_BIN, 'node');
  if (!existsSync(node)) {
    throw new Trouble(
      `Wegmarke needs Node.js ${NODE_MAJOR}, this is ${process.version}, and none comes along for this machine. Install Node.js ${NODE_MAJOR} or newer.`,
    );
  }
  await becomeChild(node);
  return false;
}

function checkMachine() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 17)) {
    throw new Trouble(
      `Wegmarke needs Node.js 20.17 or newer, this is ${process.version}. Install a newer one from https://nodejs.org.`,
    );
  }
  if (!['linux', 'darwin'].includes(process.platform)) {
    throw new Trouble(
      `Wegmarke runs on Linux and macOS, not on ${process.platform}. On Windows, use the Linux subsystem (WSL).`,
    );
  }
}

/** Goes on in a child on another Node: signals are handed over, its exit code becomes ours. */
async function becomeChild(node) {
  const { spawn } = await import('node:child_process');
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to the child as well; a signal to us alone has to be passed on.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Brings `node_modules` of `root` to the lock file's state, unless it is. */
export async function ensureInstalled(root) {
  const modules = join(root, 'node_modules');
  const stamp = join(modules, '.wegmarke-install');
  const file = join(root, 'package-lock.json');
  const { size, mtimeMs } = statSync(file);
  const seen = `${size} ${mtimeMs}`;
  const last = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (last.endsWith(` ${process.platform}-${process.arch} ${seen}`)) return;
  const lock = readFileSync(file);
  const { createHash } = await builtIn('node:crypto');
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
  if (!last.startsWith(`${wanted} `) && !isInstalled(root, JSON.parse(lock))) await install(root);
  try {
    writeFileSync(stamp, `${wanted} ${seen}`);
  } catch (error) {
    // An install that somebody else made and we may only read is as good; it is only looked through each time.
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code))
      throw fileTrouble(error, modules, 'Allow it, then start again.');
  }
}

/**
 * Whether an install by hand is whole and of this lock file. npm writes the list of what it installed last, so a
 * half-finished install has none, or an older one.
 */
export function isInstalled(root, lock) {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  let found;
  try {
    found = JSON.parse(readFileSync(list, 'utf8')).packages;
  } catch {
    return false;
  }
  return Object.entries(lock.packages).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true;
    const there = found[path];
    if (!there) return entry.optional === true || entry.devOptional === true;
    return (
      there.version === entry.version &&
      there.integrity === entry.integrity &&
      existsSync(join(root, path, 'package.json'))
    );
  });
}

async function install(root) {
  const { code, output } = await during(
    'Installing the packages of the lock file (a few minutes the first time)',
    () =>
      // None of the packages needs its install script, and what does not run can do no harm.
      runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: root,
        env: { ...process.env, PATH: pathWithoutOwnBin() },
      }),
  );
  if (code === 0) return;
  if (code === 127) {
    throw new Trouble('npm was not found. Install Node.js together with npm, then start again.');
  }
  if (/ENOSPC|no space left/i.test(output)) {
    throw new Trouble(
      `There is no space left for the packages in ${root}. Free about 2 GB, then start again.`,
    );
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    throw new Trouble(
      `The packages cannot be written to ${join(root, 'node_modules')}. Give that folder to the account that starts Wegmarke, then start again.`,
    );
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i.test(output)
  ) {
    throw new Trouble(
      'The packages could not be fetched, as the network did not answer. Check the connection, then start again.',
    );
  }
  throw new Trouble(
    `The packages could not be installed. Start again; if it fails again, npm gives this reason:\n${output.trim().split('\n').slice(-12).join('\n')}`,
  );
}

/** npm must not run on the Node that it is about to replace. */
function pathWithoutOwnBin() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(OWN_BIN))
    .join(delimiter);
}

/** The environment for the project's own commands: its Node first, and Nx without its daemon or the network. */
export function commandEnvironment() {
  return {
    ...process.env,
    PATH: [join(ROOT, OWN_BIN), process.env.PATH ?? ''].join(delimiter),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NG_CLI_ANALYTICS: 'false',
  };
}

/** Runs Nx with `args`; resolves to `{ code, output }`. */
export function nx(args, options = {}) {
  return runCommand(process.execPath, [join(ROOT, OWN_BIN, 'nx'), ...args], {
    cwd: ROOT,
    env: commandEnvironment(),
    ...options,
  });
}

/** Builds API and web application if any of their sources changed since the last build; `before` comes before that. */
export async function ensureBuilt(before = () => undefined) {
  const stamp = join(ROOT, 'dist', '.wegmarke-build');
  const { createHash } = await builtIn('node:crypto');
  const sources = listSources(ROOT);
  const seen = createHash('sha256').update(sources.map(shapeOf).join('\n')).digest('hex');
  const last = readStamp(stamp);
  if (last?.seen === seen) return;
  const content = createHash('sha256');
  for (const { path } of sources)
    content
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  const digest = content.digest('hex');
  try {
    if (last?.content !== digest) {
      await before();
      rmSync(stamp, { force: true });
      const { code, output } = await during('Building the server and the pages', () =>
        nx(['run-many', '-t', 'build', '-p', 'api,web', '--output-style=static']),
      );
      if (code !== 0) {
        say(output.trim());
        throw new Trouble('The build failed, for the reason above.');
      }
    }
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, JSON.stringify({ seen, content: digest }));
  } catch (error) {
    throw fileTrouble(error, join(ROOT, 'dist'), 'Allow it, then start again.');
  }
}

/** Whether there is a build, be it of these sources or of older ones. */
function isBuilt() {
  return existsSync(join(ROOT, 'dist', 'api', 'main.js')) && existsSync(join(ROOT, 'dist', 'web', 'browser'));
}

function readStamp(stamp) {
  if (!isBuilt()) return undefined;
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Every file of `root` that a build reads, `{ path, size, mtimeMs }`; tests are none. */
export function listSources(root) {
  const found = [];
  const namesIn = (folder) => readdirSync(`${root}/${folder}`).sort();
  // A file, or all below a folder. Every start waits for it: entries that tell their kind take three times as long.
  const collect = (path) => {
    const stats = statSync(`${root}/${path}`, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) found.push({ path, size: stats.size, mtimeMs: stats.mtimeMs });
    else for (const name of namesIn(path)) if (!/\.spec\.[^.]+$/.test(name)) collect(`${path}/${name}`);
  };
  for (const path of ['package-lock.json', 'nx.json', 'tsconfig.base.json', 'docs/openapi.json'])
    collect(path);
  for (const top of ['apps/api', 'apps/web', 'libs/domain', 'libs/ui']) {
    for (const name of namesIn(top)) {
      if (name === 'src' || (/\.(json|mjs|js|ts)$/.test(name) && !name.startsWith('jest.')))
        collect(`${top}/${name}`);
    }
  }
  return found;
}

/** What differs where a file was changed, touched or renamed. */
const shapeOf = ({ path, size, mtimeMs }) => `${path} ${size} ${mtimeMs}`;
