import { Injectable } from '@nestjs/common';
import type { Language, MailDelivery, MailKind, MailRecord, Unreached } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

const INSTANT = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export interface TroubleRecord {
  readonly id: string;
  readonly kind: MailKind;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly recipient: string;
  /** What the mail server said: its code, and the kind of trouble. */
  readonly answer: string | null;
  readonly since: string;
}

/** What went to whom, and how people want to be written to. */
@Injectable()
export class MailBookRepository {
  mine(query: Query, municipalityId: string, personId: string): Promise<MailRecord[]> {
    return query<MailRecord>(
      `select id, kind, subject, case when sent_at is not null then 'sent' when refused_at is not null then 'refused'
           else 'waiting' end as state,
         ${INSTANT('created_at')} as "createdAt", ${INSTANT('sent_at')} as "sentAt"
       from mail where municipality_id = $1 and person_id = $2 order by created_at desc, id desc limit 100`,
      [municipalityId, personId],
    );
  }

  /** What was refused for good, the latest a recipient. */
  troubles(query: Query, municipalityId: string): Promise<TroubleRecord[]> {
    return query<TroubleRecord>(
      `select * from (
         select distinct on (m.recipient) m.id, m.kind,
           case when x.id is not null then json_build_object('id', x.id, 'name', x.name) end as person,
           m.recipient, m.answer, ${INSTANT('m.refused_at')} as since, m.sent_at
         from mail m left join person x on x.municipality_id = $1 and x.id = m.person_id
         where m.municipality_id = $1 and m.due_at is null
         order by m.recipient, coalesce(m.refused_at, m.sent_at) desc
       ) last where last.sent_at is null order by since desc limit 100`,
      [municipalityId],
    );
  }

  /** Who holds an office today and cannot, or does not want to, be written to. */
  unreached(query: Query, municipalityId: string, day: string): Promise<Unreached[]> {
    return query<Unreached>(
      `select json_build_object('id', x.id, 'name', x.name) as person,
         case when s.account_id is null then 'no-address' else 'wants-no-mail' end as reason
       from person x
       left join membership s on s.municipality_id = $1 and s.person_id = x.id
       left join mail_preference f on f.municipality_id = $1 and f.person_id = x.id
       where x.municipality_id = $1 and (s.account_id is null or f.delivery = 'off')
         and exists (select from appointment a join office o on o.municipality_id = $1 and o.id = a.office_id
           where a.municipality_id = $1 and a.person_id = x.id
           and a.from_on <= $2::date and (a.until_on is null or a.until_on >= $2::date)
           and (o.closed_on is null or o.closed_on > $2::date))
       order by x.name, x.id`,
      [municipalityId, day],
    );
  }

  async preferences(
    query: Query,
    municipalityId: string,
    personId: string,
  ): Promise<{
    readonly delivery: MailDelivery;
    readonly language: Language | null;
    readonly version: number;
  }> {
    const [found] = await query<{ delivery: MailDelivery; language: Language | null; version: number }>(
      `select coalesce(f.delivery, 'at-once') as delivery, a.language, coalesce(f.version, 0) as version
       from membership s join account a on a.id = s.account_id
       left join mail_preference f on f.municipality_id = $1 and f.person_id = s.person_id
       where s.municipality_id = $1 and s.person_id = $2`,
      [municipalityId, personId],
    );
    return found ?? { delivery: 'at-once', language: null, version: 0 };
  }

  async choose(
    query: Query,
    municipalityId: string,
    personId: string,
    accountId: string,
    { delivery, language }: { readonly delivery: MailDelivery; readonly language: Language | null },
  ): Promise<void> {
    await query(
      `insert into mail_preference as f (municipality_id, person_id, delivery) values ($1, $2, $3)
       on conflict (municipality_id, person_id) do update set delivery = excluded.delivery, version = f.version + 1`,
      [municipalityId, personId, delivery],
    );
    await query(`update account set language = $2 where id = $1 and language is distinct from $2`, [
      accountId,
      language,
    ]);
  }
}
