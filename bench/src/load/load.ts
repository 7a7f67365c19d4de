import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job, Outcome } from './protocol';

/** The load, in a process of its own: neither server shares its event loop. */
export class Load {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, 'load.js'));

  /**
   * Sends all requests of a job and waits for every answer, so that nothing is left for the next one.
   * @throws where an answer is not as expected
   */
  async run(job: Job): Promise<number> {
    this.#child.send(job);
    const [outcome] = (await once(this.#child, 'message')) as [Outcome];
    if (outcome.trouble !== null) throw new Error(outcome.trouble);
    return outcome.seconds;
  }

  stop(): void {
    this.#child.disconnect();
  }
}

/** A request as it goes over the wire. */
export function toWire(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  } = {},
): string {
  const all: Record<string, string> = { host: 'localhost', ...headers };
  if (body !== '') {
    all['content-type'] = 'application/json';
    all['content-length'] = String(Buffer.byteLength(body));
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
