import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import type { S3Settings } from '../config/settings';
import { ProblemError } from '../errors/problem-error';
import { type ObjectKey, ObjectStore } from './object-store';

const ANSWERS_WITHIN = 120_000;

/** A bucket of a service that speaks S3, addressed by its path: every such service understands that. */
export class S3Store extends ObjectStore {
  readonly #client: AwsClient;

  constructor(private readonly settings: S3Settings) {
    super();
    const { accessKeyId, secretAccessKey, region } = settings;
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  }

  async put(key: ObjectKey, path: string, size: number): Promise<void> {
    const body = await openAsBlob(path);
    if (body.size !== size) throw new Error('The file has another size than what was received.');
    const answer = await this.#send('PUT', key, body);
    await answer.body?.cancel();
    if (!answer.ok) throw unavailable(answer.status);
  }

  async open(key: ObjectKey): Promise<Readable | null> {
    const answer = await this.#send('GET', key);
    if (answer.ok && answer.body) return Readable.fromWeb(answer.body);
    await answer.body?.cancel();
    if (answer.status === 404) return null;
    throw unavailable(answer.status);
  }

  async remove(key: ObjectKey): Promise<void> {
    const answer = await this.#send('DELETE', key);
    await answer.body?.cancel();
    if (!answer.ok && answer.status !== 404) throw unavailable(answer.status);
  }

  async #send(method: string, key: ObjectKey, body?: Blob): Promise<Response> {
    const { endpoint, bucket } = this.settings;
    const request = await this.#client.sign(`${endpoint}/${bucket}/${key}`, {
      method,
      // The body is streamed: it is not hashed a second time for the signature.
      headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    });
    // Until it answers: what it answers may take as long as its reader does.
    const patience = new AbortController();
    const timer = setTimeout(() => {
      patience.abort();
    }, ANSWERS_WITHIN);
    try {
      return await fetch(request.url, { method, headers: request.headers, body, signal: patience.signal });
    } catch (error) {
      throw unavailable(0, error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function unavailable(status: number, cause?: unknown): ProblemError {
  const problem = new ProblemError(503, 'storage-unavailable', {
    detail: 'The store of files cannot be reached at the moment. Nothing was stored; try again.',
    headers: { 'retry-after': '5' },
  });
  problem.cause = cause ?? new Error(`The store answered ${status}.`);
  return problem;
}
