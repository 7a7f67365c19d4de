import type { Language } from '@wegmarke/domain/contracts';

/** A mail as it is written: paragraphs, what it is about one by one, one link, and what stands below the line. */
export interface MailDraft {
  readonly language: Language;
  /** The city, or the product where there is none. */
  readonly sender: string;
  /** `#rrggbb`; null: the product's own blue. */
  readonly colour: string | null;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items?: readonly MailItem[];
  readonly link?: MailLink;
  /** Why this mail came, and how to have fewer. */
  readonly footer: readonly string[];
}

export interface MailItem {
  readonly title: string;
  /** In which language the title was written, where that is not the mail's. */
  readonly titleLanguage?: Language;
  readonly lines: readonly string[];
  readonly link?: MailLink;
}

export interface MailLink {
  readonly label: string;
  readonly address: string;
}

const BLUE = '#12497a';
const COLOUR = /^#[\da-f]{6}$/i;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The two forms of a mail: plain text, and simple HTML that says the same. Everything in it is escaped. */
export function layOut(draft: MailDraft): { text: string; html: string } {
  return { text: asText(draft), html: asHtml(draft) };
}

function asText({ sender, heading, paragraphs, items = [], link, footer }: MailDraft): string {
  const blocks = [
    heading,
    ...paragraphs,
    ...items.map((item) => [item.title, ...item.lines, ...(item.link ? [said(item.link)] : [])].join('\n')),
    ...(link ? [said(link)] : []),
    // What mail programmes take for the beginning of a signature.
    `-- \n${[sender, ...footer].join('\n')}`,
  ];
  return `${blocks.map(withoutControls).join('\n\n')}\n`;
}

const said = ({ label, address }: MailLink): string => `${label}:\n${address}`;

function asHtml(draft: MailDraft): string {
  const { language, sender, heading, paragraphs, items = [], link, footer } = draft;
  const colour = COLOUR.test(draft.colour ?? '') ? String(draft.colour) : BLUE;
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(heading)}</title>
<style>
body { margin: 0; padding: 24px 16px; font: 16px/24px "IBM Plex Sans", system-ui, sans-serif; }
main { max-width: 600px; margin: 0 auto; }
h1 { font-size: 22px; line-height: 28px; font-weight: 600; }
h2 { font-size: 17px; line-height: 24px; font-weight: 600; margin: 0; }
.city { border-inline-start: 6px solid ${colour}; padding-inline-start: 12px; font-weight: 600; }
.item { border-block-start: 1px solid #8a96a0; padding-block: 16px; }
.item p { margin: 4px 0; }
a.act { display: inline-block; margin-block: 8px; padding: 12px 20px; border-radius: 8px; background: ${colour}; color: #ffffff; text-decoration: none; font-weight: 600; }
footer { border-block-start: 1px solid #8a96a0; margin-block-start: 24px; font-size: 13px; line-height: 18px; }
</style>
</head>
<body>
<main>
<p class="city">${escape(sender)}</p>
<h1>${escape(heading)}</h1>
${paragraphs.map((words) => `<p>${escape(words)}</p>`).join('\n')}
${items.map((item) => asItem(item, language)).join('\n')}
${link ? `<p>${asLink(link)}</p>` : ''}
<footer>
${footer.map((words) => `<p>${escape(words)}</p>`).join('\n')}
</footer>
</main>
</body>
</html>
`;
}

function asItem({ title, titleLanguage, lines, link }: MailItem, language: Language): string {
  const own = titleLanguage ?? language;
  const direction = own === 'ar' ? 'rtl' : 'ltr';
  return `<section class="item">
<h2 lang="${own}" dir="${direction}">${escape(title)}</h2>
${lines.map((words) => `<p>${escape(words)}</p>`).join('\n')}
${link ? `<p>${asLink(link)}</p>` : ''}
</section>`;
}

const asLink = ({ label, address }: MailLink): string =>
  `<a class="act" href="${escape(address)}">${escape(label)}</a>`;

const escape = (words: string): string =>
  withoutControls(words).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Line breaks of ours stay; nothing else that steers. */
function withoutControls(words: string): string {
  return words.replace(/\p{Cc}/gu, (sign) => (sign === '\n' ? sign : ' '));
}
