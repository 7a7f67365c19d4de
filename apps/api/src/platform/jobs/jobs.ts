import { createHash } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type PgBoss from 'pg-boss';
import type { Server } from 'node:http';
import { Database } from '../database/database';
import { Tracing } from '../observability/tracing';
import { TenantDatabase } from '../tenancy/tenant-database';

/** The schema that the migration makes. */
const SCHEMA = 'pgboss';
/** After the server listens: whoever waits for a start waits for nothing of this. */
const START_AFTER_MILLISECONDS = 1_000;
/** How often an instance asks for what others have sent; what it sends itself is begun at once. */
const POLL_SECONDS = 15;
/** Longer than any work takes. Of an instance that was killed, others take over the work after it. */
const GIVEN_UP_AFTER_SECONDS = 300;
const MAINTENANCE_SECONDS = 60;

export interface JobOptions {
  /** How many at the same time in this process. */
  readonly concurrency?: number;
  /** How often work that failed is tried again, after growing pauses. */
  readonly retryLimit?: number;
}

export interface SendOptions {
  /** The same key is queued once. */
  readonly key?: string;
  readonly startAfter?: Date;
}

interface Handler {
  readonly work: (data: object) => Promise<void>;
  readonly concurrency: number;
  readonly retryLimit: number;
}

/**
 * Work that is done later, once however many instances there are, and again where it failed. Kept in PostgreSQL: it
 * survives every restart. A job is given ids, nothing that tells of anybody: its table has no wall.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #handlers = new Map<string, Handler>();
  readonly #schedules = new Map<string, { readonly cron: string; readonly timeZone: string }>();
  readonly #workers = new Map<string, string[]>();
  readonly #queues = new Set<string>();
  #boss: Promise<PgBoss> | null = null;
  #started: Promise<void> | null = null;
  #soon: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly tenants: TenantDatabase,
    private readonly http: HttpAdapterHost,
    private readonly tracing: Tracing,
  ) {}

  /**
   * Says who does the work of a name. Doing it twice must do no harm: an instance may be killed right after it.
   *
   * @returns what queues such work: `send` of that name
   */
  handle<T extends object>(
    name: string,
    work: (data: T) => Promise<void>,
    options: JobOptions = {},
  ): (data: T, options?: SendOptions) => Promise<void> {
    if (this.#handlers.has(name)) throw new Error(`The job "${name}" has a handler already.`);
    const { concurrency = 1, retryLimit = 5 } = options;
    this.#handlers.set(name, { work: work as Handler['work'], concurrency, retryLimit });
    return (data, sendOptions) => this.send(name, data, sendOptions);
  }

  /** Calls the handler of that name by the clock: `cron` has five fields, the finest is the minute. */
  schedule(name: string, cron: string, timeZone = 'UTC'): void {
    this.#schedules.set(name, { cron, timeZone });
  }

  /** In the transaction under way: queued only if it commits. The same key is queued once. */
  async send(name: string, data: object, { key, startAfter }: SendOptions = {}): Promise<void> {
    const boss = await this.#load();
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => ({
        rows: await this.tenants.global(text, values),
      }),
    };
    if (!this.#queues.has(name))
      await db.executeSql(`select ${SCHEMA}.create_queue($1, '{"policy":"standard"}')`, [name]);
    await boss.send(name, data, {
      ...(key === undefined ? {} : { id: idOf(name, key) }),
      ...(startAfter === undefined ? {} : { startAfter }),
      retryLimit: this.#handlers.get(name)?.retryLimit ?? 5,
      retryDelay: 30,
      retryBackoff: true,
      expireInSeconds: GIVEN_UP_AFTER_SECONDS,
      db,
    });
    if (startAfter === undefined || startAfter.getTime() <= Date.now())
      this.tenants.afterCommit(() => {
        this.#nudge(name);
      });
  }

  onApplicationBootstrap(): void {
    const { httpAdapter } = this.http as { readonly httpAdapter?: HttpAdapterHost['httpAdapter'] };
    const server = httpAdapter?.getHttpServer() as Server | undefined;
    server?.once('listening', () => {
      this.#soon = setTimeout(
        () => void this.start().catch(() => undefined),
        START_AFTER_MILLISECONDS,
      ).unref();
    });
  }

  /** Begins to work; by itself soon after the server listens. Resolves once every handler waits for work. */
  start(): Promise<void> {
    clearTimeout(this.#soon);
    this.#started ??= this.#start().catch((error: unknown) => {
      this.#started = null;
      // The database was away: it is tried again as long as the process lives.
      this.#soon = setTimeout(() => void this.start().catch(() => undefined), POLL_SECONDS * 1_000).unref();
      throw error;
    });
    return this.#started;
  }

  /** Gives back what instances that were killed had begun, and clears away what is long done. */
  async maintain(): Promise<void> {
    await (await this.#load()).maintain();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.#soon);
    if (this.#started === null) return;
    await this.#started.catch(() => undefined);
    await (await this.#load()).stop({ graceful: true, timeout: 20_000 });
  }

  async #start(): Promise<void> {
    const boss = await this.#load();
    await boss.start();
    for (const [name, handler] of this.#handlers) {
      await boss.createQueue(name);
      this.#queues.add(name);
      const ids: string[] = [];
      for (let one = 0; one < handler.concurrency; one += 1)
        ids.push(
          await boss.work<object>(name, { pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
            for (const { data } of jobs) await this.tracing.around(name, () => handler.work(data));
            this.#nudge(name);
          }),
        );
      this.#workers.set(name, ids);
    }
    for (const [name, { cron, timeZone }] of this.#schedules)
      await boss.schedule(name, cron, {}, { tz: timeZone });
    await boss.maintain();
  }

  #nudge(name: string): void {
    void this.#boss?.then((boss) => this.#workers.get(name)?.forEach((id) => boss.notifyWorker(id)));
  }

  #load(): Promise<PgBoss> {
    this.#boss ??= this.#make();
    return this.#boss;
  }

  /** Read when it is first needed: a start does without. Nothing it sends has a name: poolers keep no statements. */
  async #make(): Promise<PgBoss> {
    const { default: Boss } = await import('pg-boss');
    const boss = new Boss({
      schema: SCHEMA,
      migrate: false,
      maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
      db: { executeSql: (text: string, values: unknown[]) => this.database.unnamed(text, values) },
    });
    // What goes wrong is tried again; requests tell of a database that is away.
    boss.on('error', () => undefined);
    return boss;
  }
}

/** A job's id from its key, so that the queue's own key refuses the second. */
function idOf(name: string, key: string): string {
  const hex = createHash('sha256').update(`${name} ${key}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
