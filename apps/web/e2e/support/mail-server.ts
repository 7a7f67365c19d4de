import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on a real port; what comes in can be waited for. */
export class MailServer {
  readonly #received: { readonly to: readonly string[]; readonly mail: ParsedMail }[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 20,
      onData: (stream, session, done) => {
        void simpleParser(stream).then((mail) => {
          mails.#received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
          done();
          for (const tell of mails.#waiting) tell();
        });
      },
    });
    server.on('error', () => undefined);
    const mails = new MailServer(server);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return mails;
  }

  get url(): string {
    return `smtp://127.0.0.1:${String((this.server.server.address() as AddressInfo).port)}`;
  }

  /** The latest mail to an address, once so many have come. */
  async mailTo(address: string, count = 1): Promise<ParsedMail> {
    for (;;) {
      const own = this.#received.filter(({ to }) => to.includes(address));
      const last = own.at(-1);
      if (last && own.length >= count) return last.mail;
      await new Promise<void>((resolve) => {
        const tell = (): void => {
          this.#waiting.delete(tell);
          resolve();
        };
        this.#waiting.add(tell);
      });
    }
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}
