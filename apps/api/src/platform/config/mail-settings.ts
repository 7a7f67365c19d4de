/** Where people reach the product, and how mail leaves it; see `Settings`. */
export interface MailSettings {
  readonly publicUrl: string;
  readonly smtpUrl: string | null;
  readonly smtpRequireTls: boolean;
  readonly mailFrom: string;
  readonly mailReserved: boolean;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** An address alone, or in angle brackets behind a name without what has a meaning in a header. */
const MAILBOX = /^(?:[^<>"@,;:\\\r\n]{1,100} <([^<>\s]+)>|([^<>\s]+))$/;

/** The values of the server are not repeated: they may hold a password. */
export function readMail(
  text: (name: string) => string | undefined,
  flag: (name: string, fallback: boolean) => boolean,
  wrong: string[],
): MailSettings {
  const publicUrl = text('PUBLIC_URL');
  const page = publicUrl === undefined ? null : URL.parse(publicUrl);
  const isPage = page !== null && ['http:', 'https:'].includes(page.protocol) && !page.search && !page.hash;
  if (publicUrl !== undefined && (!isPage || page.username !== ''))
    wrong.push(`PUBLIC_URL must be an address like https://wegmarke.example.org, but is "${publicUrl}".`);
  const smtpUrl = text('SMTP_URL') ?? null;
  const server = smtpUrl === null ? null : URL.parse(smtpUrl);
  if (smtpUrl !== null && (!['smtp:', 'smtps:'].includes(server?.protocol ?? '') || !server?.hostname))
    wrong.push('SMTP_URL must be an address like smtp://user:password@mail.example.org:587.');
  const mailFrom = text('MAIL_FROM');
  if (mailFrom !== undefined && !isMailbox(mailFrom))
    wrong.push(`MAIL_FROM must be an address like "Wegmarke <no-reply@example.org>", but is "${mailFrom}".`);
  if (smtpUrl !== null && mailFrom === undefined)
    wrong.push('MAIL_FROM must be set too, as SMTP_URL is: it says from whom mail comes.');
  return {
    publicUrl: (publicUrl ?? `http://${text('HOST') ?? 'localhost'}:${text('PORT') ?? '3000'}`).replace(
      /\/+$/,
      '',
    ),
    smtpUrl,
    smtpRequireTls: flag('SMTP_REQUIRE_TLS', server !== null && !LOOPBACK.has(server.hostname)),
    mailFrom: mailFrom ?? 'no-reply@localhost',
    mailReserved: flag('MAIL_RESERVED', false),
  };
}

function isMailbox(value: string): boolean {
  const [, named, alone] = MAILBOX.exec(value) ?? [];
  return /^[^@]+@[^@]+$/.test(named ?? alone ?? '');
}
