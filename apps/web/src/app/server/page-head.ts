import type { Municipality, Strategy } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';

/** What search engines, feed readers and previews of links read of a page; nothing of it is drawn. */
export interface PageHead {
  /** Where people reach the product, without a slash at its end. */
  readonly origin: string;
  /** Path and query, as the browser asked for them. */
  readonly url: string;
  readonly words: Words<WordKey>;
  readonly municipality: Municipality | null;
  /** The leading strategy, as the reader sees it. */
  readonly strategy: Strategy | null;
  /** Whether somebody is signed in: nobody else will ever see this page. */
  readonly isPersonal: boolean;
}

const LONGEST_DESCRIPTION = 300;
/** The public pages of a municipality, by what follows its name in the address. */
const PUBLIC_PAGE =
  /^(?:\/(?:explanation|follow|ledger|roadmap|reports|resolutions|accessibility|projects(?:\/[\da-f-]{36})?))?$/;
const PROJECT = /^\/projects\/([\da-f-]{36})$/;
const OPEN_GRAPH_LOCALES = { de: 'de_DE', en: 'en_GB', nl: 'nl_NL', ar: 'ar' } as const;

/** Writes it once the page has been rendered: its heading says what its figures are. */
export function writePageHead(document: Document, head: PageHead): void {
  const { origin, words, municipality, strategy, isPersonal } = head;
  if (isPersonal) return;
  const path = head.url.split(/[?#]/)[0] ?? '/';
  const below = municipality ? path.slice(municipality.slug.length + 1) : null;
  if (!municipality || below === null || !PUBLIC_PAGE.test(below)) {
    if (path !== '/') add(document, 'meta', { name: 'robots', content: 'noindex' });
    return;
  }
  const link = (attributes: Readonly<Record<string, string>>): void => add(document, 'link', attributes);
  const address = origin + path;
  link({ rel: 'canonical', href: address });
  for (const language of municipality.languages)
    link({ rel: 'alternate', hreflang: language, href: `${address}?lang=${language}` });
  link({ rel: 'alternate', hreflang: 'x-default', href: address });
  const description = descriptionOf(document);
  if (description !== '') add(document, 'meta', { name: 'description', content: description });
  const shown = {
    'og:type': 'website',
    'og:site_name': municipality.name,
    'og:title': document.title,
    'og:description': description,
    'og:url': address,
    'og:locale': OPEN_GRAPH_LOCALES[words.language],
  };
  for (const [property, content] of Object.entries(shown))
    if (content !== '') add(document, 'meta', { property, content });
  add(document, 'meta', { name: 'twitter:card', content: 'summary' });
  if (!strategy?.published) return;
  const project = PROJECT.exec(below)?.[1];
  const query = `?lang=${words.language}${project === undefined ? '' : `&project=${project}`}`;
  const files = `/api/v1/municipalities/${municipality.slug}`;
  const place = municipality.name;
  link({
    rel: 'alternate',
    type: 'application/atom+xml',
    title: words.say('feeds.changesName', { place }),
    href: `${files}/changes.atom${query}`,
  });
  link({
    rel: 'alternate',
    type: 'text/calendar',
    title: words.say('feeds.calendarName', { place }),
    href: `${files}/milestones.ics${query}`,
  });
}

/** What the page finds, in its own words: its heading, and the paragraph below it. */
function descriptionOf(document: Document): string {
  const texts = ['main h1', 'main h1 ~ p']
    .map((selector) => document.querySelector(selector)?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '')
    .filter((text) => text !== '');
  const text = texts.join(texts[0]?.endsWith('.') ? ' ' : ': ');
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1).trimEnd()}…`;
}

function add(document: Document, name: 'link' | 'meta', attributes: Readonly<Record<string, string>>): void {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  document.head.appendChild(element);
}
