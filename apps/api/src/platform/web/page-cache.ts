import { LRUCache } from 'lru-cache';
import type { Page, PageRenderer, PageRequest, ReadPreferences } from './page-renderer';
import type { PageState } from './page-state';

const MOST_BYTES = 64_000_000;
/** Copies that lie ready for the next reader: of so many pages, and so many of each. */
const MOST_SPARED_PAGES = 8;
const MOST_SPARES = 16;
const SLUG_OF_PATH = /^\/([a-z][a-z0-9-]{1,62})(?:[/?]|$)/;
/** Cookies that say nothing of who is asking. */
const PREFERENCES: ReadonlySet<string> = new Set(['', 'lang', 'theme']);

/** As it was rendered, ready to leave but for the nonce: bytes, and where in them the nonce stands. */
interface KeptPage {
  readonly page: Omit<Page, 'html'>;
  readonly html: Buffer;
  readonly nonceAt: readonly number[];
}

/** A page on its way out. */
export type SentPage = Omit<Page, 'html'> & {
  readonly html: string | Buffer;
  /** To be called once the bytes have left and nobody reads them any more. */
  readonly onSent?: () => void;
};

/**
 * Keeps rendered pages for readers without a session: a render costs forty times its data. A page is kept by its
 * address, the reader's preferences and the municipality's state, which is read from the database every time; it is
 * given the nonce of its own answer as it leaves. The nonce that it was rendered with cannot be guessed, so nothing a
 * person wrote can hold it.
 */
export function keepPages(
  state: PageState,
  preferencesOf: ReadPreferences,
): (render: PageRenderer) => (request: PageRequest) => Promise<SentPage> {
  const kept = new LRUCache<string, KeptPage>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ html }) => html.length + 1,
  });
  const spares = new Spares();
  const underWay = new Map<string, Promise<Page>>();

  return (render) => async (request) => {
    const key = await keyOf(request, state, preferencesOf);
    if (key === null) return render(request);
    const found = kept.get(key);
    if (found) return spares.withNonce(found, request.nonce);
    // Readers who come while it is being rendered wait for the same page.
    const waiting = underWay.get(key);
    if (waiting) {
      await waiting;
      const rendered = kept.get(key);
      return rendered ? spares.withNonce(rendered, request.nonce) : render(request);
    }
    const rendering = render(request);
    underWay.set(key, rendering);
    try {
      const page = await rendering;
      if (page.status === 200 && page.headers['set-cookie'] === undefined)
        kept.set(key, toKept(page, request.nonce));
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

function toKept({ html: text, ...page }: Page, nonce: string): KeptPage {
  const html = Buffer.from(text);
  const nonceAt: number[] = [];
  for (let at = html.indexOf(nonce); at >= 0; at = html.indexOf(nonce, at + nonce.length)) nonceAt.push(at);
  return { page, html, nonceAt };
}

/**
 * Copies of pages, each with the nonce of one answer. Making text of the bytes again takes ten times as long as a copy,
 * and the copies' memory as long as all the rest of an answer: one that has left is used for the next reader.
 */
class Spares {
  readonly #ready = new LRUCache<KeptPage, Buffer[]>({ max: MOST_SPARED_PAGES });

  /** @param fresh as long as any other nonce */
  withNonce(kept: KeptPage, fresh: string): SentPage {
    const ready = this.#of(kept);
    const html = ready.pop() ?? Buffer.from(kept.html);
    for (const at of kept.nonceAt) html.write(fresh, at, 'latin1');
    return {
      ...kept.page,
      html,
      onSent: () => {
        if (ready.length < MOST_SPARES) ready.push(html);
      },
    };
  }

  #of(kept: KeptPage): Buffer[] {
    const ready = this.#ready.get(kept) ?? [];
    if (!this.#ready.has(kept)) this.#ready.set(kept, ready);
    return ready;
  }
}
