import { Injectable } from '@nestjs/common';
import { isReservedAddress } from '@wegmarke/domain/addresses';
import type { Language, MailKind } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import { Clock } from '../clock/clock';
import { Settings } from '../config/settings';
import { Jobs } from '../jobs/jobs';
import { MailRepository } from './mail.repository';

export interface MailInput {
  /** One address, without a name. */
  readonly to: string;
  /** Whose account it is about, so that erasing the account erases what waits. */
  readonly accountId: string | null;
  /** Whom in the municipality it is to; shown to them among their mail. */
  readonly personId?: string | null;
  /** The reader's. */
  readonly language: Language;
  readonly kind: MailKind;
  readonly subject: string;
  readonly text: string;
  /** The same as simple HTML, from `layOut`. */
  readonly html?: string;
  /** The same key twice is one mail, and names it to the reader's mail programme. */
  readonly key: string;
}

export const SEND_MAIL = 'send-mail';

/** What the job that sends a mail is given. */
export interface MailPlace {
  readonly municipalityId: string | null;
  readonly mailId: string;
}

const ADDRESS = /^[^@\s<>"(),:;[\]\\]{1,64}@[^@\s<>"(),:;[\]\\]{1,255}$/;
const MOST_SUBJECT = 200;

/** Mail on its way: written with what it tells of, sent afterwards. */
@Injectable()
export class MailOutbox {
  constructor(
    private readonly repository: MailRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Whether mail can leave at all. Where not, nothing is queued: screens offer the link to hand on. */
  get available(): boolean {
    return this.settings.smtpUrl !== null;
  }

  /** Whether mail can leave to that address: none does to people whom a sample made up. */
  reaches(address: string): boolean {
    return this.available && (this.settings.mailReserved || !isReservedAddress(address));
  }

  /**
   * In the transaction under way: sent only if it commits. Nothing happens where mail cannot leave, or reaches nobody.
   *
   * @param municipalityId null: of no municipality
   * @returns the mail's id; null where its key is not new, or nothing is sent
   * @throws RangeError where the address is none
   */
  async enqueue(municipalityId: string | null, mail: MailInput): Promise<string | null> {
    if (!isMailAddress(mail.to)) throw new RangeError('Mail needs one address, without a name.');
    if (!this.reaches(mail.to)) return null;
    const id = uuid();
    const isNew = await this.repository.add(
      municipalityId,
      {
        id,
        key: mail.key,
        kind: mail.kind,
        accountId: mail.accountId,
        personId: mail.personId ?? null,
        language: mail.language,
        recipient: mail.to,
        subject: onOneLine(mail.subject),
        body: mail.text,
        html: mail.html ?? null,
      },
      this.clock.now(),
    );
    if (!isNew) return null;
    await this.jobs.send(SEND_MAIL, { municipalityId, mailId: id } satisfies MailPlace);
    return id;
  }
}

/** Whether mail can be sent to it: one address, nothing that a header would take for more. */
export function isMailAddress(address: string): boolean {
  return ADDRESS.test(address) && !/\p{Cc}/u.test(address);
}

/** A subject may quote what people wrote; it never begins another header. */
function onOneLine(subject: string): string {
  const line = subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > MOST_SUBJECT ? `${line.slice(0, MOST_SUBJECT - 1)}…` : line;
}
