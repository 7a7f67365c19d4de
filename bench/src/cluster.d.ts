/** The embedded PostgreSQL, as the product's start runs it. */
export interface Cluster {
  /** The owner's address: a superuser, whom row-level security does not hold. */
  readonly url: string;
  readonly port: number;
  readonly pid: number | undefined;
  /** Where the database really is: for root not below its folder. */
  readonly home: string;
  stop(): Promise<void>;
}

export function startPostgres(options: { dataDir: string; durable?: boolean }): Promise<Cluster>;
