import { AngularAppEngine } from '@angular/ssr';
import { loadWords } from '@wegmarke/domain/words';
import { failurePage } from './app/server/failure-page';
import type { PageContext } from './app/server/page-context';
import { cookiesFor, preferencesOf, settleLanguage, sessionOf, textOf } from './app/server/preferences';
import type { Page, PageRequest } from './app/server/page-context';

export type { FetchApi, Page, PageRequest } from './app/server/page-context';
export { preferencesOf } from './app/server/preferences';

/** The engine wants a whole address. Pages never show it, and no name of the outside is trusted for it. */
const ORIGIN = 'http://localhost';

const engine = new AngularAppEngine({ allowedHosts: ['localhost'] });

/**
 * Renders one page. Data come through `fetchApi`, so that guards and row-level security decide as they do for a browser.
 * Where rendering fails the answer is a plain page with status 500, and `errors` says why, for the log.
 */
export async function render(request: PageRequest): Promise<Page> {
  const preferences = preferencesOf(request);
  const session = await sessionOf(request);
  const language = await settleLanguage(request, preferences, session);
  const words = await loadWords(language);
  const headers: Page['headers'] = {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    vary: 'Accept-Language, Cookie',
  };
  const cookies = cookiesFor(request.url);
  if (cookies.length > 0) headers['set-cookie'] = cookies;

  const context: PageContext = {
    origin: request.origin,
    url: request.url,
    words,
    session,
    theme: preferences.theme,
    nonce: request.nonce,
    cookie: textOf(request.headers['cookie']),
    fetchApi: request.fetchApi,
    errors: [],
  };
  let response: Response | null = null;
  let html = '';
  try {
    response = await engine.handle(new Request(ORIGIN + request.url), context);
    html = response ? await response.text() : '';
  } catch (error) {
    context.errors.push(error);
  }
  if (context.errors.length === 0 && response && response.status >= 300 && response.status < 400) {
    const location = (response.headers.get('location') ?? '/').replace(ORIGIN, '');
    return { status: response.status, headers: { ...headers, location }, html: '', errors: [] };
  }
  if (context.errors.length > 0 || html === '') {
    return { status: 500, headers, html: failurePage(words), errors: context.errors };
  }
  return { status: response?.status ?? 200, headers, html, errors: [] };
}
