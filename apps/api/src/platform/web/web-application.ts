import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withoutForeignSession } from '../access/session-cookie';
import { notFound } from '../errors/problem-error';
import { freshNonce } from './nonce';
import { pagePolicy } from './page-policy';
import { keepPages, type SentPage } from './page-cache';
import type { ApiAnswer, PageRequest, WebServer } from './page-renderer';
import type { PageState } from './page-state';

type Render = (request: PageRequest) => Promise<SentPage>;

/** Time for whoever waits for the server to be told first that it is ready. */
const LOADED_AFTER_MILLISECONDS = 500;
/** Addresses that are never pages. */
const NO_PAGE = /^\/(?:api|health|metrics)(?:[/?]|$)/;
/** The build puts a hash of the content into these names: what they hold never changes. */
const HASHED = /-[\w-]{8}\.(?:js|css|woff2)$/;

/**
 * Serves the built web application: its files, and pages rendered in this process for every other address.
 *
 * @param webDir holds `browser/` and `server/server.mjs`
 * @param state what the public pages of a municipality depend on: pages are kept while it is the same
 * @param origin where people reach the product
 * @returns false where there is no built web application: then the API serves alone
 */
export async function registerWebApplication(
  fastify: FastifyInstance,
  webDir: string,
  state: PageState,
  origin: string,
): Promise<boolean> {
  const program = resolve(join(webDir, 'server', 'server.mjs'));
  if (!existsSync(program)) return false;
  const folder = resolve(webDir, 'browser');
  const names = await listFiles(folder);
  await fastify.register(files, {
    root: folder,
    // A route for each of a hundred files would be most of what it takes to set up the server.
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const name = path.replace(/\.(?:br|gz)$/, '');
      reply.header(
        'cache-control',
        HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });
  // Much to load, and the API does without: it happens once the server listens, at the latest for the first page.
  let loading: Promise<Render> | undefined;
  const loaded = (): Promise<Render> => (loading ??= loadRender(program, state));
  let soon: NodeJS.Timeout | undefined;
  fastify.addHook('onListen', (done) => {
    soon = setTimeout(() => {
      loaded().catch((error: unknown) => {
        fastify.log.error({ err: error }, 'the web application could not be loaded');
      });
    }, LOADED_AFTER_MILLISECONDS).unref();
    done();
  });
  fastify.addHook('onClose', (_, done) => {
    clearTimeout(soon);
    done();
  });
  fastify.get('/*', async (request, reply) => {
    if (NO_PAGE.test(request.url)) throw notFound();
    const name = request.url.split('?', 1)[0]?.slice(1) ?? '';
    if (names.has(name)) return reply.sendFile(name);
    // Browsers ask for it unasked, and the renderer has no answer to it.
    if (name === 'favicon.ico') throw notFound();
    return answerPage(fastify, await loaded(), origin, request, reply);
  });
  return true;
}

/** The files to serve, by path below the folder; the compressed ones stand behind the others. */
async function listFiles(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile() && !/\.(?:br|gz|html)$/.test(entry.name))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
  );
}

async function loadRender(program: string, state: PageState): Promise<Render> {
  const { render, preferencesOf } = (await import(program)) as WebServer;
  return keepPages(state, preferencesOf)(render);
}

async function answerPage(
  fastify: FastifyInstance,
  render: Render,
  origin: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const nonce = freshNonce();
  const {
    status,
    headers,
    html,
    errors = [],
    onSent,
  }: SentPage = await render({
    url: request.url,
    origin,
    headers: request.headers,
    nonce,
    fetchApi: (path, sent) => askApi(fastify, request, path, sent),
  });
  // Not on `close`: a connection that broke off may still hold the bytes.
  if (onSent) reply.raw.once('finish', onSent);
  for (const error of errors) request.log.error({ err: error }, 'a page could not be rendered');
  return reply
    .status(status)
    .headers({
      'cache-control': 'private, no-cache',
      'content-security-policy': pagePolicy(nonce),
      ...headers,
    })
    .send(html);
}

/** A request of the page to the API of the same process, in the name of whoever asked for the page. */
async function askApi(
  fastify: FastifyInstance,
  request: FastifyRequest,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<ApiAnswer> {
  if (!path.startsWith('/api/v1/')) throw new Error('Pages read the API only.');
  const { cookie, ...others } = headers;
  const sent = cookie === undefined ? others : { ...others, cookie: withoutForeignSession(request, cookie) };
  const answer = await fastify.inject({
    method: 'GET',
    url: path,
    // Whoever asked for the page is who asks.
    remoteAddress: request.ip,
    headers: { ...sent, 'x-request-id': request.id },
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body };
}
