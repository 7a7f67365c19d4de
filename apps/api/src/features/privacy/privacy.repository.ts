import { Injectable } from '@nestjs/common';
import type { Erasure, ErasureRequest } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { FREE_TEXTS, KEPT_BACK, OF_ACCOUNTS, PERSONAL_PLACES, type PersonalPlace } from './personal-places';

type Row = Readonly<Record<string, unknown>>;

/** What is stored about a person, wherever: the one place that reads tables of all features, by its registry. */
@Injectable()
export class PrivacyRepository {
  async findPerson(
    query: Query,
    municipalityId: string,
    id: string,
  ): Promise<{ id: string; name: string } | null> {
    const [person] = await query<{ id: string; name: string }>(
      `select id, name from person where municipality_id = $1 and id = $2`,
      [municipalityId, id],
    );
    return person ?? null;
  }

  async accountsOf(query: Query, municipalityId: string, personId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      `select account_id as id from membership where municipality_id = $1 and person_id = $2 order by 1`,
      [municipalityId, personId],
    );
    return rows.map(({ id }) => id);
  }

  /** The rows of one place that name the person or the account. */
  async rowsAt(
    query: Query,
    municipalityId: string,
    { table, column }: PersonalPlace,
    id: string,
  ): Promise<readonly Row[]> {
    const [scope, values] = OF_ACCOUNTS.has(table)
      ? ['true', [id, KEPT_BACK]]
      : ['t.municipality_id = $3', [id, KEPT_BACK, municipalityId]];
    const rows = await query<{ row: Row }>(
      `select to_jsonb(t) - $2::text[] as row from ${table} t where t.${column} = $1 and ${scope}`,
      values,
    );
    return rows.map(({ row }) => row);
  }

  /** Whether the person holds an office today or later. */
  async holdsOffice(query: Query, municipalityId: string, personId: string, day: string): Promise<boolean> {
    const rows = await query(
      `select 1 as one from appointment
       where municipality_id = $1 and person_id = $2 and (until_on is null or until_on >= $3::date) limit 1`,
      [municipalityId, personId, day],
    );
    return rows.length > 0;
  }

  /** Replaces the name, and removes what tells of the person and nothing else needs. */
  async erase(query: Query, municipalityId: string, personId: string, name: string): Promise<void> {
    const gone = PERSONAL_PLACES.filter(({ names, fate }) => names === 'person' && fate === 'goes');
    for (const { table, column } of gone)
      await query(`delete from ${table} where municipality_id = $1 and ${column} = $2`, [
        municipalityId,
        personId,
      ]);
    await query(`delete from saved_view where municipality_id = $1 and person_id = $2 and not shared`, [
      municipalityId,
      personId,
    ]);
    await query(
      `update contributor set email = null where municipality_id = $1 and person_id = $2 and email is not null`,
      [municipalityId, personId],
    );
    await query(
      `update update_link set expires_at = least(expires_at, clock_timestamp()) where municipality_id = $1 and person_id = $2`,
      [municipalityId, personId],
    );
    await query(
      `update person set name = $3, documented = false, version = version + 1 where municipality_id = $1 and id = $2`,
      [municipalityId, personId, name],
    );
  }

  /** What this municipality keeps about an account goes; the account itself, where it is a member nowhere any more. */
  async forgetAccount(query: Query, municipalityId: string, accountId: string): Promise<boolean> {
    const gone = PERSONAL_PLACES.filter(({ names, fate }) => names === 'account' && fate === 'goes');
    for (const { table, column } of gone)
      await query(`delete from ${table} where municipality_id = $1 and ${column} = $2`, [
        municipalityId,
        accountId,
      ]);
    const [row] = await query<{ forgotten: boolean }>(`select forget_account($1) as forgotten`, [accountId]);
    return row?.forgotten ?? false;
  }

  /** Free texts that hold one of the words, whoever wrote them. */
  async textsWith(query: Query, municipalityId: string, words: readonly string[]): Promise<Erasure['texts']> {
    const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
    const found: Erasure['texts'][number][] = [];
    for (const { table, id, columns } of FREE_TEXTS)
      for (const field of columns) {
        const rows = await query<{ id: string }>(
          `select distinct t.${id}::text as id from ${table} t
           where t.municipality_id = $1 and t.${field}::text ilike any ($2::text[]) limit 200`,
          [municipalityId, patterns],
        );
        found.push(...rows.map((row) => ({ table, id: row.id, field })));
      }
    return found;
  }

  async ask(query: Query, municipalityId: string, personId: string): Promise<void> {
    await query(
      `insert into erasure_request (municipality_id, person_id) values ($1, $2) on conflict do nothing`,
      [municipalityId, personId],
    );
  }

  async withdraw(query: Query, municipalityId: string, personId: string): Promise<void> {
    await query(`delete from erasure_request where municipality_id = $1 and person_id = $2`, [
      municipalityId,
      personId,
    ]);
  }

  requests(query: Query, municipalityId: string): Promise<ErasureRequest[]> {
    return query<ErasureRequest>(
      `select r.person_id as "personId", p.name,
         to_char(r.requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "requestedAt"
       from erasure_request r join person p on p.municipality_id = $1 and p.id = r.person_id
       where r.municipality_id = $1 order by r.requested_at, r.person_id`,
      [municipalityId],
    );
  }
}
