import type { Language } from '@wegmarke/domain/contracts';
import type { Span, Spans } from '@wegmarke/domain/edition-document';

/** Names of the parts of a word-processing package (ECMA-376), and how text stands in them. */
export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
export const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** With their country, as word processors name the languages that they check spelling in. */
export const LOCALES: Readonly<Record<Language, string>> = {
  de: 'de-DE',
  en: 'en-GB',
  nl: 'nl-NL',
  ar: 'ar-SA',
};

/** What XML cannot hold is replaced, as nothing of it could be shown. */
export function escapeXml(text: string): string {
  return text
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A paragraph in a named style: looks are the template's business. */
export function paragraph(style: string, inside: string, more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${inside}</w:p>`;
}

/** Runs of text, each marked with its language where that is another than the document's. */
export function runs(spans: Spans, rightToLeft: boolean): string {
  return spans.map((span) => run(span, rightToLeft)).join('');
}

function run(span: Span, rightToLeft: boolean): string {
  const { language, text } = span;
  const isRtl = language === undefined ? rightToLeft : language === 'ar';
  const properties = [
    span.figure ? '<w:rStyle w:val="Figure"/>' : span.strong ? '<w:rStyle w:val="Strong"/>' : '',
    isRtl ? '<w:rtl/>' : '',
    language === undefined
      ? ''
      : `<w:lang ${language === 'ar' ? 'w:bidi' : 'w:val'}="${LOCALES[language]}"/>`,
  ].join('');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${lines(text)}</w:r>`;
}

function lines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
    .join('<w:br/>');
}
