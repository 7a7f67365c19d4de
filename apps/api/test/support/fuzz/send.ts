import { Agent, request } from 'node:http';
import type { Asked } from './requests';

export interface Told {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Sends a request as it is; of a stream only its head. @throws where the connection breaks */
export function send(baseUrl: string, { method, path, headers, body }: Asked, cookie: string): Promise<Told> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': String(body.length) };
    const asked = request({
      agent,
      hostname,
      port,
      method,
      path,
      headers: { ...headers, ...length, ...(cookie === '' ? {} : { cookie }) },
      timeout: 30_000,
    });
    asked.on('error', reject);
    asked.on('timeout', () => asked.destroy(new Error('There was no answer for half a minute.')));
    asked.on('response', (answer) => {
      const type = answer.headers['content-type'] ?? '';
      const status = answer.statusCode ?? 0;
      if (type.startsWith('text/event-stream')) {
        resolve({ status, type, text: '' });
        answer.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status, type, text: Buffer.concat(chunks).toString() }));
    });
    asked.end(body ?? undefined);
  });
}

/** Lets go of the connections that are kept. */
export const closeConnections = (): void => agent.destroy();
