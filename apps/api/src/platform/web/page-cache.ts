import { LRUCache } from 'lru-cache';
import type { Page, PageRenderer, PageRequest, ReadPreferences } from './page-renderer';
import type { PageState } from './page-state';

const MOST_CHARACTERS = 48_000_000;
const SLUG_OF_PATH = /^\/([a-z][a-z0-9-]{1,62})(?:[/?]|$)/;
/** Cookies that say nothing of who is asking. */
const PREFERENCES: ReadonlySet<string> = new Set(['', 'lang', 'theme']);

interface KeptPage {
  readonly page: Page;
  readonly nonce: string;
}

/**
 * Keeps rendered pages for readers without a session: a render costs forty times its data. A page is kept by its
 * address, the reader's preferences and the municipality's state, which is read from the database every time; it is
 * given the nonce of its own answer as it leaves. The nonce that it was rendered with cannot be guessed, so nothing a
 * person wrote can hold it.
 */
export function keepPages(
  state: PageState,
  preferencesOf: ReadPreferences,
): (render: PageRenderer) => PageRenderer {
  const kept = new LRUCache<string, KeptPage>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ page }) => page.html.length + 1,
  });
  const underWay = new Map<string, Promise<Page>>();

  return (render) => async (request) => {
    const key = await keyOf(request, state, preferencesOf);
    if (key === null) return render(request);
    const found = kept.get(key);
    if (found) return withNonce(found, request.nonce);
    // Readers who come while it is being rendered wait for the same page.
    const waiting = underWay.get(key);
    if (waiting) {
      await waiting;
      const rendered = kept.get(key);
      return rendered ? withNonce(rendered, request.nonce) : render(request);
    }
    const rendering = render(request);
    underWay.set(key, rendering);
    try {
      const page = await rendering;
      if (page.status === 200 && page.headers['set-cookie'] === undefined)
        kept.set(key, { page, nonce: request.nonce });
      return page;
    } finally {
      underWay.delete(key);
    }
  };
}

async function keyOf(
  request: PageRequest,
  state: PageState,
  preferencesOf: ReadPreferences,
): Promise<string | null> {
  const slug = SLUG_OF_PATH.exec(request.url)?.[1];
  if (slug === undefined || !isAnonymous(request)) return null;
  // Where the state cannot be read, the page is rendered: it says what it could not load, and the way on.
  const current = await state.of(slug).catch(() => null);
  return current === null ? null : JSON.stringify([request.url, current, preferencesOf(request)]);
}

function isAnonymous({ headers }: PageRequest): boolean {
  const cookies = String(headers['cookie'] ?? '').split(';');
  return cookies.every((pair) => PREFERENCES.has(pair.split('=', 1)[0]?.trim() ?? ''));
}

function withNonce({ page, nonce }: KeptPage, fresh: string): Page {
  return { ...page, html: page.html.replaceAll(nonce, fresh) };
}
