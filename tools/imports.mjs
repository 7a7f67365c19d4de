import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** Folder names that say nothing about what is inside. */
const EMPTY_WORDS = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'misc']);

/** The packages a library may use besides our own; `null`: any. Tests may use any. */
const PACKAGES = [
  { folder: 'libs/domain/src/words/', allowed: /^intl-messageformat$/ },
  { folder: 'libs/domain/src/', allowed: /^$/ },
  {
    folder: 'libs/ui/src/',
    allowed: /^(@angular\/(?!common\/http|router|platform-server|ssr)|chart\.js|rxjs|tslib)/,
  },
];

/**
 * Checks every import of the TypeScript below `folders` of `root`, by TypeScript's own resolution. Returns the
 * findings as sentences, `file: what is wrong`, sorted; none means that the rules of who may import whom hold.
 */
export function checkImports(root, folders) {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => listFiles(root, folder));
  const imports = readImports(root, files);
  const findings = [...folderNames(files), ...cycles(imports)];
  for (const [file, targets] of imports) {
    for (const target of targets) {
      const wrong = target.file ? wrongFile(file, target) : wrongPackage(file, target.name);
      if (wrong) findings.push(`${file}: ${wrong}`);
    }
  }
  return findings.sort();
}

function listFiles(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file))
    .sort();
}

/** Per file what it imports: `{ name, file?, typeOnly }`, `file` for what lies inside the project. */
function readImports(root, files) {
  const config = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config;
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  options.baseUrl = undefined;
  options.pathsBasePath = root;
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  return new Map(
    files.map((file) => {
      const path = join(root, file);
      const source = ts.preProcessFile(readFileSync(path, 'utf8'), true, true);
      const targets = source.importedFiles.map(({ fileName: name }) => {
        const found = ts.resolveModuleName(name, path, options, ts.sys, cache).resolvedModule;
        const inside =
          found && !found.isExternalLibraryImport && !found.resolvedFileName.includes('/node_modules/');
        return { name, file: inside ? relative(root, found.resolvedFileName) : undefined };
      });
      return [file, targets];
    }),
  );
}

function folderNames(files) {
  const folders = new Set(files.flatMap((file) => ancestors(file)));
  return [...folders]
    .filter((folder) => EMPTY_WORDS.has(folder.split('/').at(-1)))
    .map((folder) => `${folder}: a folder of that name says nothing about what is inside`)
    .concat(
      files
        .filter((file) => /^apps\/.*\/index\.ts$/.test(file) && file !== 'apps/web/src/index.ts')
        .map((file) => `${file}: no barrels inside the apps, they make cycles`),
    );
}

function ancestors(file) {
  const folders = [];
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.push(folder);
  return folders;
}

/** What is wrong with `file` importing another file of ours, or undefined. */
function wrongFile(file, { name, file: target }) {
  const from = place(file);
  const to = place(target);
  if (from.project !== to.project) {
    if (to.project.startsWith('libs/') && name.startsWith('.'))
      return `imports ${target} by a path, use @wegmarke/…`;
    if (/^@wegmarke\/[^/]+\/[^/]+\//.test(name))
      return `imports ${name}, a folder is imported by its name alone`;
  }
  if (from.project === 'apps/api' && file.startsWith('apps/api/test/')) {
    // What serves any product may be tried by itself; a feature is what answers over HTTP.
    const allowed = file.startsWith('apps/api/test/support/') || to.feature === undefined;
    return allowed ? undefined : `imports ${target}, a test over HTTP knows the contracts alone`;
  }
  if (from.room === 'platform' && to.feature && !isTest(file))
    return `imports ${target}, the platform knows no feature`;
  if (from.feature && to.feature && from.feature !== to.feature && !isTest(file)) {
    if (from.project === 'apps/web') return `imports ${target}, a feature of the web never imports another`;
    if (!/\.(service|module)\.ts$/.test(target))
      return `imports ${target}, a feature uses another through its service alone`;
  }
  return undefined;
}

function wrongPackage(file, name) {
  const rule = PACKAGES.find(({ folder }) => file.startsWith(folder));
  if (!rule || isTest(file) || name.startsWith('@wegmarke/') || name.startsWith('.')) return undefined;
  return rule.allowed.test(name) ? undefined : `imports ${name}, which ${rule.folder} does without`;
}

/** Where a file lives: `{ project, room, feature }`. */
function place(file) {
  const [top, name, , ...rest] = file.split('/');
  const inside = name === 'web' && rest[0] === 'app' ? rest.slice(1) : rest;
  return {
    project: `${top}/${name}`,
    room: inside[0],
    feature: inside[0] === 'features' ? inside[1] : undefined,
  };
}

function isTest(file) {
  return /\.spec\.m?ts$|^apps\/api\/test\/|^apps\/web\/e2e\//.test(file);
}

/** Each cycle once, as the chain of its files. Imports of types count: they tie the files together just as well. */
function cycles(imports) {
  const state = new Map();
  const chain = [];
  const found = [];
  const visit = (file) => {
    state.set(file, 'open');
    chain.push(file);
    for (const { file: target } of imports.get(file) ?? []) {
      if (!target || target === file || !imports.has(target)) continue;
      if (state.get(target) === 'open') found.push([...chain.slice(chain.indexOf(target)), target]);
      else if (!state.has(target)) visit(target);
    }
    chain.pop();
    state.set(file, 'done');
  };
  for (const file of imports.keys()) if (!state.has(file)) visit(file);
  return found.map((cycle) => `${cycle[0]}: imports itself over ${cycle.slice(1).join(' → ')}`);
}
