import { jest } from '@jest/globals';
import { cookiesFor, preferencesOf, sessionOf, settleLanguage } from './preferences';
import type { FetchApi, PageRequest } from './page-context';

const nothing: FetchApi = () => Promise.resolve({ status: 404, headers: {}, body: '' });

function request(
  url: string,
  headers: PageRequest['headers'] = {},
  fetchApi: FetchApi = nothing,
): PageRequest {
  return { url, origin: '', headers, nonce: 'n', fetchApi };
}

describe('the language of a page', () => {
  it('is the one in the address before cookie and browser', () => {
    const asked = preferencesOf(request('/bochum?lang=nl', { cookie: 'lang=en', 'accept-language': 'ar' }));
    expect(asked.language).toBe('nl');
  });

  it('is the best of the browser that the product speaks', () => {
    expect(preferencesOf(request('/', { 'accept-language': 'fr, en-GB;q=0.7, ar;q=0.9' })).language).toBe(
      'ar',
    );
    expect(preferencesOf(request('/', { 'accept-language': 'en;q=0, fr' })).language).toBeNull();
  });

  it('ignores what is no language of the product', () => {
    expect(preferencesOf(request('/?lang=xx', { cookie: 'lang=<script>' })).language).toBeNull();
  });

  describe('of a member', () => {
    const session = {
      accountId: 'a',
      email: 'e',
      name: 'n',
      language: 'nl' as const,
      secondFactor: false,
      confinedTo: null,
      memberships: [],
      operator: false,
      consents: [],
    };

    it('is that of the account before the browser’s', async () => {
      const asked = request('/bochum', { 'accept-language': 'en' });
      expect(await settleLanguage(asked, preferencesOf(asked), session)).toBe('nl');
    });

    it('stays the one chosen by hand', async () => {
      const asked = request('/bochum', { cookie: 'lang=en' });
      expect(await settleLanguage(asked, preferencesOf(asked), session)).toBe('en');
    });
  });

  it('is that of the municipality where nobody asks', async () => {
    const fetchApi: FetchApi = () =>
      Promise.resolve({
        status: 200,
        headers: {},
        body: JSON.stringify({ items: [{ slug: 'lommel', languages: ['nl', 'de'] }] }),
      });
    const asked = request('/lommel/projects', {}, fetchApi);
    expect(await settleLanguage(asked, preferencesOf(asked), null)).toBe('nl');
  });
});

describe('the appearance of a page', () => {
  it('is kept by a cookie, and forgotten for the device’s own', () => {
    expect(cookiesFor('/?theme=dark')).toEqual([expect.stringContaining('theme=dark')]);
    expect(cookiesFor('/?theme=auto')).toEqual([expect.stringContaining('Max-Age=0')]);
    expect(cookiesFor('/?theme=red')).toEqual([]);
    expect(preferencesOf(request('/', { cookie: 'a=b; theme=dark' })).theme).toBe('dark');
    expect(preferencesOf(request('/?theme=auto', { cookie: 'theme=dark' })).theme).toBeNull();
  });
});

test('a request with preferences alone is not worth asking who it is', async () => {
  const fetchApi = jest.fn(nothing);
  expect(await sessionOf(request('/', { cookie: 'lang=de; theme=dark' }, fetchApi))).toBeNull();
  expect(fetchApi).not.toHaveBeenCalled();
  await sessionOf(request('/', { cookie: 'lang=de; wegmarke=x' }, fetchApi));
  expect(fetchApi).toHaveBeenCalledWith('/api/v1/session', { cookie: 'lang=de; wegmarke=x' });
});
