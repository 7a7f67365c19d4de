import { keepPages } from './page-cache';
import { freshNonce } from './nonce';
import type { Page, PageRequest } from './page-renderer';
import { PageState } from './page-state';

function kept(): {
  ask: (nonce: string) => ReturnType<ReturnType<ReturnType<typeof keepPages>>>;
  rendered: () => number;
} {
  const state = new PageState();
  state.register(() => Promise.resolve('1'));
  let renders = 0;
  const answer = keepPages(state, () => ({}))((request): Promise<Page> => {
    renders += 1;
    const html = `<style nonce="${request.nonce}"></style>ü<script nonce="${request.nonce}"></script>`;
    return Promise.resolve({ status: 200, headers: {}, html });
  });
  const request = (nonce: string): PageRequest => ({
    url: '/stadt',
    headers: {},
    origin: '',
    nonce,
    fetchApi: () => Promise.reject(new Error('Nothing is asked for.')),
  });
  return { ask: (nonce) => answer(request(nonce)), rendered: () => renders };
}

const nonces = (html: string | Buffer): string[] =>
  [...String(html).matchAll(/nonce="([^"]*)"/g)].map(([, nonce = '']) => nonce);

describe('a page that is kept', () => {
  it('is rendered once and leaves with the nonce of its own answer', async () => {
    const { ask, rendered } = kept();
    for (const nonce of [freshNonce(), freshNonce(), freshNonce()])
      expect(nonces((await ask(nonce)).html)).toEqual([nonce, nonce]);
    expect(rendered()).toBe(1);
  });

  it('keeps its bytes to itself until they have left, then lends them to the next answer', async () => {
    const { ask } = kept();
    await ask(freshNonce());
    const [first, second] = [freshNonce(), freshNonce()];
    const leaving = await ask(first);
    const beside = await ask(second);
    expect(nonces(leaving.html)).toEqual([first, first]);
    expect(nonces(beside.html)).toEqual([second, second]);
    leaving.onSent?.();
    const third = freshNonce();
    const next = await ask(third);
    expect(next.html).toBe(leaving.html);
    expect(nonces(next.html)).toEqual([third, third]);
    expect(nonces(beside.html)).toEqual([second, second]);
  });
});

test('nonces are 24 characters of base64, and none comes twice', () => {
  const drawn = Array.from({ length: 1000 }, freshNonce);
  expect(new Set(drawn).size).toBe(1000);
  expect(drawn.every((nonce) => /^[A-Za-z0-9+/]{22}==$/.test(nonce))).toBe(true);
});
