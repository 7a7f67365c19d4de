/** A product without sample cities, on an empty database of its own. */
export interface EmptyProduct {
  readonly url: string;
  /** The owner's address of its database. */
  readonly databaseUrl: string;
  /** Makes a municipality as the command does. Resolves to its administrator's one-time link: path and query. */
  found(slug: string, name: string, admin: string): Promise<string>;
  /** The same for an operator of the installation. */
  operator(email: string): Promise<string>;
  stop(): Promise<void>;
}

/** @param more adds to its environment */
export function startEmptyProduct(more?: Readonly<Record<string, string>>): Promise<EmptyProduct>;
