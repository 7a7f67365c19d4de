import { wholePoints } from './whole-points';

test.each([
  [[0.4, -0.6, -1.3, 1.2, -0.4, -0.2, 3.8], 3],
  [[0.5, 0.5], 1],
  [[-0.5, -0.5], -1],
  [[], 0],
])('%j become whole points that sum to %d', (parts, total) => {
  const points = wholePoints(parts, total);
  expect(points.reduce((sum, point) => sum + point, 0)).toBe(total);
  points.forEach((point, index) => {
    expect(Math.abs(point - (parts[index] ?? 0))).toBeLessThan(1);
  });
});
