import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { type DynamicModule, RequestMethod } from '@nestjs/common';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { Acting } from './audit/acting';
import type { Settings } from './config/settings';
import { sendUnroutable } from './errors/problem.filter';
import { ApiAdapter } from './http/api-adapter';
import { Bursts } from './http/bursts';
import { answerClientError } from './http/client-error';
import { routeHeadAsGet } from './http/head-requests';
import { registerBodyParsers } from './http/request-body';
import { registerOneHost } from './http/one-host';
import { registerSecurityTxt } from './http/security-txt';
import { registerOpenAnswers } from './http/open-answers';
import { registerSecurityHeaders, setSecurityHeaders } from './http/security-headers';
import { registerAccessLog } from './observability/access-log';
import { createLogger, FrameworkLogger } from './observability/logger';
import { Metrics } from './observability/metrics';
import { Tracing } from './observability/tracing';
import { PageState } from './web/page-state';
import { releaseConnectionsOnClose } from './observability/shutdown';
import { registerWebApplication } from './web/web-application';

export const API_PREFIX = 'api/v1';
const REQUEST_ID = /^[\w-]{8,64}$/;
/** For answers made on the spot; files come compressed from the build. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
/** Outside the API's address. */
const OUTSIDE = [
  'health/live',
  'health/ready',
  'metrics',
  'api/docs',
  'robots.txt',
  'sitemap.xml',
  ':slug/sitemap.xml',
  'widget/1/:slug',
];

/** Input is checked by the pipe and answers are sent as they are: without a compiler of schemas, none is loaded. */
const noSchema = (): never => {
  throw new Error('Routes declare no schema: the class of the input says what it must be.');
};

/** Assembles the server around the product's module; it does not listen yet. */
export async function createApplication(
  root: DynamicModule,
  settings: Settings,
  logger: Logger = createLogger(settings),
): Promise<NestFastifyApplication> {
  const adapter = new ApiAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustOf(settings.trustProxy),
    forceCloseConnections: 'idle',
    // Long enough for a photo over a slow line; headers are small.
    requestTimeout: 300_000,
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 2_000, requireHostHeader: false },
    clientErrorHandler: answerClientError,
    exposeHeadRoutes: false,
    rewriteUrl: routeHeadAsGet,
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory: { buildValidator: noSchema, buildSerializer: noSchema } },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      setSecurityHeaders(request, reply);
      sendUnroutable(error, reply);
    },
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  const fastify: FastifyInstance = adapter.getInstance();
  registerSecurityHeaders(fastify);
  registerOpenAnswers(fastify);
  registerOneHost(fastify);
  releaseConnectionsOnClose(fastify);
  const options = Object.assign(new NestApplicationContextOptions(), {
    bodyParser: false,
    logger: new FrameworkLogger(logger),
    abortOnError: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, options);
  registerAccessLog(fastify, settings.metrics ? app.get(Metrics) : null);
  app.get(Bursts).register(fastify);
  registerSecurityTxt(fastify, settings);
  app.get(Tracing).register(fastify);
  await app.register(cookie);
  fastify.addHook('onRoute', (route) => {
    // A few bytes, asked for again and again.
    if (route.url.startsWith('/health/')) route.compress = false;
  });
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    brotliOptions: BROTLI,
    globalDecompression: false,
  });
  registerBodyParsers(fastify);
  registerActing(fastify, app.get(Acting));
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE.map((path) => ({ path, method: RequestMethod.GET })) });
  if (!(await registerWebApplication(fastify, settings.webDir, app.get(PageState), settings.publicUrl)))
    logger.warn('no web application is built: the API serves alone');
  return app;
}

/** A number of proxies says nothing of who connects: as with `true`, nobody but the proxy may reach the server. */
function trustOf(
  setting: Settings['trustProxy'],
): boolean | string | ((address: string, hop: number) => boolean) {
  return typeof setting === 'number' ? (_address, hop) => hop < setting : setting;
}

/** After the body has been read: reading it would lose whose request it is. */
function registerActing(fastify: FastifyInstance, acting: Acting): void {
  fastify.addHook('preHandler', (_request, _reply, done) => {
    acting.begin(done);
  });
}
