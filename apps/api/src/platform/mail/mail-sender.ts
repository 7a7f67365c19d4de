import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Settings } from '../config/settings';
import { Jobs } from '../jobs/jobs';
import { Metrics } from '../observability/metrics';
import { type ClaimedMail, MailRepository } from './mail.repository';
import { type MailPlace, SEND_MAIL } from './mail-outbox';
import { type Outcome, SmtpTransport } from './smtp-transport';

const SWEEP_MAIL = 'sweep-mail';
const EVERY_QUARTER = '*/15 * * * *';
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Longer than a mail can take: every step of SMTP has its own patience. */
const CLAIM_MILLISECONDS = 4 * MINUTE;
/** Minutes from one try to the next; the last goes on. */
const PAUSES = [1, 2, 5, 10, 20, 30, 60] as const;
/** A server may be down over a long weekend. */
const PATIENCE_MILLISECONDS = 5 * DAY;
/** How long it is remembered that a mail was sent. */
const KEPT_MILLISECONDS = 90 * DAY;
/** Notices that one can do without, and says so in the mail programme. */
const CAN_BE_ENDED = new Set(['reminder', 'prepared-update', 'notice']);

/**
 * Sends what waits. A mail is claimed in its row, sent, and marked, in three transactions, as SMTP knows none: between
 * the server's yes and the mark lies an instant in which a killed process leaves a mail that was sent and not marked.
 * It is sent again then, under the same Message-ID, by which mail programmes know it for the same.
 */
@Injectable()
export class MailSender implements OnModuleInit, OnModuleDestroy {
  readonly #transport: SmtpTransport | null;
  readonly #log = new Logger('Mail');

  constructor(
    private readonly repository: MailRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly metrics: Metrics,
  ) {
    this.#transport = settings.smtpUrl === null ? null : new SmtpTransport(settings);
  }

  onModuleInit(): void {
    if (this.#transport === null) return;
    this.jobs.handle<MailPlace>(SEND_MAIL, (place) => this.deliver(place), { concurrency: 2, retryLimit: 3 });
    this.jobs.handle(SWEEP_MAIL, () => this.sweep());
    this.jobs.schedule(SWEEP_MAIL, EVERY_QUARTER);
  }

  onModuleDestroy(): void {
    this.#transport?.close();
  }

  /** One try at one mail, if it is due and nobody else is at it. */
  async deliver({ municipalityId, mailId }: MailPlace): Promise<void> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + CLAIM_MILLISECONDS);
    const mail = await this.repository.claim(municipalityId, mailId, now, until);
    if (mail === null || this.#transport === null) return;
    const outcome = await this.#transport.send({
      messageId: this.#messageId(municipalityId, mail.key),
      to: mail.recipient,
      language: mail.language,
      subject: mail.subject,
      text: mail.body,
      html: mail.html,
      endAt:
        CAN_BE_ENDED.has(mail.kind) && mail.slug !== null
          ? `${this.settings.publicUrl}/${mail.slug}/mail`
          : null,
    });
    await this.#mark(municipalityId, mail, outcome);
  }

  /** Looks for what is due and has no job: after a time in which the database lost one, or the clock was moved. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const long = new Date(now.getTime() - KEPT_MILLISECONDS);
    for (const municipalityId of [null, ...(await this.repository.municipalityIds())]) {
      for (const mailId of await this.repository.due(municipalityId, now))
        await this.jobs.send(SEND_MAIL, { municipalityId, mailId } satisfies MailPlace);
      await this.repository.forgetBefore(municipalityId, long);
    }
  }

  async #mark(municipalityId: string | null, mail: ClaimedMail, outcome: Outcome): Promise<void> {
    const now = this.clock.now();
    this.metrics.mail(outcome.kind);
    // The code and the kind of trouble: no address, no subject.
    if (outcome.kind !== 'sent') this.#log.warn(`A mail was not taken (${outcome.kind}): ${outcome.answer}`);
    if (outcome.kind === 'sent')
      return this.repository.markSent(municipalityId, mail.id, outcome.answer, now);
    const isTooOld = now.getTime() - mail.createdAt.getTime() > PATIENCE_MILLISECONDS;
    if (outcome.kind === 'refused' || isTooOld)
      return this.repository.markRefused(municipalityId, mail.id, outcome.answer, now);
    const minutes = PAUSES[Math.min(mail.attempts, PAUSES.length) - 1] ?? 60;
    const dueAt = new Date(now.getTime() + minutes * MINUTE);
    await this.repository.markWaiting(municipalityId, mail.id, outcome.answer, dueAt);
    await this.jobs.send(SEND_MAIL, { municipalityId, mailId: mail.id } satisfies MailPlace, {
      startAfter: new Date(Date.now() + minutes * MINUTE),
    });
    return undefined;
  }

  /** Follows from the mail's key: however often it is sent, it is the same mail. */
  #messageId(municipalityId: string | null, key: string): string {
    const name = createHash('sha256')
      .update(`${municipalityId ?? ''} ${key}`)
      .digest('hex')
      .slice(0, 40);
    return `<${name}@${new URL(this.settings.publicUrl).hostname}>`;
  }
}
