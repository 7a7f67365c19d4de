import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language, MailKind } from '@wegmarke/domain/contracts';
import { loadWords, type WordKey } from '@wegmarke/domain/words';
import { Settings } from '../../platform/config/settings';
import { layOut } from '../../platform/mail/mail-layout';
import { MailOutbox } from '../../platform/mail/mail-outbox';
import { AccountRepository, type AccountRow, type Home } from './account.repository';

/** What a mail about an account says: the words of `member.accountMail.<subject>`. */
export type AccountMailSubject = 'reset' | 'confirm' | 'changed' | 'password';

const KIND: Readonly<Record<AccountMailSubject, MailKind>> = {
  reset: 'password-reset',
  confirm: 'address-change',
  changed: 'address-change',
  password: 'sign-in-notice',
};
/** Where the link of a mail leads, and thereby what it is for. */
const PAGE: Readonly<Record<Exclude<AccountMailSubject, 'password'>, string>> = {
  reset: 'reset-password',
  confirm: 'confirm-address',
  changed: 'restore-address',
};
const SENDER = 'Wegmarke';

/** Mail about an account, in its owner's language and in the name of the city they belong to. */
@Injectable()
export class AccountMail {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly accounts: AccountRepository,
    private readonly settings: Settings,
  ) {}

  get available(): boolean {
    return this.outbox.available;
  }

  /** A new token for a link, and the hash to keep of it. */
  makeToken(): { token: string; tokenHash: Buffer } {
    const token = randomBytes(32).toString('base64url');
    return { token, tokenHash: hashOfToken(token) };
  }

  /** Where a link of that kind leads, below the installation's address: to the account's first municipality. */
  async pathOf(account: AccountRow, subject: keyof typeof PAGE, token: string): Promise<string> {
    const [home] = await this.accounts.homes(account.id);
    return pathIn(home, subject, token);
  }

  /**
   * In the transaction under way.
   * @param link its token travels behind the # of the address, which browsers send to nobody
   * @param address said in the mail: the new address
   */
  async send(
    account: AccountRow,
    subject: AccountMailSubject,
    to: string,
    link: { readonly token: string } | null,
    address = '',
  ): Promise<void> {
    const [home] = await this.accounts.homes(account.id);
    const language: Language = account.language ?? home?.languages[0] ?? 'de';
    const words = await loadWords(language);
    const say = (part: 'heading' | 'text' | 'link'): string => {
      const key = `member.accountMail.${subject}.${part}`;
      return words.has(key) ? words.say(key satisfies WordKey, { address }) : '';
    };
    const draft = {
      language,
      sender: home?.name ?? SENDER,
      colour: home?.colour ?? null,
      heading: say('heading'),
      paragraphs: [say('text')],
      ...(link !== null && subject !== 'password'
        ? {
            link: {
              label: say('link'),
              address: `${this.settings.publicUrl}${pathIn(home, subject, link.token)}`,
            },
          }
        : {}),
      footer: [words.say('member.accountMail.footer')],
    };
    await this.outbox.enqueue(null, {
      to,
      accountId: account.id,
      language,
      kind: KIND[subject],
      subject: draft.heading,
      ...layOut(draft),
      key: `${subject}:${link === null ? randomBytes(16).toString('hex') : hashOfToken(link.token).toString('hex')}`,
    });
  }
}

const pathIn = (home: Home | undefined, subject: keyof typeof PAGE, token: string): string =>
  `${home ? `/${home.slug}` : ''}/${PAGE[subject]}#${token}`;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
