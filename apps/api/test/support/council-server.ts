import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = object | string | ((query: URLSearchParams) => object);

/** A council information system of a test's own, on a real port: small objects at paths, and whatever goes wrong. */
export class CouncilServer {
  /** Paths with their query, in the order in which they were asked. */
  readonly asked: string[] = [];
  readonly agents = new Set<string>();
  readonly #objects = new Map<string, Answer>();
  readonly #statuses = new Map<
    string,
    { readonly status: number; readonly headers: Record<string, string> }
  >();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<CouncilServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const council = new CouncilServer(server, `http://127.0.0.1:${String(port)}`);
    server.on('request', (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', council.url);
      council.asked.push(request.url ?? '');
      council.agents.add(request.headers['user-agent'] ?? '');
      const refusal = council.#statuses.get(pathname);
      if (refusal) {
        response.writeHead(refusal.status, refusal.headers).end('{}');
        return;
      }
      const found = council.#objects.get(pathname);
      if (found === undefined) response.writeHead(404).end('{}');
      else {
        const answer = typeof found === 'function' ? found(searchParams) : found;
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      }
    });
    return council;
  }

  /** An object with its id and type at a path; answers its address. */
  put(path: string, type: string, more: object = {}): string {
    const id = this.url + path;
    this.#objects.set(path, { id, type: `https://schema.oparl.org/1.1/${type}`, ...more });
    return id;
  }

  /** Anything at all at a path, or what follows from the query. */
  answer(path: string, answer: Answer): string {
    this.#objects.set(path, answer);
    return this.url + path;
  }

  /** A list of pages, each with its objects, as OParl pages it. */
  pages(path: string, pages: readonly (readonly unknown[])[]): string {
    return this.answer(path, (query: URLSearchParams) => {
      const at = Number(query.get('page') ?? '1');
      const next = at < pages.length ? { next: `${this.url}${path}?page=${String(at + 1)}` } : {};
      return { data: pages[at - 1] ?? [], pagination: { currentPage: at }, links: next };
    });
  }

  refuse(path: string, status: number, headers: Record<string, string> = {}): void {
    this.#statuses.set(path, { status, headers });
  }

  relent(path: string): void {
    this.#statuses.delete(path);
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
