import { Injectable } from '@nestjs/common';
import type { Language } from '@wegmarke/domain/contracts';
import { TenantDatabase } from '../tenancy/tenant-database';

/** A mail as it waits. */
export interface WaitingMail {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly language: Language;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
}

export interface ClaimedMail extends WaitingMail {
  /** How many tries there were, this one included. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** In the address of the municipality's pages; null where there is none. */
  readonly slug: string | null;
}

const COLUMNS = `id, key, kind, account_id as "accountId", language, recipient, subject, body, html, attempts,
  created_at as "createdAt"`;

/** The two shelves of the outbox: a municipality's own, and that of mail of no municipality (null). */
@Injectable()
export class MailRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** @returns whether it is new: the same key twice is one mail */
  async add(municipalityId: string | null, mail: WaitingMail, dueAt: Date): Promise<boolean> {
    const { id, key, kind, accountId, personId, language, recipient, subject, body, html } = mail;
    const values = [id, key, kind, accountId, language, recipient, subject, body, html, dueAt];
    const added =
      municipalityId === null
        ? await this.database.global(
            `insert into account_mail (id, key, kind, account_id, language, recipient, subject, body, html, due_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (key) do nothing returning id`,
            values,
          )
        : await this.database.write(municipalityId, (query) =>
            query(
              `insert into mail (id, key, kind, account_id, language, recipient, subject, body, html, due_at,
                 municipality_id, person_id)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
               on conflict (municipality_id, key) do nothing returning id`,
              [...values, municipalityId, personId],
            ),
          );
    return added.length > 0;
  }

  /** Marks a due mail as being sent by the caller; null where it is sent, refused, not due, or somebody else is at it. */
  async claim(
    municipalityId: string | null,
    id: string,
    now: Date,
    until: Date,
  ): Promise<ClaimedMail | null> {
    const [claimed] = await this.#on<ClaimedMail>(
      municipalityId,
      (table, own) => `update ${table} set claimed_until = $3, attempts = attempts + 1
       where ${own} id = $1 and due_at <= $2 and (claimed_until is null or claimed_until < $2)
       returning ${COLUMNS}, ${own === '' ? 'null' : `(select slug from municipality y where y.id = municipality_id)`} as slug`,
      [id, now, until],
    );
    return claimed ?? null;
  }

  /** The server has taken it. What it said is erased. */
  async markSent(municipalityId: string | null, id: string, answer: string, now: Date): Promise<void> {
    await this.#on(
      municipalityId,
      (
        table,
        own,
      ) => `update ${table} set sent_at = $3, answer = $2, due_at = null, claimed_until = null, body = null, html = null
       where ${own} id = $1`,
      [id, answer, now],
    );
  }

  /** Nothing more is tried. What it said is erased. */
  async markRefused(municipalityId: string | null, id: string, answer: string, now: Date): Promise<void> {
    await this.#on(
      municipalityId,
      (
        table,
        own,
      ) => `update ${table} set refused_at = $3, answer = $2, due_at = null, claimed_until = null, body = null, html = null
       where ${own} id = $1`,
      [id, answer, now],
    );
  }

  /** To be tried again. */
  async markWaiting(municipalityId: string | null, id: string, answer: string, dueAt: Date): Promise<void> {
    await this.#on(
      municipalityId,
      (table, own) =>
        `update ${table} set due_at = $3, answer = $2, claimed_until = null where ${own} id = $1`,
      [id, answer, dueAt],
    );
  }

  /** Of what waits: due, and nobody at it. */
  async due(municipalityId: string | null, now: Date): Promise<string[]> {
    const rows = await this.#on<{ id: string }>(
      municipalityId,
      (table, own) => `select id from ${table}
       where ${own} due_at <= $1 and (claimed_until is null or claimed_until < $1) order by due_at limit 500`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** Forgets what left long ago. */
  async forgetBefore(municipalityId: string | null, day: Date): Promise<void> {
    await this.#on(
      municipalityId,
      (table, own) => `delete from ${table} where ${own} due_at is null and created_at < $1`,
      [day],
    );
  }

  async municipalityIds(): Promise<string[]> {
    const rows = await this.database.global<{ id: string }>('select id from municipality');
    return rows.map(({ id }) => id);
  }

  /** The statement's last parameter is the municipality, where there is one. */
  #on<Row extends object>(
    municipalityId: string | null,
    statement: (table: string, own: string) => string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    if (municipalityId === null) return this.database.global<Row>(statement('account_mail', ''), values);
    const own = `municipality_id = $${String(values.length + 1)} and`;
    return this.database.write(municipalityId, (query) =>
      query<Row>(statement('mail', own), [...values, municipalityId]),
    );
  }
}
