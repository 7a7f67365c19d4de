import type { Random } from './random';

/** Texts that have broken something somewhere. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202egnp.exe',
  'a\u0301'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(50),
  '\u0130\u0131ſß',
  'x'.repeat(70_000),
  "'; drop table municipality; --",
  "' or '1'='1",
  '<script>alert(1)</script>',
  '{{constructor.constructor("return 1")()}}',
  '${7*7}',
  '../../../../etc/passwd',
  '..%2f..%2f',
  '%00',
  'javascript:alert(1)',
  'http://[::1',
  'https://user:pass@host/\r\nX: y',
  'a@b@c',
  'a@b.example\r\nBcc: x@y.example',
  '=cmd|calc!A1',
  '\\',
  '"',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e400',
  '9'.repeat(400),
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '2026-13-01T00:00:00Z',
  '+275760-09-14T00:00:00Z',
  '2026-01-01T00:00:60Z',
  'infinity',
  '__proto__',
  'constructor',
  'toString',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{00000000-0000-0000-0000-000000000000}',
  '$1',
  '%s%n',
  '(((((((((((((((((((((a*)*)*)*)*)*)*)*)*',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
  'ﷺ',
  'ً'.repeat(100),
];

const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.1,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  -1e-308,
  [],
  {},
  [null],
  [[[]]],
  [{}],
  { $ref: '#' },
  { length: 1e9 },
  { toString: 'x', valueOf: 1 },
  { constructor: { prototype: {} } },
  { source: 'de', texts: {} },
  { source: 'xx', texts: { de: 7 } },
  { source: 'de', texts: { de: '\u0000' } },
];

/** Any value that nobody waits for. */
export function hostileValue(random: Random): unknown {
  const roll = random.next();
  if (roll < 0.5) return random.pick(HOSTILE_TEXTS);
  if (roll < 0.9) return random.pick(HOSTILE_VALUES);
  if (roll < 0.95)
    return Array.from({ length: random.pick([2, 100, 3_000]) }, () => random.pick(HOSTILE_TEXTS.slice(0, 9)));
  return nested(random.pick([5, 35, 45]));
}

function nested(depth: number): unknown {
  let value: unknown = 'core';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { a: value } : [value];
  return value;
}
