import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Day, localHour } from '@wegmarke/domain/calendar';
import type { ReminderSettings } from '@wegmarke/domain/contracts';
import { type Ask, asksOn, type Morning } from '@wegmarke/domain/reminders';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import { Jobs } from '../../platform/jobs/jobs';
import { MailOutbox } from '../../platform/mail/mail-outbox';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { UpdateLinksService } from '../update-links/update-links.service';
import { ReminderMails } from './reminder-mails';
import {
  type CityToRemind,
  type ContributorToAsk,
  type MilestoneToAsk,
  type ReaderRecord,
  RemindersRepository,
} from './reminders.repository';

const LOOK_ROUND = 'remind-everywhere';
const REMIND = 'remind';
const EVERY_QUARTER = '*/15 * * * *';

export const USUAL: ReminderSettings = {
  paused: false,
  daysBefore: 7,
  daysBetween: 7,
  weekdays: [1, 2, 3, 4, 5],
  hour: 7,
  daysToAnswer: 7,
  linkNeedsSignIn: false,
  version: 1,
};

/** What a morning's mails are made from. */
interface Facts {
  readonly morning: Morning & { readonly settings: ReminderSettings };
  readonly milestones: readonly MilestoneToAsk[];
  readonly readers: readonly ReaderRecord[];
  readonly contributors: readonly ContributorToAsk[];
}

/** Each municipality's mornings: who is asked about what, in one mail a person. */
@Injectable()
export class RemindersService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: RemindersRepository,
    private readonly ledgers: LedgerService,
    private readonly links: UpdateLinksService,
    private readonly mails: ReminderMails,
    private readonly outbox: MailOutbox,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (!this.outbox.available) return;
    this.jobs.handle(LOOK_ROUND, () => this.lookRound());
    this.jobs.handle<{ municipalityId: string }>(REMIND, async ({ municipalityId }) => {
      const city = (await this.repository.cities()).find(({ id }) => id === municipalityId);
      if (city) await this.remind(city);
    });
    this.jobs.schedule(LOOK_ROUND, EVERY_QUARTER);
  }

  /** A job for every municipality whose hour has come today. The people of sample cities are invented, and so are their addresses. */
  async lookRound(): Promise<void> {
    for (const city of await this.repository.cities()) {
      if (city.demo) continue;
      const settings = await this.database.read(city.id, (query) => this.repository.settings(query, city.id));
      if (localHour(this.clock.now(), city.timeZone) < (settings ?? USUAL).hour) continue;
      const today = this.clock.today(city.timeZone);
      await this.jobs.send(REMIND, { municipalityId: city.id }, { key: `${city.id} ${today}` });
    }
  }

  /** One morning of one municipality, all of it or nothing; a second time on a day it does nothing. @returns how many mails */
  async remind(city: CityToRemind): Promise<number> {
    const today = this.clock.today(city.timeZone);
    await this.ledgers.bringToToday(city);
    return this.database.write(city.id, async (query) => {
      if (!(await this.repository.begin(query, city.id, today))) return 0;
      const facts = await this.#facts(query, city, today);
      const asks = new Map<string, Ask[]>();
      for (const ask of asksOn(facts.morning))
        asks.set(ask.personId, [...(asks.get(ask.personId) ?? []), ask]);
      for (const [personId, own] of asks) await this.#write(query, city, facts, personId, own);
      await this.repository.end(query, city.id, today, asks.size);
      return asks.size;
    });
  }

  async #facts(query: Query, city: CityToRemind, today: Day): Promise<Facts> {
    const settings = (await this.repository.settings(query, city.id)) ?? USUAL;
    const milestones = await this.repository.milestones(query, city.id);
    const contributors = await this.repository.contributors(query, city.id);
    const all = await this.repository.readers(query, city.id);
    // Who cannot sign in cannot use a link that asks for it.
    const readers = all.filter(
      ({ email, accountId }) =>
        email !== null && this.outbox.reaches(email) && (accountId !== null || !settings.linkNeedsSignIn),
    );
    const morning = {
      today,
      settings,
      ...(await this.repository.organisation(query, city.id)),
      contributors,
      readers: new Map(readers.map(({ personId, delivery }) => [personId, delivery])),
      milestones,
      history: await this.repository.history(query, city.id, today),
    };
    return { morning, milestones, readers, contributors };
  }

  async #write(
    query: Query,
    city: CityToRemind,
    { milestones, readers, contributors }: Facts,
    personId: string,
    asks: readonly Ask[],
  ): Promise<void> {
    const reader = readers.find((one) => one.personId === personId);
    if (!reader) return;
    const items = [];
    for (const ask of asks) {
      const milestone = milestones.find(({ id }) => id === ask.milestoneId);
      if (!milestone) continue;
      const contributor = contributors.find(
        (one) => one.personId === personId && one.projectId === milestone.projectId,
      );
      const token = await this.links.make(query, city.id, {
        milestoneId: ask.milestoneId,
        personId,
        officeId: ask.officeId,
        contributorId: ask.askedAs === 'contributor' ? (contributor?.id ?? null) : null,
      });
      items.push({ ask, milestone, token });
    }
    const mail = await this.mails.compose(city, reader, items);
    const mailId = await this.outbox.enqueue(city.id, mail);
    for (const ask of asks) await this.repository.remember(query, city.id, uuid(), ask, mailId);
  }
}
