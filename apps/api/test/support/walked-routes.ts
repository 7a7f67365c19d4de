import type { Route } from '../../src/platform/openapi/routes';
import type { PlanCity } from './plan-city';

/** Parameters that name a row, and so could name another city's. */
export const namesRow = ({ path }: Route): boolean => /:\w*id\b/i.test(path);

/** The address of a route in a city, with ids of (maybe another) city where it asks for any. */
export function addressOf({ path }: Route, slug: string, ids: PlanCity): string {
  let before = '';
  return path
    .split('/')
    .map((part) => {
      const value = part.startsWith(':') ? valueOf(part.slice(1), before, slug, ids) : part;
      before = part;
      return value;
    })
    .join('/');
}

function valueOf(name: string, before: string, slug: string, ids: PlanCity): string {
  if (name === 'slug') return slug;
  if (name === 'revision') return '1';
  if (name === 'file') return 'ledger.json';
  const found: Record<string, string | undefined> = {
    strategies: ids.strategyId,
    projects: ids.projectIds[0],
    pillars: ids.pillarIds[0],
    offices: ids.officeId,
    people: ids.headPersonId,
  };
  return found[before] ?? ids.milestoneIds[0] ?? '';
}

/** Everything that names a row of a city: none of it may reach another. */
export const marksOf = (city: PlanCity): readonly string[] => [
  city.municipalityId,
  city.strategyId,
  city.officeId,
  city.otherOfficeId,
  city.headPersonId,
  ...city.pillarIds,
  ...city.projectIds,
  ...city.milestoneIds,
];

export interface WalkedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One request; of a stream only its beginning, which is its head. */
export async function ask(
  address: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<WalkedAnswer> {
  const response = await fetch(address, { method, redirect: 'manual', headers, body });
  const streams = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (streams) await response.body?.cancel();
  return { status: response.status, headers: response.headers, text: streams ? '' : await response.text() };
}
