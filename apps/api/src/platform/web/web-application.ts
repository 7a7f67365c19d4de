import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withoutForeignSession } from '../access/session-cookie';
import { notFound } from '../errors/problem-error';
import { pagePolicy } from './page-policy';
import { keepPages, type SentPage } from './page-cache';
import type { ApiAnswer, PageRequest, WebServer } from './page-renderer';
import type { PageState } from './page-state';

/** Addresses that are never pages. */
const NO_PAGE = /^\/(?:api|health|metrics)(?:[/?]|$)/;
/** The build puts a hash of the content into these names: what they hold never changes. */
const HASHED = /-[\w-]{8}\.(?:js|css|woff2)$/;

/**
 * Serves the built web application: its files, and pages rendered in this process for every other address.
 *
 * @param webDir holds `browser/` and `server/server.mjs`
 * @param state what the public pages of a municipality depend on: pages are kept while it is the same
 * @returns false where there is no built web application: then the API serves alone
 */
export async function registerWebApplication(
  fastify: FastifyInstance,
  webDir: string,
  state: PageState,
): Promise<boolean> {
  const server = await loadServer(webDir);
  if (!server) return false;
  await fastify.register(files, {
    root: resolve(webDir, 'browser'),
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz', '**/*.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const name = path.replace(/\.(?:br|gz)$/, '');
      reply.header(
        'cache-control',
        HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });
  const render = keepPages(state, server.preferencesOf)(server.render);
  fastify.get('/*', (request, reply) => {
    if (NO_PAGE.test(request.url)) throw notFound();
    return answerPage(fastify, render, request, reply);
  });
  return true;
}

async function loadServer(webDir: string): Promise<WebServer | null> {
  const file = resolve(join(webDir, 'server', 'server.mjs'));
  const built = await access(file).then(
    () => true,
    () => false,
  );
  if (!built) return null;
  return (await import(pathToFileURL(file).href)) as WebServer;
}

async function answerPage(
  fastify: FastifyInstance,
  render: (request: PageRequest) => Promise<SentPage>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('base64');
  const {
    status,
    headers,
    html,
    errors = [],
  }: SentPage = await render({
    url: request.url,
    headers: request.headers,
    nonce,
    fetchApi: (path, sent) => askApi(fastify, request, path, sent),
  });
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
    headers: { ...sent, 'x-request-id': request.id },
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body };
}
