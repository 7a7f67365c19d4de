import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../errors/problem-error';

const LIMIT_BYTES = 1_048_576;
/** Objects and lists within each other; what the product takes has fewer than ten. */
const MOST_DEPTH = 40;

/** Stands for a body that cannot be used, until session, rights and version have been checked: then its problem is told. */
export class UnreadableBody {
  constructor(readonly problem: ProblemError) {}
}

const rawBodies = new WeakMap<FastifyRequest, Buffer>();

/** The bytes of the body as they came; empty where there was none. */
export function rawBodyOf(request: FastifyRequest): Buffer {
  return rawBodies.get(request) ?? Buffer.alloc(0);
}

/** Of a body that was received in another way: what two repetitions have in common. */
export function setRawBody(request: FastifyRequest, body: Buffer): void {
  rawBodies.set(request, body);
}

/** JSON up to 1 MB. Anything else is refused, but only after the checks that come before the input. */
export function registerBodyParsers(fastify: FastifyInstance): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();

  fastify.addContentTypeParser(
    /^application\/(?:[\w.+-]+\+)?json(?:;|$)/,
    async (request: FastifyRequest, payload: AsyncIterable<Buffer>) => {
      const body = await collect(payload);
      if (body === null) return new UnreadableBody(tooLarge());
      rawBodies.set(request, body);
      if (body.length === 0) return undefined;
      if (isTooDeep(body)) return new UnreadableBody(tooDeep());
      return new Promise((resolve) => {
        void parseJson(request, body.toString('utf8'), (error, value) => {
          resolve(error ? new UnreadableBody(malformed()) : value);
        });
      });
    },
  );
  // Left unread: routes that take files stream it (`withUpload`), all others refuse it.
  fastify.addContentTypeParser(/^multipart\/form-data(?:;|$)/i, (_, __, done) => {
    done(null, new UnreadableBody(notJson()));
  });
  fastify.addContentTypeParser('*', async (_: FastifyRequest, payload: AsyncIterable<Buffer>) => {
    const body = await collect(payload);
    if (body === null) return new UnreadableBody(tooLarge());
    return body.length === 0 ? undefined : new UnreadableBody(notJson());
  });
}

/** The whole body, or null where it is too large; the rest is read and forgotten, so that the answer arrives. */
async function collect(payload: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload) {
    size += chunk.length;
    if (size <= LIMIT_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > LIMIT_BYTES ? null : Buffer.concat(chunks);
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');

/** Before it is parsed: whatever walks through it afterwards does so within bounds. */
export function isTooDeep(json: Buffer): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      if (depth > MOST_DEPTH) return true;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

const tooDeep = (): ProblemError =>
  new ProblemError(400, 'json-too-deep', {
    detail: `The body has more than ${String(MOST_DEPTH)} objects and lists within each other.`,
  });
const tooLarge = (): ProblemError =>
  new ProblemError(413, 'body-too-large', { detail: 'A body may have at most 1 MB.' });
const malformed = (): ProblemError =>
  new ProblemError(400, 'malformed-json', { detail: 'The body is not valid JSON.' });
const notJson = (): ProblemError =>
  new ProblemError(415, 'not-json', { detail: 'Send the body as application/json.' });
