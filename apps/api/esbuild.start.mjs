import { readFile } from 'node:fs/promises';

/** Parts of packages that nothing here calls, and that cost a start much to load. */
const UNCALLED = [
  // Servers that speak TLS or HTTP/2 themselves: that is the proxy's work.
  { asked: /^node:(https|http2)$/, by: /\/node_modules\/fastify\// },
  { asked: /^\.\/lib\/(pushgateway|cluster)$/, by: /\/node_modules\/prom-client\// },
  // Logs are written by the process itself.
  { asked: /^thread-stream$/, by: /\/node_modules\/pino\// },
  // A route for each file, of which there is one for all.
  { asked: /^glob$/, by: /\/node_modules\/@fastify\/static\// },
];

/** What stands in for packages that settle at every start what is settled already. */
const INSTEAD = [
  // It looks for its caller's line in the whole bundle each time it is loaded, to warn of outdated calls.
  { asked: /^depd$/, by: /./, contents: 'module.exports = () => () => undefined;' },
  // Whether the server speaks TLS itself, which it never does; four modules of Node's to ask that.
  {
    asked: /^tls$/,
    by: /\/@nestjs\/core\/nest-application\.js$/,
    contents: 'export class Server {}',
  },
  // Parts of the framework that are not installed, which it looks for in every folder up to the root.
  {
    asked: /^@nestjs\/(microservices|websockets)(\/|$)/,
    by: /\/node_modules\/@nestjs\//,
    contents: "throw Object.assign(new Error('Not installed'), { code: 'MODULE_NOT_FOUND' });",
  },
  // A copy of Node's own for browsers.
  { asked: /^readable-stream$/, by: /./, contents: "module.exports = require('node:stream');" },
  // Which plug-in goes with which Fastify: the lock file says so, and every test runs with it.
  {
    asked: /^semver$/,
    by: /\/node_modules\/fastify\//,
    contents: 'module.exports = { satisfies: () => true, gt: () => false, coerce: () => null };',
  },
];

/** Values that packages make when they are loaded, most of which are never used: made where they are first asked for. */
const LATER = [
  {
    file: /\/@nestjs\/common\/services\/(console-)?logger\.service\.js$/,
    from: /const dateTimeFormatter = (new Intl\.DateTimeFormat\([^;]*\));/,
    to: 'const dateTimeFormatter = { format: (time) => $1.format(time) };',
  },
  {
    file: /\/path-to-regexp\/dist\/index\.js$/,
    from: /const (ID\w*) = (\/.*\/u);/g,
    to: 'let $1_; const $1 = { test: (text) => ($1_ ??= $2).test(text) };',
  },
  {
    // Of the types of files, two thousand, those alone that are sent with no type known to be text.
    file: /\/@fastify\/compress\/index\.js$/,
    from: /const mimedb = require\('mime-db'\)\n([^]*)\bmimedb\[/,
    to: "$1require('mime-db')[",
  },
  {
    // It asks what there is of all the crypto, which loads the browsers' one too.
    file: /\/otpauth\.node\.mjs$/,
    from: "import * as crypto from 'node:crypto'",
    to: "import crypto from 'node:crypto'",
  },
  {
    // No handler answers with what `fetch` gives, and to ask for its class loads the whole client behind it.
    file: /\/@fastify\/compress\/lib\/utils\.js$/,
    from: 'obj instanceof Response',
    to: 'false',
  },
  {
    // Shorter prefixes get a function each, compiled from text.
    file: /\/find-my-way\/lib\/node\.js$/,
    from: 'const LONG_PREFIX_MIN_LENGTH = 16',
    to: 'const LONG_PREFIX_MIN_LENGTH = 2',
  },
  {
    // Two functions a route, compiled from text: one is the same for all routes with these parameters, the other is made
    // for whoever is asked.
    file: /\/find-my-way\/lib\/handler-storage\.js$/,
    from: /(this\._compileCreateParamsObject\(params\))([^]*?)this\._compileGet(HandlerMatchingConstraints)\(constrainer, constraints\)/,
    to: `(HandlerStorage.made ??= {})[params] ??= $1$2this._get$3 = (derived) => {
        this._compileGet$3(constrainer);
        return this._get$3(derived);
      };`,
  },
  {
    // Signing in by the crypto that is loaded anyway, instead of by the browsers' one on top of it.
    file: /\/pg\/lib\/crypto\/utils\.js$/,
    from: /const webCrypto = [^]*/,
    to: `const { createHash, createHmac, pbkdf2, randomBytes } = nodeCrypto;
const { promisify } = require('node:util');
const md5 = async (text) => createHash('md5').update(text).digest('hex');
const postgresMd5PasswordHash = async (user, password, salt) =>
  'md5' + (await md5(Buffer.concat([Buffer.from(await md5(password + user)), salt])));
const hashByName = async (name, text) => createHash(name).update(text).digest();
const sha256 = (text) => hashByName('SHA-256', text);
const hmacSha256 = async (key, text) => createHmac('sha256', key).update(text).digest();
const deriveKey = (password, salt, iterations) => promisify(pbkdf2)(password, salt, iterations, 32, 'sha256');
module.exports = { postgresMd5PasswordHash, randomBytes, deriveKey, sha256, hashByName, hmacSha256, md5 };`,
  },
];

/** Leaves out of a bundle what only makes the server slower to start. */
export const lighter = {
  name: 'lighter',
  setup({ onResolve, onLoad }) {
    for (const { asked, by, contents = 'module.exports = {};' } of [...UNCALLED, ...INSTEAD]) {
      const namespace = `instead of ${asked.source}`;
      onResolve({ filter: asked }, ({ path, importer }) =>
        by.test(importer) ? { path, namespace } : undefined,
      );
      onLoad({ filter: /./, namespace }, () => ({ contents }));
    }
    for (const { file, from, to } of LATER) {
      onLoad({ filter: file }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const contents = text.replace(from, to);
        // Another version says it in other words: then this is to be looked at again.
        if (contents === text)
          return { errors: [{ text: `Nothing in ${path} looks like ${String(from)}.` }] };
        return { contents };
      });
    }
  },
};
