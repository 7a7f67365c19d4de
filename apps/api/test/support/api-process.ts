import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { HttpClient } from './http-client';

const MAIN = join(import.meta.dirname, '../../../../dist/api/main.js');

const running = new Set<ApiProcess>();

/** The built API in a process of its own, to be ended in any way. */
export class ApiProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly baseUrl: string,
  ) {}

  static async start(
    databaseUrl: string,
    main = MAIN,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<ApiProcess> {
    const port = String(await freePort());
    const child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: databaseUrl,
        PORT: port,
        DEMO: 'off',
        LOG_LEVEL: 'error',
        WEB_DIR: 'no-web',
        ...settings,
      },
      stdio: 'inherit',
    });
    const api = new ApiProcess(child, `http://127.0.0.1:${port}`);
    running.add(api);
    while (!(await api.#isReady())) {
      if (child.exitCode !== null) throw new Error(`The API ended with ${String(child.exitCode)}.`);
    }
    return api;
  }

  client(): HttpClient {
    return new HttpClient(this.baseUrl);
  }

  async signIn(email: string): Promise<HttpClient> {
    const client = this.client();
    await client.post('/session', { email, password: 'a long password' });
    return client;
  }

  /** Ends all that a failed test has left. */
  static async endAll(): Promise<void> {
    await Promise.all([...running].map((api) => api.end('SIGKILL')));
    running.clear();
  }

  /** @returns the exit code; null where the signal ended it */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
    return this.child.exitCode;
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await this.client().get('//health/ready')).status === 200;
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
