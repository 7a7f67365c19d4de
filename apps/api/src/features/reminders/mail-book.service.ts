import { Injectable } from '@nestjs/common';
import type {
  List,
  MailPreferences,
  MailPreferencesInput,
  MailRecord,
  MailTrouble,
  MailTroubleReason,
  ReminderSettingsInput,
  ReminderState,
  Unreached,
} from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { unauthenticated } from '../../platform/errors/problem-error';
import { MailOutbox } from '../../platform/mail/mail-outbox';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { MailBookRepository } from './mail-book.repository';
import { RemindersRepository } from './reminders.repository';
import { USUAL } from './reminders.service';

/** How a municipality and its people want mail, what went out, and whom it does not reach. */
@Injectable()
export class MailBookService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly book: MailBookRepository,
    private readonly reminders: RemindersRepository,
    private readonly outbox: MailOutbox,
  ) {}

  async settings({ municipality }: Access): Promise<ReminderState> {
    return this.database.read(municipality.id, async (query) => ({
      ...((await this.reminders.settings(query, municipality.id)) ?? USUAL),
      mailAvailable: this.outbox.available,
      lastRun: await this.reminders.lastRun(query, municipality.id),
    }));
  }

  async set(access: Access, input: ReminderSettingsInput): Promise<ReminderState> {
    const { id } = access.municipality;
    await this.database.write(id, async (query) => {
      const { version } = (await this.reminders.settings(query, id)) ?? USUAL;
      const weekdays = [...new Set(input.weekdays)].sort((a, b) => a - b);
      await this.reminders.setSettings(query, id, { ...input, weekdays, version });
    });
    return this.settings(access);
  }

  async mine(access: Access): Promise<List<MailRecord>> {
    return listOf(await this.#read(access, (query, id) => this.book.mine(query, id, access.personId)));
  }

  async preferences(access: Access): Promise<MailPreferences> {
    return this.#read(access, (query, id) => this.book.preferences(query, id, access.personId));
  }

  async choose(access: Access, input: MailPreferencesInput): Promise<MailPreferences> {
    const { actor, municipality } = access;
    if (actor.kind !== 'member') throw unauthenticated();
    await this.database.write(municipality.id, (query) =>
      this.book.choose(query, municipality.id, actor.personId, actor.accountId, input),
    );
    return this.preferences(access);
  }

  async troubles(access: Access): Promise<List<MailTrouble>> {
    const found = await this.#read(access, (query, id) => this.book.troubles(query, id));
    return listOf(found.map(({ answer, ...trouble }) => ({ ...trouble, reason: reasonOf(answer ?? '') })));
  }

  async unreached(access: Access): Promise<List<Unreached>> {
    return listOf(await this.#read(access, (query, id) => this.book.unreached(query, id, access.today)));
  }

  #read<T>(
    { municipality }: Access,
    work: (query: Parameters<MailBookRepository['mine']>[0], id: string) => Promise<T>,
  ): Promise<T> {
    return this.database.read(municipality.id, (query) => work(query, municipality.id));
  }
}

const listOf = <T>(items: readonly T[]): List<T> => ({
  items: [...items],
  nextCursor: null,
  total: items.length,
});

/** What a mail server's code means to people (RFC 5321). */
function reasonOf(answer: string): MailTroubleReason {
  const code = Number(answer.slice(0, 3));
  if (code === 550 || code === 551 || code === 553) return 'no-such-mailbox';
  if (code === 552 || code === 452) return 'mailbox-full';
  return code >= 500 ? 'refused' : 'server-away';
}
