import { convertToParamMap } from '@angular/router';
import type { Strategy } from '@wegmarke/domain/contracts';
import { readAsOf } from './as-of';

const strategy = {
  occasions: [
    { on: '2026-07-09', title: { source: 'de', texts: { de: 'Ratssitzung' } } },
    { on: '2026-03-26', title: { source: 'de', texts: { de: 'Ratssitzung' } } },
  ],
} as unknown as Strategy;

const read = (query: Record<string, string>) => readAsOf(convertToParamMap(query), strategy, '2026-06-15');

test('without a day it is today, compared with the latest occasion before', () => {
  expect(read({})).toEqual({ on: null, knownAt: null, compare: '2026-03-26', unreadable: [] });
});

test('a past day is compared with an occasion before it, not with one after', () => {
  expect(read({ on: '2026-03-12', knownAt: '2026-03-12' })).toMatchObject({
    on: '2026-03-12',
    knownAt: '2026-03-12',
    compare: null,
  });
});

test('a day to compare with must lie before; else the latest occasion before is taken', () => {
  expect(read({ on: '2026-05-01', compare: '2026-05-01' }).compare).toBe('2026-03-26');
  expect(read({ on: '2026-05-01', compare: '2026-04-01' }).compare).toBe('2026-04-01');
});

test('no comparison where none is wanted', () => {
  expect(read({ compare: 'none' })).toMatchObject({ compare: null, unreadable: [] });
});

test('a day that does not exist is named and left out', () => {
  expect(read({ on: '2026-02-30' })).toMatchObject({ on: null, unreadable: ['on'] });
});
