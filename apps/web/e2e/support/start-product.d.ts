/** A product without sample cities, on an empty database of its own. */
export interface EmptyProduct {
  readonly url: string;
  /** Makes a municipality as the command does. Resolves to its administrator's one-time link: path and query. */
  found(slug: string, name: string, admin: string): Promise<string>;
  stop(): Promise<void>;
}

export function startEmptyProduct(): Promise<EmptyProduct>;
