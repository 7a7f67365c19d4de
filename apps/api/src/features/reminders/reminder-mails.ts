import { Injectable } from '@nestjs/common';
import { daysBetween } from '@wegmarke/domain/calendar';
import type { Ask } from '@wegmarke/domain/reminders';
import { loadWords, type WordKey, type Words } from '@wegmarke/domain/words';
import { Settings } from '../../platform/config/settings';
import { layOut, type MailItem } from '../../platform/mail/mail-layout';
import type { MailInput } from '../../platform/mail/mail-outbox';
import type { CityToRemind, MilestoneToAsk, ReaderRecord } from './reminders.repository';

export interface AskedItem {
  readonly ask: Ask;
  readonly milestone: MilestoneToAsk;
  /** Of the link that answers it. */
  readonly token: string;
}

/** One mail for all that a person is asked this morning, in their language. */
@Injectable()
export class ReminderMails {
  constructor(private readonly settings: Settings) {}

  async compose(city: CityToRemind, reader: ReaderRecord, items: readonly AskedItem[]): Promise<MailInput> {
    const words = await loadWords(reader.language ?? city.language);
    const page = `${this.settings.publicUrl}/${city.slug}`;
    const subject = words.say('member.mail.asked', { count: items.length });
    const prepares = items.every(({ ask }) => ask.askedAs === 'contributor');
    const { text, html } = layOut({
      language: words.language,
      sender: city.name,
      colour: city.colour,
      heading: subject,
      paragraphs: [
        words.say('member.mail.hello', { name: reader.name }),
        words.say(prepares ? 'member.mail.leadContributor' : 'member.mail.lead'),
      ],
      items: items.map((item) => this.#item(words, page, item)),
      footer: [
        words.say('member.mail.why', { city: city.name }),
        `${words.say('member.mail.fewer')} ${page}/mail`,
      ],
    });
    const day = items[0]?.ask.askedOn ?? '';
    return {
      to: reader.email ?? '',
      accountId: reader.accountId,
      personId: reader.personId,
      language: words.language,
      kind: 'reminder',
      subject,
      text,
      html,
      key: `reminder ${reader.personId} ${day}`,
    };
  }

  #item(words: Words<WordKey>, page: string, { ask, milestone, token }: AskedItem): MailItem {
    const days = daysBetween(ask.askedOn, ask.forDay);
    const on = words.date(ask.forDay);
    const when =
      days < 0
        ? words.say('member.mail.wasDue', { on, days: -days })
        : words.say('member.mail.isDue', { on, days });
    const { source } = milestone.title;
    return {
      title: words.field(milestone.title),
      titleLanguage: words.language in milestone.title.texts ? words.language : source,
      lines: [
        words.field(milestone.projectTitle),
        words.say(ask.askedAs === 'stand-in' ? 'member.mail.standingIn' : 'member.mail.forOffice', {
          office: words.field(milestone.officeTitle),
        }),
        when,
        ...(ask.askedAs === 'digital-office' ? [words.say('member.mail.noAnswerYet')] : []),
        ...(milestone.isPrepared && ask.askedAs !== 'contributor'
          ? [words.say('member.mail.isPrepared')]
          : []),
      ],
      link: {
        label: words.say(ask.askedAs === 'contributor' ? 'member.mail.prepare' : 'member.mail.answer'),
        address: `${page}/update#${token}`,
      },
    };
  }
}
