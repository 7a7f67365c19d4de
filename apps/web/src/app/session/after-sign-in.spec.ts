import { safeReturn } from './after-sign-in';

test.each(['/bochum/my-milestones', '/', '/bochum?on=2026-03-12#changes'])('goes back to %s', (address) => {
  expect(safeReturn(address)).toBe(address);
});

test.each([
  undefined,
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
])('does not go to %s', (address) => {
  expect(safeReturn(address)).toBeNull();
});
