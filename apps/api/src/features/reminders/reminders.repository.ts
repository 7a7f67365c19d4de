import { Injectable } from '@nestjs/common';
import type {
  FieldText,
  Language,
  MailDelivery,
  OfficeKind,
  ReminderSettings,
} from '@wegmarke/domain/contracts';
import type { Organisation } from '@wegmarke/domain/offices';
import type { Ask, AskedMilestone, PastAsk } from '@wegmarke/domain/reminders';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';

/** A milestone with what a mail says of it. */
export interface MilestoneToAsk extends AskedMilestone {
  readonly title: FieldText;
  readonly projectTitle: FieldText;
  readonly officeTitle: FieldText;
}

export interface ReaderRecord {
  readonly personId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly email: string | null;
  readonly language: Language | null;
  readonly delivery: MailDelivery;
}

export interface CityToRemind {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly demo: boolean;
  readonly language: Language;
  readonly colour: string | null;
}

export interface ContributorToAsk {
  readonly id: string;
  readonly projectId: string;
  readonly personId: string;
}

/** As long as anything of the present can follow from it. */
const REMEMBERED_DAYS = 200;

const SETTINGS = `paused, days_before as "daysBefore", days_between as "daysBetween", weekdays, hour,
  days_to_answer as "daysToAnswer", link_needs_sign_in as "linkNeedsSignIn", version`;

@Injectable()
export class RemindersRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** All whose pages are open: the links of a mail lead nowhere in one that is closed. */
  cities(): Promise<CityToRemind[]> {
    return this.database.global<CityToRemind>(
      `select id, slug, name, time_zone as "timeZone", demo, languages[1] as language, colour from municipality
       where suspended_at is null order by id`,
    );
  }

  async settings(query: Query, municipalityId: string): Promise<ReminderSettings | null> {
    const [found] = await query<ReminderSettings>(
      `select ${SETTINGS} from reminder_setting where municipality_id = $1`,
      [municipalityId],
    );
    return found ?? null;
  }

  /** @returns false where somebody else has changed them since */
  async setSettings(query: Query, municipalityId: string, settings: ReminderSettings): Promise<boolean> {
    const { paused, daysBefore, daysBetween, weekdays, hour, daysToAnswer, linkNeedsSignIn, version } =
      settings;
    const set = await query(
      `insert into reminder_setting as s (municipality_id, paused, days_before, days_between, weekdays, hour, days_to_answer, link_needs_sign_in)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (municipality_id) do update set paused = excluded.paused, days_before = excluded.days_before,
         days_between = excluded.days_between, weekdays = excluded.weekdays, hour = excluded.hour,
         days_to_answer = excluded.days_to_answer, link_needs_sign_in = excluded.link_needs_sign_in, version = s.version + 1
         where s.version = $9
       returning version`,
      [
        municipalityId,
        paused,
        daysBefore,
        daysBetween,
        weekdays,
        hour,
        daysToAnswer,
        linkNeedsSignIn,
        version,
      ],
    );
    return set.length > 0;
  }

  /** Begins a municipality's morning; false where it has been begun before. */
  async begin(query: Query, municipalityId: string, day: string): Promise<boolean> {
    const begun = await query(
      `insert into reminder_run (municipality_id, on_day) values ($1, $2) on conflict do nothing returning on_day`,
      [municipalityId, day],
    );
    return begun.length > 0;
  }

  async end(query: Query, municipalityId: string, day: string, mails: number): Promise<void> {
    await query(`update reminder_run set mails = $3 where municipality_id = $1 and on_day = $2`, [
      municipalityId,
      day,
      mails,
    ]);
  }

  async lastRun(
    query: Query,
    municipalityId: string,
  ): Promise<{ readonly on: string; readonly mails: number } | null> {
    const [run] = await query<{ on: string; mails: number }>(
      `select on_day as "on", mails from reminder_run where municipality_id = $1 order by on_day desc limit 1`,
      [municipalityId],
    );
    return run ?? null;
  }

  async organisation(
    query: Query,
    municipalityId: string,
  ): Promise<{
    readonly organisation: Organisation;
    readonly officeKinds: ReadonlyMap<string, OfficeKind>;
  }> {
    const offices = await query<Organisation['offices'][number] & { kind: OfficeKind }>(
      `select id, kind, fallback_id as "fallbackId", closed_on as "closedOn" from office where municipality_id = $1`,
      [municipalityId],
    );
    const appointments = await query<Organisation['appointments'][number]>(
      `select office_id as "officeId", person_id as "personId", kind, from_on as "fromOn", until_on as "untilOn"
       from appointment where municipality_id = $1`,
      [municipalityId],
    );
    const absences = await query<Organisation['absences'][number]>(
      `select office_id as "officeId", person_id as "personId", stand_in_id as "standInId", from_on as "fromOn", until_on as "untilOn"
       from absence where municipality_id = $1`,
      [municipalityId],
    );
    return {
      organisation: { offices, appointments, absences },
      officeKinds: new Map(offices.map(({ id, kind }) => [id, kind])),
    };
  }

  contributors(query: Query, municipalityId: string): Promise<ContributorToAsk[]> {
    return query<ContributorToAsk>(
      `select id, project_id as "projectId", person_id as "personId" from contributor
       where municipality_id = $1 and ended_at is null order by id`,
      [municipalityId],
    );
  }

  /** Everybody whom the municipality could write to, each once; without an address where there is none. */
  readers(query: Query, municipalityId: string): Promise<ReaderRecord[]> {
    return query<ReaderRecord>(
      `select x.id as "personId", x.name, s.account_id as "accountId",
         coalesce(a.email, (select c.email from contributor c where c.municipality_id = $1 and c.person_id = x.id
           and c.ended_at is null and c.email is not null limit 1)) as email,
         a.language, coalesce(f.delivery, 'at-once') as delivery
       from person x
       left join membership s on s.municipality_id = $1 and s.person_id = x.id
       left join account a on a.id = s.account_id
       left join mail_preference f on f.municipality_id = $1 and f.person_id = x.id
       where x.municipality_id = $1`,
      [municipalityId],
    );
  }

  milestones(query: Query, municipalityId: string): Promise<MilestoneToAsk[]> {
    return query<MilestoneToAsk>(
      `select m.id, m.project_id as "projectId", coalesce(m.office_id, p.office_id) as "officeId", m.title,
         p.title as "projectTitle", o.title as "officeTitle", coalesce(m.promised_on, m.baseline_on) as "dueOn",
         false as "isDone", m.last_attested_on as "lastAttestedOn",
         exists (select from help_request h where h.municipality_id = $1 and h.milestone_id = m.id and h.closed_at is null) as "waitsForHelp",
         exists (select from prepared_update u where u.municipality_id = $1 and u.milestone_id = m.id and u.decided_at is null) as "isPrepared"
       from milestone m
       join project p on p.municipality_id = $1 and p.id = m.project_id
       join strategy s on s.municipality_id = $1 and s.id = m.strategy_id
       join office o on o.municipality_id = $1 and o.id = coalesce(m.office_id, p.office_id)
       where m.municipality_id = $1 and m.left_on is null and p.left_on is null and m.completed_on is null
         and s.adopted_on is not null and p.phase not in ('paused', 'stopped')
       order by coalesce(m.promised_on, m.baseline_on), m.id`,
      [municipalityId],
    );
  }

  history(query: Query, municipalityId: string, day: string): Promise<PastAsk[]> {
    return query<PastAsk>(
      `select milestone_id as "milestoneId", person_id as "personId", asked_as as "askedAs", for_day as "forDay", asked_on as "askedOn"
       from reminder where municipality_id = $1 and asked_on > $2::date - ${String(REMEMBERED_DAYS)}`,
      [municipalityId, day],
    );
  }

  async remember(
    query: Query,
    municipalityId: string,
    id: string,
    ask: Ask,
    mailId: string | null,
  ): Promise<void> {
    await query(
      `insert into reminder (municipality_id, id, milestone_id, person_id, asked_as, for_day, asked_on, mail_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [municipalityId, id, ask.milestoneId, ask.personId, ask.askedAs, ask.forDay, ask.askedOn, mailId],
    );
  }
}
