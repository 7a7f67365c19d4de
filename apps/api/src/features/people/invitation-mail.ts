import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { Settings } from '../../platform/config/settings';
import type { Query } from '../../platform/database/database';
import { layOut } from '../../platform/mail/mail-layout';
import { MailOutbox } from '../../platform/mail/mail-outbox';
import { InvitationsRepository } from './invitations.repository';

/** Writes to whoever is invited: in the language of their account, else in the municipality's first. */
@Injectable()
export class InvitationMail {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly invitations: InvitationsRepository,
    private readonly settings: Settings,
  ) {}

  /** In the transaction under way. False where mail cannot leave: then the link is to be handed on. */
  async send(
    query: Query,
    municipality: { readonly id: string; readonly name: string },
    to: { readonly personId: string; readonly email: string; readonly link: string },
  ): Promise<boolean> {
    if (!this.outbox.reaches(to.email)) return false;
    const { colour, languages, account } = await this.invitations.letterhead(
      query,
      municipality.id,
      to.email,
    );
    const language = writtenIn(account?.language ?? null, languages);
    const words = await loadWords(language);
    const place = municipality.name;
    const { text, html } = layOut({
      language,
      sender: place,
      colour,
      heading: words.say('member.invitation.heading', { place }),
      paragraphs: [
        words.say('member.invitation.what', { place }),
        words.say(account ? 'member.invitation.account' : 'member.invitation.noAccount'),
        words.say('member.invitation.validity'),
      ],
      link: {
        label: words.say('member.invitation.open'),
        address: this.settings.publicUrl + to.link,
      },
      footer: [words.say('member.invitation.why', { place })],
    });
    await this.outbox.enqueue(municipality.id, {
      to: to.email,
      accountId: account?.id ?? null,
      personId: to.personId,
      language,
      kind: 'invitation',
      subject: words.say('member.invitation.heading', { place }),
      text,
      html,
      // Each link is a mail of its own, and the key tells nothing of it.
      key: `invitation ${createHash('sha256').update(to.link).digest('base64url')}`,
    });
    return true;
  }
}

/** What members read is not there in Arabic. */
function writtenIn(own: Language | null, languages: readonly Language[]): Language {
  const wanted = [...(own ? [own] : []), ...languages];
  return wanted.find((language) => language !== 'ar') ?? 'en';
}
