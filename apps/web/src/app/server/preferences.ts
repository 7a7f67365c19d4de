import {
  LANGUAGES,
  type Language,
  type List,
  type Municipality,
  type Session,
} from '@wegmarke/domain/contracts';
import type { PageRequest, Preferences, Theme } from './page-context';

const THEMES: readonly Theme[] = ['light', 'dark'];
/** Cookies that say nothing of who is asking. */
const PREFERENCE_COOKIES: ReadonlySet<string> = new Set(['lang', 'theme']);
const YEAR_IN_SECONDS = 31_536_000;

export function textOf(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(',') : (header ?? '');
}

function cookiesOf(request: Pick<PageRequest, 'headers'>): ReadonlyMap<string, string> {
  return new Map(
    textOf(request.headers['cookie'])
      .split(';')
      .map((pair) => pair.trim().split('='))
      .map(([name = '', ...value]) => [name, value.join('=')] as const)
      .filter(([name]) => name !== ''),
  );
}

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start));
}

function languageNamed(value: string | null | undefined): Language | null {
  return LANGUAGES.find((language) => language === value) ?? null;
}

function themeNamed(value: string | null | undefined): Theme | null {
  return THEMES.find((theme) => theme === value) ?? null;
}

/** The first language of `Accept-Language` that the product speaks, by quality, then by order. */
function acceptedLanguage(header: string): Language | null {
  const ranked = header
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters
        .map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1])
        .find((text) => text !== undefined);
      return {
        language: languageNamed(tag.toLowerCase().split('-')[0]),
        quality: Number(quality ?? 1),
        order,
      };
    })
    .filter(({ language, quality }) => language !== null && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  return ranked[0]?.language ?? null;
}

/** Language and theme as address, cookies and browser ask for them: with the path, all that an anonymous page depends on. */
export function preferencesOf(request: Pick<PageRequest, 'url' | 'headers'>): Preferences {
  const query = queryOf(request.url);
  const cookies = cookiesOf(request);
  const languageInAddress = languageNamed(query.get('lang'));
  const languageChosen = languageNamed(cookies.get('lang'));
  const askedTheme = query.get('theme');
  return {
    languageInAddress,
    languageChosen,
    language:
      languageInAddress ?? languageChosen ?? acceptedLanguage(textOf(request.headers['accept-language'])),
    theme: askedTheme === 'auto' ? null : (themeNamed(askedTheme) ?? themeNamed(cookies.get('theme'))),
  };
}

/** Keeps what the address asked for, so that the switches work without a script. */
export function cookiesFor(url: string): string[] {
  const query = queryOf(url);
  const language = languageNamed(query.get('lang'));
  const theme = query.get('theme');
  const cookies: string[] = [];
  if (language) cookies.push(`lang=${language}; Path=/; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax`);
  if (theme === 'auto') cookies.push('theme=; Path=/; Max-Age=0; SameSite=Lax');
  else if (themeNamed(theme))
    cookies.push(`theme=${theme}; Path=/; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax`);
  return cookies;
}

/** Who asks; null for the public. A request without any other cookie than preferences is not worth the question. */
export async function sessionOf(request: PageRequest): Promise<Session | null> {
  const names = [...cookiesOf(request).keys()];
  if (names.every((name) => PREFERENCE_COOKIES.has(name))) return null;
  const answer = await request.fetchApi('/api/v1/session', { cookie: textOf(request.headers['cookie']) });
  return answer.status === 200 ? (JSON.parse(answer.body) as Session) : null;
}

/**
 * The address, then what was chosen in this browser, then the account, the browser's own, the municipality's, German.
 * A choice made by hand is the newest word of whoever sits here, so it holds on the next page too.
 */
export async function settleLanguage(
  request: PageRequest,
  preferences: Preferences,
  session: Session | null,
): Promise<Language> {
  const asked =
    preferences.languageInAddress ?? preferences.languageChosen ?? session?.language ?? preferences.language;
  if (asked) return asked;
  const slug = request.url.split(/[/?]/)[1] ?? '';
  if (slug === '') return 'de';
  const answer = await request.fetchApi('/api/v1/municipalities', {});
  if (answer.status !== 200) return 'de';
  const municipality = (JSON.parse(answer.body) as List<Municipality>).items.find(
    (item) => item.slug === slug,
  );
  return municipality?.languages[0] ?? 'de';
}
