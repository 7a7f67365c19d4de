import { Injectable } from '@nestjs/common';
import type { RemovedMunicipality } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LEFT_BEHIND, type MovedTable, orderTables, type TableReference } from './table-order';

const AT_ONCE = 500;

export interface MovedAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: string | null;
}

export interface RemovalState {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly demo: boolean;
  readonly isDue: boolean;
}

/** Rows of a municipality as they leave, arrive and end, whatever they mean. */
@Injectable()
export class MovesRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** The tables with rows of municipalities, in the order in which they can arrive. */
  async tables(which: 'moving' | 'all' = 'moving'): Promise<readonly MovedTable[]> {
    const names = await this.database.global<{ name: string }>(
      `select c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'removed_municipality'`,
    );
    const references = await this.database.global<TableReference>(
      `select f.relname as "from", t.relname as "to", a.columns, a.nullable
       from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid,
       lateral (
         select array_agg(x.attname::text order by x.attnum) filter (where x.attname <> 'municipality_id') as columns,
           coalesce(bool_and(not x.attnotnull) filter (where x.attname <> 'municipality_id'), false) as nullable
         from pg_attribute x where x.attrelid = k.conrelid and x.attnum = any (k.conkey)
       ) a
       where k.contype = 'f' and f.relnamespace = 'public'::regnamespace and t.relnamespace = 'public'::regnamespace`,
    );
    return orderTables(
      names.map(({ name }) => name),
      references,
      which === 'moving' ? LEFT_BEHIND : new Set(),
    );
  }

  /** The newest step of the schema: rows fit where it is the same. */
  async schema(): Promise<string> {
    const [row] = await this.database.global<{ name: string }>(
      `select name::text from migration order by "timestamp" desc, id desc limit 1`,
    );
    return row?.name ?? '';
  }

  /** The municipality's own row as text; null where there is none. */
  async municipality(query: Query, id: string): Promise<string | null> {
    const [row] = await query<{ text: string }>(
      `select (to_jsonb(m) - array['arriving', 'suspended_at', 'removal_due_at'])::text as text from municipality m where id = $1`,
      [id],
    );
    return row?.text ?? null;
  }

  /** Who has access. Passwords and factors stay. */
  accounts(query: Query, id: string): Promise<MovedAccount[]> {
    return query<MovedAccount>(
      `select a.id, a.email, a.name, a.language from membership m join account a on a.id = m.account_id
       where m.municipality_id = $1 order by a.id`,
      [id],
    );
  }

  /** Rows as text, some at a time, in the transaction under way. */
  async *rows(query: Query, id: string, { name, emptied }: MovedTable): AsyncGenerator<string[]> {
    const instead = JSON.stringify(Object.fromEntries(emptied.map((column) => [column, null])));
    await query(`declare moved no scroll cursor for select r as text from municipality_rows($1, $2, $3) r`, [
      name,
      id,
      instead,
    ]);
    for (;;) {
      const rows = await query<{ text: string }>(`fetch ${String(AT_ONCE)} from moved`);
      if (rows.length === 0) break;
      yield rows.map(({ text }) => text);
    }
    await query('close moved');
  }

  contents(query: Query, id: string): Promise<{ sha256: string }[]> {
    return query(`select sha256 from document_content where municipality_id = $1 order by sha256`, [id]);
  }

  /** Which of an id and a slug is taken; null where neither is. */
  async taken(query: Query, id: string, slug: string): Promise<'id' | 'slug' | null> {
    const [row] = await query<{ taken: 'id' | 'slug' }>(
      `select case when id = $1 then 'id' else 'slug' end as taken from municipality where id = $1 or slug = $2
       order by 1 limit 1`,
      [id, slug],
    );
    return row?.taken ?? null;
  }

  async moveInMunicipality(query: Query, text: string): Promise<void> {
    await query(`select pg_advisory_xact_lock(hashtext('wegmarke demo'))`);
    await query(`select move_in_municipality($1::jsonb)`, [text]);
  }

  /** @param rows texts of JSON objects */
  async moveIn(query: Query, id: string, table: string, rows: readonly string[]): Promise<number> {
    const [row] = await query<{ moved: number }>(`select move_in($1, $2, $3::jsonb) as moved`, [
      id,
      table,
      `[${rows.join(',')}]`,
    ]);
    return row?.moved ?? 0;
  }

  async haveArrived(query: Query, id: string): Promise<void> {
    await query(`update municipality set arriving = false where id = $1`, [id]);
  }

  /**
   * Makes the accounts that are not there. @returns by which id each is known here: whoever has an account of the same
   * address keeps it
   */
  async moveInAccounts(query: Query, accounts: readonly MovedAccount[]): Promise<Map<string, string>> {
    const here = new Map<string, string>();
    for (const { id, email, name, language } of accounts) {
      const [row] = await query<{ id: string }>(
        `with made as (
           insert into account (id, email, name, language) values ($1, $2, $3, $4) on conflict do nothing returning id
         )
         select id from made union all select id from account where id = $1 or email = $2 order by 1 limit 1`,
        [id, email, name, language],
      );
      here.set(id, row?.id ?? id);
    }
    return here;
  }

  /** How long it may take is not known. */
  async takeTime(query: Query): Promise<void> {
    await query(`select set_config('statement_timeout', '0', true)`);
  }

  /** Marks for removal: with its slug typed out at once, else in thirty days. It is closed from then on. */
  async mark(query: Query, id: string, typed: string | undefined): Promise<void> {
    await query(`select mark_for_removal($1, $2)`, [id, typed ?? null]);
  }

  async unmark(query: Query, id: string): Promise<void> {
    await query(
      `update municipality set version = version + 1, suspended_at = null, removal_due_at = null where id = $1`,
      [id],
    );
  }

  async removalState(query: Query, id: string): Promise<RemovalState | null> {
    const [row] = await query<RemovalState>(
      `select id, slug, name, demo, coalesce(removal_due_at <= clock_timestamp(), false) as "isDue"
       from municipality where id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  due(): Promise<{ id: string }[]> {
    return this.database.global(
      `select id from municipality where removal_due_at <= clock_timestamp() order by removal_due_at`,
    );
  }

  async moveOut(query: Query, id: string, table: string): Promise<number> {
    const [row] = await query<{ moved: number }>(`select move_out($1, $2) as moved`, [id, table]);
    return row?.moved ?? 0;
  }

  /** The accounts that end with the municipality. */
  async accountsOfThisAlone(query: Query, id: string): Promise<string[]> {
    const rows = await query<{ id: string }>(`select a as id from accounts_of_this_alone($1) a`, [id]);
    return rows.map((row) => row.id);
  }

  async removeAccounts(query: Query, ids: readonly string[]): Promise<void> {
    await query(`delete from account where id = any ($1)`, [ids]);
  }

  async recordRemoval(
    query: Query,
    removal: {
      readonly id: string;
      readonly by: string | null;
      readonly counts: Readonly<Record<string, number>>;
      readonly keys: readonly string[];
    },
  ): Promise<void> {
    await query(
      `insert into removed_municipality (id, slug, name, founded_at, removed_by, counts)
       select id, slug, name, created_at, $2, $3 from municipality where id = $1`,
      [removal.id, removal.by, JSON.stringify(removal.counts)],
    );
    await query(`insert into removed_content (key) select unnest($1::text[]) on conflict do nothing`, [
      removal.keys,
    ]);
  }

  /** The latest first. */
  removed(): Promise<RemovedMunicipality[]> {
    return this.database.global<RemovedMunicipality>(
      `select r.id, r.slug, r.name, to_char(r.removed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "removedAt",
         (select count(*)::int from removed_content c where c.key like r.id || '/%') as "filesLeft"
       from removed_municipality r order by r.removed_at desc, r.id limit 200`,
    );
  }

  contentsToErase(): Promise<{ key: string }[]> {
    return this.database.global(`select key from removed_content order by key limit 1000`);
  }

  async contentErased(key: string): Promise<void> {
    await this.database.global(`delete from removed_content where key = $1`, [key]);
  }

  /** It is needed again: its municipality has come back. */
  async keepContents(query: Query, keys: readonly string[]): Promise<void> {
    await query(`delete from removed_content where key = any ($1)`, [keys]);
  }
}
