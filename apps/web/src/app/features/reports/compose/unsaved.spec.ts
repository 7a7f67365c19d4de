import type { Report } from '@wegmarke/domain/contracts';
import { conflictsIn, withoutSent, withTyped } from './unsaved';

const report = {
  title: 'Bericht',
  body: 'Rat',
  texts: {},
  approvalOffice: null,
  version: 1,
} as unknown as Report;

test('what is typed lies over what is stored', () => {
  expect(withTyped(report, { body: 'Ausschuss' })).toMatchObject({ title: 'Bericht', body: 'Ausschuss' });
});

test('what is typed while the rest is sent stays typed', () => {
  const sent = { title: 'Erster', body: 'Ausschuss' };
  expect(withoutSent({ title: 'Erster Bericht', body: 'Ausschuss' }, sent)).toEqual({
    title: 'Erster Bericht',
  });
});

test('only what both changed, and differently, is a conflict', () => {
  const theirs = { ...report, title: 'Ihr Bericht', body: 'Ausschuss', reference: '2026/1' } as Report;
  expect(
    conflictsIn({ title: 'Mein Bericht', body: 'Ausschuss', texts: { course: 'x' } }, report, theirs),
  ).toEqual(['title']);
});
