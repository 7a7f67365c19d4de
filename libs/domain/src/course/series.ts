import type { Day } from '../calendar';
import type { Health, SeriesFigures, SeriesShares } from '../contracts';
import { adoptedPlan, entriesInForce, type Entry, type Plan, PlanFold, type Tolerances } from '../plan';
import type { Rational } from '../rational';
import { type Question, seePlan, type Sight, sightOf } from './course';
import { healthOf, measure, type Measurement, toShare } from './figures';

export interface PlanSeriesPoint {
  readonly on: Day;
  readonly strategy: SeriesFigures;
  readonly pillars: readonly ({ readonly id: string } & SeriesFigures)[];
}

/** The figures on many days as known at one revision: the entries are folded once, from day to day. `days` ascend. */
export function seriesOf(
  ledger: readonly Entry[],
  days: readonly Day[],
  known: Pick<Question, 'revision' | 'knownOn'>,
): PlanSeriesPoint[] {
  const inForce = entriesInForce(ledger, known.revision);
  const fold = new PlanFold();
  let next = 0;
  let adopted: Plan | null = null;
  return days.map((on) => {
    for (let entry = inForce[next]; entry && entry.validOn <= on; entry = inForce[++next]) fold.apply(entry);
    adopted ??= fold.adoption ? adoptedPlan(ledger, fold.adoption) : null;
    return pointOf(seePlan(inForce, { on, ...known }, fold, adopted));
  });
}

/** One point of a series "as reported then", where every day has a revision of its own. */
export function seriesPointOf(ledger: readonly Entry[], question: Question): PlanSeriesPoint {
  return pointOf(sightOf(ledger, question));
}

function pointOf(sight: Sight): PlanSeriesPoint {
  const { on, knownOn } = sight.question;
  const today = measure(sight.today, on);
  const adopted = sight.asAdopted ? measure(sight.asAdopted, on) : null;
  const isFuture = on > knownOn;
  const figures = (id: string | null): SeriesFigures => ({
    health: isFuture ? 'not-measurable' : health(today, id, sight.tolerances),
    todayScope: shares(today, id, isFuture),
    asAdopted: adopted ? shares(adopted, id, isFuture) : { actual: null, planned: null, compared: null },
  });
  const ids = new Set([
    ...sight.today.pillars.map((pillar) => pillar.id),
    ...(sight.asAdopted?.pillars.map((pillar) => pillar.id) ?? []),
  ]);
  return { on, strategy: figures(null), pillars: [...ids].map((id) => ({ id, ...figures(id) })) };
}

function at(measurement: Measurement, which: keyof Measurement, id: string | null): Rational | null {
  return id === null ? measurement[which].strategy : (measurement[which].pillars.get(id) ?? null);
}

function health(measurement: Measurement, id: string | null, tolerances: Tolerances): Health {
  return healthOf(at(measurement, 'planned', id), at(measurement, 'compared', id), tolerances);
}

function shares(measurement: Measurement, id: string | null, isFuture: boolean): SeriesShares {
  return {
    actual: isFuture ? null : toShare(at(measurement, 'actual', id)),
    planned: toShare(at(measurement, 'planned', id)),
    compared: isFuture ? null : toShare(at(measurement, 'compared', id)),
  };
}
