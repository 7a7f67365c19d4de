import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answered {
  readonly status: number;
  readonly body: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One kept connection, one request at a time. Reads just enough of HTTP/1.1: a client library would take as much
 * processor as the servers that are measured.
 */
export class Connection {
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes of the whole answer; null until its head is there, or where only its last chunk says. */
  #expected: number | null = null;
  #waiting: { resolve: (answer: Answered) => void; reject: (error: Error) => void } | null = null;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      if (this.#expected === null || this.#length >= this.#expected) this.#answer();
    });
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  send(request: Buffer): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  /** False once the server has closed it, as servers do with connections that nobody uses. */
  get isOpen(): boolean {
    return this.socket.readyState === 'open';
  }

  close(): void {
    this.#waiting = null;
    this.socket.destroy();
  }

  #answer(): void {
    const received = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    if (!received) return;
    this.#chunks = [received];
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = received.toString('latin1', 0, headEnd);
    const status = Number(head.slice(9, 12));
    const start = headEnd + HEAD_END.length;
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    if (length === undefined && status !== 304 && status !== 204) {
      const { body, end } = readChunks(received, start);
      if (end !== null) this.#done({ status, body: Buffer.concat(body) });
      return;
    }
    const end = start + (status === 304 ? 0 : Number(length ?? 0));
    if (received.length >= end) this.#done({ status, body: received.subarray(start, end) });
    else this.#expected = end;
  }

  #done(answer: Answered): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#chunks = [];
    this.#length = 0;
    this.#expected = null;
    waiting?.resolve(answer);
  }
}

/** A chunked body; `end` is null while some of it is missing. */
function readChunks(data: Buffer, start: number): { body: Buffer[]; end: number | null } {
  const body: Buffer[] = [];
  let at = start;
  for (;;) {
    const lineEnd = data.indexOf('\r\n', at);
    if (lineEnd < 0) return { body, end: null };
    const size = Number.parseInt(data.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (data.length < next) return { body, end: null };
    if (size === 0) return { body, end: next };
    body.push(data.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}
