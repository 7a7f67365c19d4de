import type { Client } from 'pg';
import SEED from './seed.sql';

/** How many cities, and how much plan each of them has. */
export interface Size {
  readonly projects: number;
  readonly milestonesPerProject: number;
}

/** One of the suite's cities: ids, address and session follow from its number. */
export interface City {
  readonly municipalityId: string;
  readonly slug: string;
  readonly strategyId: string;
  /** Path of the API below which everything of the city is. */
  readonly path: string;
  /** Of the city's chief digital officer. */
  readonly cookie: string;
}

/** @param strategy counts from 1 */
export function cityNumber(city: number, strategy = 1): City {
  const slug = `stadt-${city}`;
  return {
    municipalityId: idOf(city, 0, 0, 0),
    slug,
    strategyId: idOf(city, strategy, 6, 0),
    path: `/api/v1/municipalities/${slug}`,
    cookie: `wegmarke=bench-session-${city}`,
  };
}

/** As `id_of` of the seed. */
function idOf(city: number, strategy: number, kind: number, number: number): string {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return `${hex(city, 8)}-${hex(strategy, 4)}-7${hex(kind, 3)}-8000-${hex(number, 12)}`;
}

/** Writes cities `from` to `to` with `strategies` strategies each, as the owner of an empty, migrated database. */
export async function seed(
  client: Client,
  {
    from,
    to,
    strategies = 1,
    size,
  }: { readonly from: number; readonly to: number; readonly strategies?: number; readonly size: Size },
): Promise<void> {
  const values: Readonly<Record<string, number>> = { from, to, strategies, ...size };
  const text = SEED.replaceAll(/\{(\w+)\}/g, (braced, name: string) => String(values[name] ?? braced));
  await client.query(text);
}

/** As an installation that has been running for a while: statistics, visibility map, nothing waiting to be written. */
export async function settle(client: Client): Promise<void> {
  await client.query('vacuum analyze');
  await client.query('checkpoint');
}
