/**
 * Whole points for parts given in points, so that they sum to `total` (largest remainder): each is rounded down first,
 * then those with the largest rest are raised. Ties go to the earlier part.
 */
export function wholePoints(parts: readonly number[], total: number): readonly number[] {
  const floors = parts.map((part) => Math.floor(part));
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0);
  const raised = new Set(
    parts
      .map((part, index) => ({ rest: part - Math.floor(part), index }))
      .sort((a, b) => b.rest - a.rest || a.index - b.index)
      .slice(0, Math.max(0, missing))
      .map(({ index }) => index),
  );
  return floors.map((floor, index) => floor + (raised.has(index) ? 1 : 0));
}
