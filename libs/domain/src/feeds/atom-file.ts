import type { Language } from '../contracts';

/** A stretch of what an entry tells. */
export interface FeedText {
  readonly text: string;
  readonly language: Language;
}

export interface FeedEntry {
  /** The same for the same change, for ever: a URN. */
  readonly id: string;
  /** ISO instant. */
  readonly updatedAt: string;
  readonly title: FeedText;
  readonly address: string;
  /** Who is named as its author. */
  readonly author: string;
  readonly paragraphs: readonly FeedText[];
  readonly items: readonly FeedText[];
}

export interface AtomFile {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** Of the page that people read. */
  readonly address: string;
  /** Of the feed itself. */
  readonly selfAddress: string;
  /** ISO instant; of a feed without entries, when it began. */
  readonly updatedAt: string;
  readonly author: string;
  readonly entries: readonly FeedEntry[];
}

const ATOM = 'http://www.w3.org/2005/Atom';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** A feed that readers subscribe to (RFC 4287). */
export function atomFile(feed: AtomFile): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="${ATOM}" xml:lang="${feed.language}">`,
    `<id>${xmlText(feed.id)}</id>`,
    `<title>${xmlText(feed.title)}</title>`,
    `<updated>${feed.updatedAt}</updated>`,
    `<author><name>${xmlText(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(feed.selfAddress)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(feed.address)}"/>`,
    ...feed.entries.map(entryText),
    '</feed>',
    '',
  ].join('\n');
}

function entryText({ id, updatedAt, title, address, author, paragraphs, items }: FeedEntry): string {
  const list = items.map((item) => element('li', item)).join('');
  const content = paragraphs.map((paragraph) => element('p', paragraph)).join('');
  return [
    '<entry>',
    `<id>${xmlText(id)}</id>`,
    `<title xml:lang="${title.language}">${xmlText(title.text)}</title>`,
    `<updated>${updatedAt}</updated>`,
    `<published>${updatedAt}</published>`,
    `<author><name>${xmlText(author)}</name></author>`,
    `<link rel="alternate" type="text/html" href="${xmlText(address)}"/>`,
    `<content type="xhtml"><div xmlns="${XHTML}">${content}${list === '' ? '' : `<ul>${list}</ul>`}</div></content>`,
    '</entry>',
  ].join('\n');
}

const directionOf = (language: Language): string => (language === 'ar' ? 'rtl' : 'ltr');

const element = (name: string, { text, language }: FeedText): string =>
  `<${name} lang="${language}" xml:lang="${language}" dir="${directionOf(language)}">${xmlText(text)}</${name}>`;

/** What XML 1.0 cannot hold is left out; everything else is text and nothing but text. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
