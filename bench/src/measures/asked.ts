import { addDays } from '@wegmarke/domain/calendar';
import type { City } from '../city/cities';
import { toWire } from '../load/load';
import type { Server } from '../servers';

/** A question to a server: for `fetch`, or complete for the load. */
export interface Question {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly wire: string;
}

/** The phase that most projects of the suite's cities are in. */
const PHASE = 'delivery';

/** The same questions to the product and to the bare server. */
export class Asked {
  readonly product = {
    course: (on?: string): Question =>
      toQuestion(
        this.productServer,
        `${this.city.path}/strategies/${this.city.strategyId}/course${on === undefined ? '' : `?on=${on}`}`,
      ),
    projects: (): Question =>
      toQuestion(this.productServer, `${this.city.path}/projects?phase=${PHASE}&sort=health&limit=50`, {
        cookie: this.city.cookie,
      }),
    page: (): Question =>
      toQuestion(this.productServer, `/${this.city.slug}`, { accept: 'text/html', 'accept-language': 'de' }),
  };

  readonly bare = {
    aggregate: (): Question => toQuestion(this.bareServer, `/aggregate?${this.#where(this.today)}`),
    course: (on: string): Question => toQuestion(this.bareServer, `/course?${this.#where(on)}`),
    projects: (): Question =>
      toQuestion(this.bareServer, `/projects?${this.#where(this.today)}&phase=${PHASE}`),
  };

  constructor(
    private readonly productServer: Server,
    private readonly bareServer: Server,
    private readonly city: City,
    private readonly today: string,
  ) {}

  #where(on: string): string {
    return `municipality=${this.city.municipalityId}&strategy=${this.city.strategyId}&on=${on}`;
  }
}

export function toQuestion(server: Server, path: string, headers: Record<string, string> = {}): Question {
  return { url: `http://127.0.0.1:${server.port}${path}`, headers, wire: toWire(path, { headers }) };
}

/** A new promised day for a milestone, the same for both servers. */
export interface Promised {
  readonly id: string;
  readonly version: number;
  readonly promisedOn: string;
}

const REASON = 'Die Lieferung verzögert sich.';

export function toProductUpdate({ path, cookie }: City, { id, version, promisedOn }: Promised): string {
  return toWire(`${path}/milestones/${id}`, {
    method: 'PATCH',
    headers: { cookie, 'if-match': `"${version}"` },
    body: JSON.stringify({ promisedOn, reason: REASON }),
  });
}

export function toBareUpdate(
  { municipalityId, strategyId }: City,
  promised: Promised,
  today: string,
): string {
  const body = JSON.stringify({ municipalityId, strategyId, ...promised, reason: REASON, today });
  return toWire('/milestone', { method: 'PATCH', body });
}

/** The promises of a round: another milestone each time, a later day when all have had their turn. */
export function promisesOf(ids: readonly string[], round: number, count: number, today: string): Promised[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = round * count + index;
    const lap = Math.floor(turn / ids.length);
    return { id: ids[turn % ids.length] ?? '', version: lap + 1, promisedOn: addDays(today, 1000 + lap) };
  });
}

/** Days in the past, none twice over all rounds, spread over the same years in every round. */
export function daysOf(round: number, rounds: number, count: number, today: string): string[] {
  return Array.from({ length: count }, (_, index) => addDays(today, -1 - round - index * (rounds + 1)));
}
