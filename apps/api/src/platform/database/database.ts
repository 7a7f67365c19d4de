import type { Writable } from 'node:stream';
import pg, { Client, type ClientConfig, type Pool, type PoolClient, TypeOverrides } from 'pg';
import { DataSource } from 'typeorm';

/** Runs one statement and answers its rows. `Row` is the shape that the statement selects. */
export type Query = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

const DATE_OID = 1082;
/** A day stays text: it has no time and no time zone. */
const TYPES = new TypeOverrides();
TYPES.setTypeParser(DATE_OID, (value) => value);
/** Statements beyond these are sent unnamed, so that generated texts cannot fill the server's memory. */
const MOST_NAMED_STATEMENTS = 500;

/** While a client is checked out the pool does not listen to it: a lost connection would end the process. */
class ListeningClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** The application's pool, which is TypeORM's own. */
export class Database {
  readonly #names = new Map<string, string>();
  readonly #pool: Pool;

  private constructor(
    private readonly dataSource: DataSource,
    private readonly url: string,
  ) {
    // The driver's pool is not part of its typed surface.
    this.#pool = (dataSource.driver as unknown as { master: Pool }).master;
  }

  /** @param url the application's role, never the owner's */
  static async open(url: string, poolSize: number): Promise<Database> {
    const dataSource = new DataSource({
      type: 'postgres',
      // The one in the bundle; TypeORM would load another.
      driver: pg,
      url,
      applicationName: 'wegmarke',
      poolSize,
      // Includes waiting for a free connection.
      connectTimeoutMS: 5_000,
      poolErrorHandler: () => undefined,
      logging: false,
      installExtensions: false,
      extra: {
        Client: ListeningClient,
        // Statements are sent without waiting for the answers to earlier ones: a transaction costs one round trip.
        pipeline: true,
        keepAlive: true,
        idleTimeoutMillis: 60_000,
        statement_timeout: 15_000,
        lock_timeout: 8_000,
        idle_in_transaction_session_timeout: 30_000,
        options: '-c plan_cache_mode=force_generic_plan -c timezone=UTC',
        types: TYPES,
      },
    });
    await dataSource.initialize();
    return new Database(dataSource, url);
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
      connectionString: this.url,
      application_name: 'wegmarke-live',
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
  }

  /** Statements on one connection; each text is prepared once per connection. */
  queryOn(client: Pick<PoolClient, 'query'>): Query {
    return async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      gather(client);
      const { rows } = await client.query<Row>({ name: this.#nameOf(text), text, values: [...values] });
      return rows;
    };
  }

  /** One statement outside any transaction. */
  async queryOnce<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.queryOn(this.#pool)<Row>(text, values);
  }

  get connections(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }

  #nameOf(text: string): string | undefined {
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
