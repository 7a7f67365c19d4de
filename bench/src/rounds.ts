import type { Load } from './load/load';

/** One side of a comparison: a server, what it is asked, and what it costs. */
export interface Contender {
  readonly port: number;
  /**
   * What to ask in a round; rounds count from 1, and 0 is the warm-up. `repeat`: the same requests over and over, as
   * many as the time of a round takes; otherwise each is sent once.
   */
  readonly requests: (round: number) => readonly string[];
  readonly repeat: boolean;
  readonly expectedStatus?: number;
  /** Processor seconds so far of the server and its database connections. */
  readonly processorSeconds?: () => Promise<number>;
}

export interface Pace {
  readonly rounds: number;
  readonly secondsPerRound: number;
  readonly connections: number;
}

/** Of one contender in one round. */
export interface Sample {
  readonly perSecond: number;
  /** Processor milliseconds a request; NaN where it was not measured. */
  readonly processorMs: number;
}

export type Samples<Name extends string> = Readonly<Record<Name, readonly Sample[]>>;

/**
 * Lets contenders work in turn, round by round, so that whatever else the machine does meets all of them. The order is
 * turned round from one round to the next.
 */
export async function interleave<Name extends string>(
  load: Load,
  pace: Pace,
  contenders: Readonly<Record<Name, Contender>>,
): Promise<Samples<Name>> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>;
  const counts = {} as Record<Name, number>;
  for (const name of names) counts[name] = await warmUp(load, pace, contenders[name]);
  for (let round = 1; round <= pace.rounds; round += 1) {
    for (const name of round % 2 === 1 ? names : names.toReversed()) {
      samples[name].push(await measure(load, pace, contenders[name], round, counts[name]));
    }
  }
  return samples;
}

/** Resolves to the number of requests that fill a round. */
async function warmUp(load: Load, pace: Pace, contender: Contender): Promise<number> {
  const requests = contender.requests(0);
  const job = jobOf(pace, contender, requests);
  if (!contender.repeat) {
    await load.run({ ...job, count: requests.length });
    return requests.length;
  }
  const first = pace.connections * 2;
  const seconds = await load.run({ ...job, count: first });
  const count = fill(pace, first / seconds);
  const again = await load.run({ ...job, count });
  return fill(pace, count / again);
}

function fill({ secondsPerRound, connections }: Pace, perSecond: number): number {
  return Math.max(connections * 2, Math.round(perSecond * secondsPerRound));
}

async function measure(
  load: Load,
  pace: Pace,
  contender: Contender,
  round: number,
  fitting: number,
): Promise<Sample> {
  const requests = contender.requests(round);
  const count = contender.repeat ? fitting : requests.length;
  const before = (await contender.processorSeconds?.()) ?? NaN;
  const seconds = await load.run({ ...jobOf(pace, contender, requests), count });
  const after = (await contender.processorSeconds?.()) ?? NaN;
  return { perSecond: count / seconds, processorMs: ((after - before) * 1000) / count };
}

function jobOf(
  { connections }: Pace,
  { port, expectedStatus = 200 }: Contender,
  requests: readonly string[],
) {
  return { port, connections, requests, expectedStatus };
}

/** Of the ratios round by round the middle one: a round that was disturbed counts no more than any other. */
export function medianRatio(
  numerator: readonly Sample[],
  denominator: readonly Sample[],
  of: (sample: Sample) => number = ({ perSecond }) => perSecond,
): number {
  return median(numerator.map((sample, at) => of(sample) / of(denominator[at] ?? sample)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
