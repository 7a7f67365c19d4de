/**
 * Exact fractions of integers, for figures that anyone can recompute to the last digit.
 * Always in lowest terms with a positive denominator. No floating point enters anywhere.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `n / d` in lowest terms. Throws a RangeError where `d` is zero: a figure without a denominator must be null instead. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  let numerator = BigInt(n);
  let denominator = BigInt(d);
  if (denominator === 0n) throw new RangeError('A fraction needs a denominator other than zero.');
  if (denominator < 0n) [numerator, denominator] = [-numerator, -denominator];
  const divisor = gcd(numerator, denominator);
  return divisor <= 1n
    ? { n: numerator, d: denominator }
    : { n: numerator / divisor, d: denominator / divisor };
}

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** Negative where a < b, zero where equal, positive where a > b. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d;
}

/** `61/100`, and `0/1` for zero: the form every figure carries on the wire. */
export function toExact(value: Rational): string {
  return `${value.n}/${value.d}`;
}

/** Reads the wire form back. Throws a SyntaxError on anything that `toExact` would not write. */
export function fromExact(text: string): Rational {
  const match = /^(-?\d+)\/(\d+)$/.exec(text);
  if (!match) throw new SyntaxError(`Not a fraction: ${text}`);
  return rational(BigInt(match[1] ?? '0'), BigInt(match[2] ?? '1'));
}

/** Whole tenths of a hundredth (permille), half away from zero: 0.6105 -> 611. */
export function toPermille(value: Rational): number {
  const negative = value.n < 0n;
  const n = negative ? -value.n : value.n;
  const rounded = (n * 2000n + value.d) / (2n * value.d);
  return Number(negative ? -rounded : rounded);
}

/** Percent with one decimal, half up: the one rounding a figure ever sees, for display. */
export function toPercent(value: Rational): number {
  return toPermille(value) / 10;
}

/** The sum of many fractions, reduced once per distinct denominator: adding pairwise would spend its time in gcd. */
export function sum(values: Iterable<Rational>): Rational {
  const byDenominator = new Map<bigint, bigint>();
  for (const { n, d } of values) byDenominator.set(d, (byDenominator.get(d) ?? 0n) + n);
  let total = ZERO;
  for (const [d, n] of byDenominator) total = add(total, rational(n, d));
  return total;
}
