import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A reverse proxy as cities run one: it adds whom it talks to, and passes on everything else as it came. */
export class Proxy {
  private constructor(
    private readonly server: Server,
    readonly baseUrl: string,
  ) {}

  /** @param target where it passes requests to; `from`: the address that it has in its network */
  static async start(target: string, from = '127.0.0.1'): Promise<Proxy> {
    const server = createServer((incoming, answer) => {
      const { remoteAddress = '' } = incoming.socket;
      const before = incoming.headers['x-forwarded-for'];
      const passed = request(new URL(incoming.url ?? '/', target), {
        method: incoming.method,
        localAddress: from,
        headers: {
          ...incoming.headers,
          'x-forwarded-for': before === undefined ? remoteAddress : `${String(before)}, ${remoteAddress}`,
          'x-forwarded-proto': 'https',
        },
      });
      passed.on('response', (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      incoming.pipe(passed);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Proxy(server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
