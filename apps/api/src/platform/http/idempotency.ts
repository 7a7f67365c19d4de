import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../access/access';
import { conflict, ProblemError } from '../errors/problem-error';
import { TenantDatabase } from '../tenancy/tenant-database';
import { Answer } from './answer';
import { rawBodyOf } from './request-body';

const KEPT = '24 hours';
const KEY = /^[\x21-\x7e]{1,200}$/;

interface StoredAnswer {
  readonly bodyHash: Buffer;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/** A write that carries an `Idempotency-Key` happens once; its repetition is told what the first was told. */
@Injectable()
export class Idempotency {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * Runs `work`, or answers what was stored. Inside the transaction of the write, so that write and record are kept
   * together or not at all; a repetition at the same moment waits for the first.
   *
   * @throws ProblemError 409 where the key came with another body
   */
  async once(
    request: FastifyRequest,
    access: Access,
    defaultStatus: number,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    const key = request.headers['idempotency-key'];
    if (key === undefined || access.actor.kind !== 'member') return work();
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw new ProblemError(400, 'malformed-idempotency-key', {
        detail: 'An Idempotency-Key has 1 to 200 visible ASCII characters.',
      });
    }
    const name = [access.municipality.id, access.actor.accountId, `${request.method} ${request.url}`, key];
    const bodyHash = createHash('sha256').update(rawBodyOf(request)).digest();
    if (!(await this.#claim(name, bodyHash, access))) return this.#repeat(name, bodyHash, access);
    const answer = await work();
    await this.#store(name, answer, defaultStatus, access);
    return answer;
  }

  /** Waits for whoever holds the same key at this moment. False where an answer is already stored. */
  #claim(name: readonly string[], bodyHash: Buffer, access: Access): Promise<boolean> {
    return this.database.write(access.municipality.id, async (query) => {
      const claimed = await query(
        `with ended as (
           delete from idempotency_record where municipality_id = $1 and account_id = $2
             and created_at < clock_timestamp() - interval '${KEPT}' and (route, key) <> ($3, $4)
         )
         insert into idempotency_record as r (municipality_id, account_id, route, key, body_hash)
         values ($1, $2, $3, $4, $5)
         on conflict (municipality_id, account_id, route, key) do update
           set body_hash = excluded.body_hash, status = null, headers = null, body = null, created_at = clock_timestamp()
           where r.created_at < clock_timestamp() - interval '${KEPT}'
         returning 1 as claimed`,
        [...name, bodyHash],
      );
      return claimed.length > 0;
    });
  }

  #repeat(name: readonly string[], bodyHash: Buffer, access: Access): Promise<Answer> {
    return this.database.write(access.municipality.id, async (query) => {
      const [stored] = await query<StoredAnswer>(
        `select body_hash as "bodyHash", status, headers, body from idempotency_record
         where municipality_id = $1 and account_id = $2 and route = $3 and key = $4`,
        name,
      );
      if (!stored?.bodyHash.equals(bodyHash)) {
        throw conflict(
          'idempotency-key-reused',
          'This Idempotency-Key came before with another body. Nothing was stored.',
        );
      }
      return new Answer(stored.body, stored.status, { ...stored.headers, 'idempotency-replayed': 'true' });
    });
  }

  async #store(
    name: readonly string[],
    answer: Answer,
    defaultStatus: number,
    access: Access,
  ): Promise<void> {
    const body = answer.body === null ? null : textOf(answer.body);
    await this.database.write(access.municipality.id, (query) =>
      query(
        `update idempotency_record set status = $5, headers = $6, body = $7
         where municipality_id = $1 and account_id = $2 and route = $3 and key = $4`,
        [...name, answer.status ?? defaultStatus, answer.headers, body],
      ),
    );
  }
}

function textOf(body: NonNullable<Answer['body']>): string {
  if (typeof body === 'string') return body;
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  throw new Error('A write in a transaction cannot answer a stream.');
}
