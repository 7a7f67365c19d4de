import { moveStyleAttributes } from './content-policy';

test('style attributes become one block with the nonce, the same style once', () => {
  document.body.innerHTML = '<i style="width: 5px"></i><b style="width: 5px"></b><u style=""></u>';
  moveStyleAttributes(document, 'abc');
  expect(document.querySelectorAll('[style]')).toHaveLength(0);
  const block = document.head.querySelector('style');
  expect(block?.getAttribute('nonce')).toBe('abc');
  expect(block?.textContent).toBe('[data-style="s0"]{width: 5px}');
  expect(document.querySelector('b')?.getAttribute('data-style')).toBe('s0');
});

test('a style cannot end its block', () => {
  document.head.innerHTML = '';
  document.body.innerHTML = '<i style="--x: &lt;/style&gt;"></i>';
  moveStyleAttributes(document, 'abc');
  expect(document.head.querySelector('style')?.textContent).not.toContain('<');
});
