import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database';
import { ProblemError } from '../errors/problem-error';
import { RecurringJobs } from '../jobs/recurring-jobs';

export interface Taken {
  readonly allowed: boolean;
  /** Until the window ends; 0 where it is allowed. */
  readonly retryAfterSeconds: number;
}

/**
 * Counts in PostgreSQL, so that a limit holds over all instances. Windows begin with the first of their requests.
 * Always a statement of its own: what a transaction undoes has been tried all the same, and nobody holds a counter.
 */
@Injectable()
export class Throttle implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: RecurringJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register('throttle-windows', () => this.clear());
  }

  /**
   * Takes `amount` of `limit` in a window. Not inside a transaction: it needs a connection beside.
   *
   * @param bucket what is limited, in the words of the code
   * @param key whom it is limited for: an address, an account; stored as its SHA-256
   */
  async take(bucket: string, key: string, limit: number, windowSeconds: number, amount = 1): Promise<Taken> {
    const [row] = await this.database.queryOnce<{ taken: number; seconds: number }>(
      `insert into throttle as t (bucket, key_hash, taken, ends_at)
       values ($1, $2, $5, clock_timestamp() + make_interval(secs => $3))
       on conflict (bucket, key_hash) do update set
         taken = case when t.ends_at <= clock_timestamp() then $5 else least(t.taken, $4) + $5 end,
         ends_at = case when t.ends_at <= clock_timestamp() then excluded.ends_at else t.ends_at end
       returning taken, ceil(extract(epoch from ends_at - clock_timestamp()))::int as seconds`,
      [bucket, hashOf(key), windowSeconds, limit, amount],
    );
    const allowed = (row?.taken ?? 0) <= limit;
    return { allowed, retryAfterSeconds: allowed ? 0 : Math.max(1, row?.seconds ?? 1) };
  }

  /** Gives back what was taken for something that turned out not to count. */
  async giveBack(bucket: string, key: string): Promise<void> {
    await this.database.queryOnce(
      `update throttle set taken = greatest(taken - 1, 0) where bucket = $1 and key_hash = $2`,
      [bucket, hashOf(key)],
    );
  }

  /** As if nothing had been taken. */
  async forget(bucket: string, key: string): Promise<void> {
    await this.database.queryOnce(`delete from throttle where bucket = $1 and key_hash = $2`, [
      bucket,
      hashOf(key),
    ]);
  }

  /** Removes the windows that have ended. */
  async clear(): Promise<number> {
    const cleared = await this.database.queryOnce(
      `delete from throttle where ends_at < clock_timestamp() returning 1 as cleared`,
    );
    return cleared.length;
  }
}

/** 429 with `Retry-After`. */
export const tooManyAttempts = (retryAfterSeconds: number): ProblemError =>
  new ProblemError(429, 'too-many-attempts', {
    detail: 'Too many attempts. Wait a few minutes and try again.',
    headers: { 'retry-after': String(retryAfterSeconds) },
  });

/** 429 with `Retry-After`: nothing is wrong but how much was asked for. */
export const tooManyRequests = (retryAfterSeconds: number): ProblemError =>
  new ProblemError(429, 'too-many-requests', {
    detail: 'These were very many requests in a short time. Wait a moment and try again; nothing is lost.',
    headers: { 'retry-after': String(retryAfterSeconds) },
  });

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
