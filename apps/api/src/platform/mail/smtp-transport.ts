import type { Transporter } from 'nodemailer';
import type { Settings } from '../config/settings';

export interface Message {
  /** With its angle brackets. */
  readonly messageId: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Where the reader ends such mail; null for what they cannot do without. */
  readonly endAt: string | null;
}

/** What came of a try. `answer` names the server's code and the kind of trouble, and no address. */
export interface Outcome {
  readonly kind: 'sent' | 'refused' | 'later';
  readonly answer: string;
}

/** Of SMTP, in order: how long it takes to connect, to be greeted, and to be answered at every step. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 } as const;
const CONNECTIONS = 2;
/** What a server says of a recipient or a message itself; all else may be the server's own trouble. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/** The mail server, over connections that are kept. Loaded with the first mail. */
export class SmtpTransport {
  #opened: Promise<Transporter> | null = null;

  constructor(private readonly settings: Settings) {}

  /** Never throws: what goes wrong is an outcome. */
  async send(message: Message): Promise<Outcome> {
    try {
      const transporter = await (this.#opened ??= this.#open());
      const { endAt } = message;
      const sent = (await transporter.sendMail({
        from: this.settings.mailFrom,
        // As an address and not as a text to be read: nothing in it begins another recipient.
        to: { name: '', address: message.to },
        messageId: message.messageId,
        subject: message.subject,
        text: message.text,
        ...(message.html === null ? {} : { html: message.html }),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': message.language,
          ...(endAt === null ? {} : { 'List-Unsubscribe': `<${endAt}>` }),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      })) as { response?: string };
      return { kind: 'sent', answer: (sent.response ?? '').slice(0, 3) };
    } catch (error) {
      return outcomeOf(error as SmtpError);
    }
  }

  close(): void {
    void this.#opened?.then((transporter) => transporter.close());
  }

  async #open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const url = new URL(this.settings.smtpUrl ?? '');
    const secure = url.protocol === 'smtps:';
    return createTransport({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTLS: this.settings.smtpRequireTls && !secure,
      ...(url.username === ''
        ? {}
        : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
      pool: true,
      maxConnections: CONNECTIONS,
      ...PATIENCE,
    });
  }
}

/** A code from 500 on about the mail itself will not change; a server that refuses us, or is away, may. */
function outcomeOf({ code = 'unknown', responseCode }: SmtpError): Outcome {
  const isForGood = responseCode !== undefined && responseCode >= 500 && ABOUT_THE_MAIL.has(code);
  return { kind: isForGood ? 'refused' : 'later', answer: `${String(responseCode ?? '')} ${code}`.trim() };
}
