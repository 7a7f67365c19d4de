import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly raw: string;
  readonly parsed: ParsedMail;
}

/** What the server does once it has read a whole message. */
export type AfterData =
  'accept' | 'accept-and-die' | 'never-answer' | { readonly code: number; readonly message: string };

export interface MailServerOptions {
  readonly port?: number;
  /** The same as a server that offers no STARTTLS. */
  readonly plain?: boolean;
  readonly refuseRecipient?: (address: string) => { readonly code: number; readonly message: string } | null;
}

/** A real SMTP server on a real port. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  afterData: AfterData = 'accept';
  readonly #waiting: { readonly count: number; readonly tell: () => void }[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async start({
    port = 0,
    plain = true,
    refuseRecipient,
  }: MailServerOptions = {}): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: plain ? ['STARTTLS', 'AUTH'] : ['AUTH'],
      logger: false,
      closeTimeout: 20,
      onRcptTo: ({ address }, _session, done) => {
        const refusal = refuseRecipient?.(address) ?? null;
        done(refusal && Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString();
          const to = session.envelope.rcptTo.map(({ address }) => address);
          void mails.#take({ raw, to, secure: session.secure }, done);
        });
      },
    });
    server.on('error', () => undefined);
    const mails = new MailServer(server);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    return mails;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${String(this.port)}`;
  }

  /** Resolves once so many have come in all. */
  async arrived(count: number): Promise<readonly ReceivedMail[]> {
    if (this.received.length < count) await new Promise<void>((tell) => this.#waiting.push({ count, tell }));
    return this.received;
  }

  /** What went to one address. */
  to(address: string): readonly ReceivedMail[] {
    return this.received.filter((mail) => mail.to.includes(address));
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  async #take(
    { raw, to, secure }: Omit<ReceivedMail, 'parsed'>,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const { afterData } = this;
    if (typeof afterData === 'object') {
      done(Object.assign(new Error(afterData.message), { responseCode: afterData.code }));
      return;
    }
    this.received.push({ raw, to, secure, parsed: await simpleParser(raw) });
    if (afterData === 'accept-and-die') {
      for (const { _socket } of this.server.connections as Set<{ _socket: { destroy(): void } }>)
        _socket.destroy();
    } else if (afterData === 'accept') done();
    for (const { count, tell } of this.#waiting) if (this.received.length >= count) tell();
  }
}
