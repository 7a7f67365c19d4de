import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { Client, type ClientConfig, Pool, type PoolClient, TypeOverrides } from 'pg';
import { databaseCode } from '../errors/database-errors';

/** Runs one statement and answers its rows. `Row` is the shape that the statement selects. */
export type Query = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Told of a statement that is sent, without its values; what it answers is told whether that failed. */
export type StatementWatch = (text: string) => (failed: boolean) => void;

const DATE_OID = 1082;
/** A day stays text: it has no time and no time zone. */
const TYPES = new TypeOverrides();
TYPES.setTypeParser(DATE_OID, (value) => value);
/** SQLSTATE: an earlier statement of the transaction has failed. */
const ABORTED = '25P02';
/** Statements beyond these are sent unnamed, so that generated texts cannot fill the server's memory. */
const MOST_NAMED_STATEMENTS = 500;

/** What holds for every connection of the application. */
const SESSION = {
  statement_timeout: 15_000,
  lock_timeout: 8_000,
  idle_in_transaction_session_timeout: 30_000,
  options: '-c plan_cache_mode=force_generic_plan -c timezone=UTC',
};

/** The same as settings of the application's role, in milliseconds where they are times. */
export const ROLE_SETTINGS: Readonly<Record<string, string>> = {
  statement_timeout: '15000',
  lock_timeout: '8000',
  idle_in_transaction_session_timeout: '30000',
  plan_cache_mode: 'force_generic_plan',
  timezone: 'UTC',
};

/** Where the application's role connects. The two differ where a pooler in transaction mode stands between. */
export interface AppAddresses {
  readonly url: string;
  /** Past any pooler: for what needs a session of its own. */
  readonly direct: string;
}

/** Four times what a statement may take. */
const SILENCE_MILLISECONDS = 60_000;

/** While a client is checked out the pool does not listen to it: a lost connection would end the process. */
class ListeningClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
    this.once('connect', () => this.#endWhenSilent());
  }

  /** A machine that is gone says nothing, and TCP takes a quarter of an hour to notice. */
  #endWhenSilent(): void {
    // Not part of the client's typed surface.
    const client = this as unknown as {
      readonly connection: { readonly stream: Socket };
      readonly readyForQuery: boolean;
    };
    const { stream } = client.connection;
    stream.setTimeout(SILENCE_MILLISECONDS, () => {
      if (!client.readyForQuery)
        stream.destroy(new Error('Connection terminated: the database says nothing.'));
    });
  }
}

/** The application's pool. */
export class Database {
  readonly #names = new Map<string, string>();
  readonly #pool: Pool;
  /** Connections of the pool. */
  readonly size: number;
  readonly #isPooled: boolean;
  /** Resolves when statements may be sent; what the server needs besides can be done meanwhile. */
  readonly prepared: Promise<void>;
  watch: StatementWatch | null = null;

  /**
   * @param addresses of the application's role, never the owner's
   * @param prepare brings about what is `prepared`
   */
  constructor(
    private readonly addresses: AppAddresses,
    poolSize: number,
    prepare: (database: Database) => Promise<void>,
  ) {
    const { url, direct } = addresses;
    this.#isPooled = direct !== url;
    this.size = poolSize;
    this.#pool = new Pool({
      connectionString: url,
      application_name: 'wegmarke',
      max: poolSize,
      Client: ListeningClient,
      // Includes waiting for a free connection.
      connectionTimeoutMillis: 5_000,
      // Statements are sent without waiting for the answers to earlier ones: a transaction costs one round trip.
      pipeline: !this.#isPooled,
      keepAlive: true,
      idleTimeoutMillis: 60_000,
      // A pooler takes none of these from its clients: there they are settings of the role.
      ...(this.#isPooled ? {} : SESSION),
      types: TYPES,
    });
    this.#pool.on('error', () => undefined);
    this.prepared = prepare(this);
    // Whoever waits for it hears of a failure.
    this.prepared.catch(() => undefined);
  }

  /** A connection of one's own until it is released. What is sent on it at once, without waiting, leaves in one packet. */
  async connect(): Promise<PoolClient> {
    const client = await this.#pool.connect();
    gather(client);
    return client;
  }

  /** A connection beside the pool, not opened yet, for whoever keeps it. A query on it is answered soon or never. */
  client(): Client {
    return new ListeningClient({
      connectionString: this.addresses.direct,
      application_name: 'wegmarke-live',
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
  }

  /** Statements on one connection; each text is prepared once per connection. */
  queryOn(client: Pick<PoolClient, 'query'>): Query {
    // Statements sent behind one that fails are refused because of it: whoever hears of them first hears the cause.
    let failed: unknown;
    return async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      gather(client);
      const answered = this.watch?.(text);
      try {
        const { rows } = await client.query<Row>({ name: this.#nameOf(text), text, values: [...values] });
        answered?.(false);
        return rows;
      } catch (error) {
        answered?.(true);
        failed ??= error;
        throw databaseCode(error) === ABORTED ? failed : error;
      }
    };
  }

  /** One statement outside any transaction. */
  async queryOnce<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.queryOn(this.#pool)<Row>(text, values);
  }

  /**
   * One statement, or several in one text, without a name and outside any transaction of ours. Where it fails its
   * connection is closed: a text that began a transaction may have left it open.
   */
  async unnamed(text: string, values?: readonly unknown[]): Promise<{ rows: object[] }> {
    const client = await this.connect();
    try {
      const { rows } = await client.query<object>({ text, values: values && [...values] });
      client.release();
      return { rows };
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  get connections(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  #nameOf(text: string): string | undefined {
    // What one client has prepared, the next one on the same connection of a pooler knows nothing of.
    if (this.#isPooled) return undefined;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_NAMED_STATEMENTS) return undefined;
    const name = `s${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}

/** Holds back what is sent on a connection until this turn of the event loop has sent all that it has to. */
function gather(client: object): void {
  const { stream } = (client as { readonly connection?: { readonly stream: Writable } }).connection ?? {};
  if (!stream || stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
