/** A PostgreSQL of one's own, to be treated badly. */
export interface OwnPostgres {
  /** The owner's address; stays the same over restarts. */
  readonly url: string;
  stop(): Promise<void>;
  /** As in a crash. */
  kill(): void;
  restart(): Promise<void>;
}

export function startPostgres(options: {
  dataDir: string;
  version?: 16 | 18;
  durable?: boolean;
  backupDir?: string;
}): Promise<OwnPostgres>;
