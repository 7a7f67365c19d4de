import { compare, type Rational, rational, toExact, toPermille } from '../rational';

/** An exact difference and the points that are displayed for it. */
export interface Amount {
  readonly exact: string;
  /** Percentage points with one decimal. */
  readonly points: number;
}

/**
 * Rounds exact parts to tenths of a point so that they sum to `total` tenths (largest remainder):
 * each is rounded down first, then the parts with the largest rest are raised. Ties go to the earlier part.
 */
export function apportion(parts: readonly Rational[], total: number): number[] {
  const tenths = parts.map((part) => {
    const scaled = rational(part.n * 1000n, part.d);
    const floor = scaled.n >= 0n ? scaled.n / scaled.d : -((-scaled.n + scaled.d - 1n) / scaled.d);
    return { floor: Number(floor), rest: rational(scaled.n - floor * scaled.d, scaled.d) };
  });
  const missing = total - tenths.reduce((sum, part) => sum + part.floor, 0);
  const ranked = tenths
    .map((part, index) => ({ index, rest: part.rest }))
    .sort((a, b) => compare(b.rest, a.rest) || a.index - b.index);
  const result = tenths.map((part) => part.floor);
  // Parts without a rest are raised or lowered only where the displayed ends themselves were rounded apart.
  for (let step = 0; step < Math.abs(missing); step += 1) {
    const place = ranked[missing > 0 ? step % ranked.length : ranked.length - 1 - (step % ranked.length)];
    if (place) result[place.index] = (result[place.index] ?? 0) + Math.sign(missing);
  }
  return result;
}

export function toAmount(value: Rational, tenths: number): Amount {
  return { exact: toExact(value), points: tenths / 10 };
}

/** The difference of two displayed percentages, in tenths of a point. */
export function displayedDifference(from: Rational, to: Rational): number {
  return toPermille(to) - toPermille(from);
}
