import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Acting, actorText, type Sight } from '../audit/acting';
import { Database, type Query } from '../database/database';
import { WriteLanes } from './write-lanes';

interface Transaction {
  readonly scope: string;
  readonly query: Query;
  readonly mayWrite: boolean;
  readonly afterCommit: (() => void)[];
}

/** Who shares turns with whom, in each municipality. */
export type Lane = 'plan' | 'writers' | 'followers' | 'large';

/** Milliseconds for which a writer waits for its turn; as long as for a connection. */
const PATIENCE = 5_000;
/** The same for what takes long itself. */
const PATIENCE_OF_LARGE = 60_000;

/**
 * What the public may know of plans stands in the place of what there is. A schema that is missing or closed would be
 * passed over silently: the second statement fails then.
 */
const RELEASED = `set local search_path = released, public; select 'released.strategy'::regclass`;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * The only way to the data of a municipality: one transaction with the municipality set for row-level security.
 * Calls inside a transaction of the same municipality join it, so that no request ever holds two connections.
 */
@Injectable()
export class TenantDatabase {
  readonly #current = new AsyncLocalStorage<Transaction>();
  /** What is about to be asked at the end of this turn of the event loop. */
  readonly #toAsk = new Map<string, Promise<object[]>>();

  readonly #lanes: WriteLanes;

  constructor(
    private readonly database: Database,
    private readonly acting: Acting,
  ) {
    this.#lanes = WriteLanes.forPool(database.size);
  }

  /**
   * Reads in one snapshot. The first statement travels together with the start of the transaction,
   * and nobody waits for its end: a read of one statement costs one round trip.
   */
  read<T>(municipalityId: string, work: (query: Query) => Promise<T>): Promise<T> {
    const scope = this.#scopeOf(municipalityId);
    const joined = this.#join(scope);
    return joined ? work(joined.query) : this.#readNew(scope, work);
  }

  /**
   * Reads by one statement, for hot paths: start, statement and end of the transaction travel in one packet.
   */
  async readOnce<Row extends object>(
    municipalityId: string,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const scope = this.#scopeOf(municipalityId);
    const joined = this.#join(scope);
    if (joined) return joined.query<Row>(text, values);
    const client = await this.database.connect();
    const query = this.#queryOn(client, scope);
    client.query(beginRead(scope)).catch(() => undefined);
    const rows = query<Row>(text, values);
    endInBackground(client);
    return rows;
  }

  /**
   * The same for several statements that are all known beforehand: `ask` sends them without waiting in between.
   *
   * @throws Error where `ask` sends another one afterwards
   */
  async readAtOnce<T>(municipalityId: string, ask: (query: Query) => Promise<T>): Promise<T> {
    const scope = this.#scopeOf(municipalityId);
    const joined = this.#join(scope);
    if (joined) return ask(joined.query);
    const client = await this.database.connect();
    const send = this.#queryOn(client, scope);
    let isEnded = false;
    const query: Query = async (text, values) => {
      if (isEnded) throw new Error('A statement was sent after the end of its transaction.');
      return send(text, values);
    };
    client.query(beginRead(scope)).catch(() => undefined);
    const answer = this.#current.run({ scope, query, mayWrite: false, afterCommit: [] }, () => ask(query));
    isEnded = true;
    endInBackground(client);
    return answer;
  }

  /**
   * The same for what many ask at the same moment: who asks the same question before it has been sent shares its rows,
   * which nobody may change. So nobody is told what was read before having asked.
   */
  readTogether<Row extends object>(
    municipalityId: string,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const scope = this.#scopeOf(municipalityId);
    if (this.#join(scope)) return this.readOnce(municipalityId, text, values);
    const question = JSON.stringify([scope, text, values]);
    const asked = this.#toAsk.get(question) as Promise<Row[]> | undefined;
    if (asked) return asked;
    const rows = endOfTurn().then(() => {
      this.#toAsk.delete(question);
      return this.readOnce<Row>(municipalityId, text, values);
    });
    this.#toAsk.set(question, rows);
    return rows;
  }

  /**
   * Reads what belongs to an account across municipalities: its own memberships, nothing else.
   */
  readAs<T>(accountId: string, work: (query: Query) => Promise<T>): Promise<T> {
    const scope = settingOf('account_id', accountId);
    const joined = this.#join(scope);
    return joined ? work(joined.query) : this.#readNew(scope, work);
  }

  /**
   * Writes in one transaction, which is undone where `work` throws or one of its statements has failed. Few of a
   * municipality do so at once; the others wait without a connection.
   *
   * @param lane what shares its turns: whoever changes a plan and may wait for its lock, everybody else who writes, what
   *   must not wait behind either, and what takes long itself
   * @throws ProblemError 503 `busy` where the turn does not come
   */
  async write<T>(
    municipalityId: string,
    work: (query: Query) => Promise<T>,
    lane: Lane = 'writers',
  ): Promise<T> {
    const scope = this.#scopeOf(municipalityId);
    const joined = this.#join(scope);
    if (!joined) {
      const leave = await this.#lanes.enter(
        `${lane} ${municipalityId}`,
        lane === 'large' ? PATIENCE_OF_LARGE : PATIENCE,
      );
      return this.#writeNew(scope, work).finally(leave);
    }
    if (!joined.mayWrite) throw new Error('A write was started inside a read.');
    return work(joined.query);
  }

  /** Writes what belongs to an account in one transaction: global tables, and mail of no municipality. */
  async writeAs<T>(accountId: string, work: (query: Query) => Promise<T>): Promise<T> {
    const scope = settingOf('account_id', accountId);
    const joined = this.#join(scope);
    if (!joined) return this.#writeNew(scope, work);
    if (!joined.mayWrite) throw new Error('A write was started inside a read.');
    return work(joined.query);
  }

  /** Statements on global tables: on the transaction under way where there is one, else on their own. */
  global<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const current = this.#current.getStore();
    return current ? current.query<Row>(text, values) : this.database.queryOnce<Row>(text, values);
  }

  /** Which plans a transaction begun now reads; see decision 0015. */
  get sight(): Sight {
    return this.acting.sight;
  }

  /**
   * Reads in `work` with another sight than whoever asks has. `live` is for what tells nobody anything of a plan;
   * `released` for what is told to the public in somebody else's name.
   *
   * @throws Error where a transaction with another sight is under way
   */
  seeing<T>(sight: Sight, work: () => T): T {
    return this.acting.seeing(sight, work);
  }

  /** Reads in `work` what the public may know, whoever asks. */
  asPublic<T>({ showsReleases }: { readonly showsReleases: boolean }, work: () => T): T {
    return this.seeing(showsReleases ? 'released' : 'live', work);
  }

  /** Runs `work`, which must not throw, once the transaction under way has been committed; at once where there is none. */
  afterCommit(work: () => void): void {
    const current = this.#current.getStore();
    if (current) current.afterCommit.push(work);
    else work();
  }

  #scopeOf(municipalityId: string): string {
    const scope = settingOf('municipality_id', municipalityId);
    return this.acting.sight === 'released' ? `${scope}; ${RELEASED}` : scope;
  }

  #queryOn(client: PoolClient, scope: string): Query {
    const query = this.database.queryOn(client);
    // Another text is another prepared statement: which tables it means is settled when it is prepared.
    return scope.endsWith(RELEASED) ? (text, values) => query(`/* released */ ${text}`, values) : query;
  }

  #join(scope: string): Transaction | undefined {
    const current = this.#current.getStore();
    if (current && current.scope !== scope)
      throw new Error('A transaction of another municipality is under way.');
    return current;
  }

  async #readNew<T>(scope: string, work: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.database.connect();
    const query = this.#queryOn(client, scope);
    const begun = client.query(beginRead(scope));
    // Where the start fails, so does the first statement, which tells.
    begun.catch(() => undefined);
    const transaction: Transaction = { scope, query, mayWrite: false, afterCommit: [] };
    try {
      const result = await this.#current.run(transaction, () => work(query));
      await begun;
      return result;
    } finally {
      endInBackground(client);
    }
  }

  async #writeNew<T>(scope: string, work: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.database.connect();
    const query = this.#queryOn(client, scope);
    const afterCommit: (() => void)[] = [];
    try {
      // Sent ahead of the first statement of `work`. Without it, no row of any municipality is there to be seen or written;
      // and whatever triggers record of its changes, they record under who acts.
      const actor = actorText(this.acting.actor);
      const begun = client.query(`begin; ${scope}; set local app.actor = '${actor}'`);
      begun.catch(() => undefined);
      const result = await this.#current.run({ scope, query, mayWrite: true, afterCommit }, () =>
        work(query),
      );
      await begun;
      await commit(client);
      // At once: whoever waited for a lock of this transaction goes on at this moment.
      for (const told of afterCommit) told();
      client.release();
      return result;
    } catch (error) {
      await rollBack(client);
      throw error;
    }
  }
}

/** The value is a checked UUID, so that it can stand in the text: `set` takes no parameters. */
function settingOf(name: 'municipality_id' | 'account_id', id: string): string {
  if (!UUID.test(id)) throw new Error(`Not an id: ${id}`);
  return `set local app.${name} = '${id}'`;
}

/** One snapshot, in which nothing can be written. */
function beginRead(scope: string): string {
  return `begin isolation level repeatable read read only; ${scope}`;
}

/** Gives the connection back once the server has ended the transaction; a broken one is thrown away. */
function endInBackground(client: PoolClient): void {
  client.query('commit').then(
    () => client.release(),
    (error: Error) => client.release(error),
  );
}

/** Where a statement has failed, the server answers a commit by rolling back; nobody is told then that it was kept. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('A statement of the transaction had failed: it was rolled back.');
}

/** A connection that cannot even roll back is closed, so that the pool never hands out an open transaction. */
async function rollBack(client: PoolClient): Promise<void> {
  await client.query('rollback').then(
    () => client.release(),
    (error: Error) => client.release(error),
  );
}
