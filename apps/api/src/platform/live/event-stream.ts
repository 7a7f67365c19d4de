import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';

export const EVENT_STREAM = 'text/event-stream';
/** Whoever does not read for so long is let go, and asks again. */
const MOST_UNREAD_BYTES = 65_536;
/** A comment, so that proxies see a connection in use. */
const HEARTBEAT = Buffer.from(':\n\n');

/** One event in the form in which it goes to every reader. */
export function encodeEvent(event: object): Buffer {
  return Buffer.from(`data: ${JSON.stringify(event)}\n\n`);
}

/**
 * Server-sent events on a request's own socket. What is sent is written as it is: no framing, no compression, nothing
 * held back. The answer ends where the connection does.
 */
export class EventStream {
  private constructor(
    private readonly reply: FastifyReply,
    private readonly socket: Socket,
  ) {}

  /** Takes the reply out of Fastify's hands and sends its head. Null where the client has gone already. */
  static open(reply: FastifyReply): EventStream | null {
    const { raw } = reply;
    const { socket } = raw;
    if (!socket || socket.destroyed) return null;
    reply.headers({
      'content-type': `${EVENT_STREAM}; charset=utf-8`,
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) raw.setHeader(name, value);
    reply.hijack();
    raw.removeHeader('transfer-encoding');
    raw.flushHeaders();
    return new EventStream(reply, socket);
  }

  /** `work` runs once, when either side has ended the connection. */
  onEnd(work: () => void): void {
    this.reply.raw.once('close', work);
  }

  send(bytes: Buffer): void {
    if (this.socket.writableLength > MOST_UNREAD_BYTES) this.socket.destroy();
    else if (this.socket.writable) this.socket.write(bytes);
  }

  beat(): void {
    this.send(HEARTBEAT);
  }

  end(): void {
    this.reply.raw.end();
  }
}
