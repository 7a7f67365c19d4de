export interface PostgresOptions {
  /** Folder of the database, made if missing. As root it may only point to where the database really is kept. */
  dataDir: string;
  /** TCP port on 127.0.0.1; a free one if not given. */
  port?: number;
  /** Major version: 18, the one that serves; 16 is installed for tests alone. */
  version?: 16 | 18;
  /** False only for tests: faster, and a crash of the machine may lose everything. A killed process loses nothing. */
  durable?: boolean;
  /** Where its log is kept for restores, within a minute; nowhere if not given. */
  backupDir?: string;
  /** Further settings of PostgreSQL itself. */
  settings?: Record<string, string | number>;
  /** Told what goes on in every step that takes a while. */
  onProgress?: (step: string) => void;
  /** Receives PostgreSQL's own log, line by line. */
  log?: (line: string) => void;
  /** Called when its process has begun: what takes long can be done meanwhile. */
  onSpawn?: () => void;
  /** Called when PostgreSQL ends without `stop` or `kill`. */
  onExit?: (how: { code: number | null; signal: string | null }) => void;
}

export interface Postgres {
  /** Connection as the owner, a superuser, to the database `wegmarke`; stays the same over restarts. */
  readonly url: string;
  readonly port: number;
  /** Where the database really is. */
  readonly home: string;
  /** Process number while it runs. */
  readonly pid: number | undefined;
  /** Ends it cleanly, disconnecting whoever is connected; resolves when it is gone. Does nothing if not running. */
  stop(): Promise<void>;
  /** SIGKILL, as in a crash: nothing is written, the next start recovers from the log. */
  kill(): void;
  /** Stops it if it runs, starts it again on the same port; resolves when connections are accepted. */
  restart(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on `dataDir`, creating the database on first use; resolves when connections are
 * accepted. It ends when this process does, however that ends. Rejects with a `Trouble` (one plain sentence) when the
 * folder is in use, not writable or full, or when PostgreSQL would not start.
 */
export function startPostgres(options: PostgresOptions): Promise<Postgres>;

/**
 * The owner's connection to the embedded PostgreSQL that runs on `dataDir` by whoever started it; undefined where none
 * runs. Nothing is started or stopped.
 */
export function findRunning(
  options: Pick<PostgresOptions, 'dataDir' | 'version' | 'durable'>,
): string | undefined;
