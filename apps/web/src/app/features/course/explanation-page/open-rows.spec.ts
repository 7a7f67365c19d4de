import { convertToParamMap } from '@angular/router';
import { isOpen, readOpen, toggled } from './open-rows';

test('rows open and close by the address', () => {
  const open = readOpen(convertToParamMap({ open: 'a,b' }));
  expect(isOpen(open, 'a')).toBe(true);
  expect(toggled(open, 'a', [])).toBe('b');
  expect(toggled(readOpen(convertToParamMap({ open: 'a' })), 'a', [])).toBeNull();
});

test('closing one of all leaves the others open', () => {
  expect(toggled(readOpen(convertToParamMap({ open: 'all' })), 'b', ['a', 'b', 'c'])).toBe('a,c');
});
