import type { EditionContent } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import sax from 'sax';
import { sampleContent, SAMPLE_HASH } from '../../../../../test/support/edition-content';
import { editionDocx } from './edition-docx';

/** What a reader of another make finds: mammoth turns headings, lists and tables into HTML. */
async function read(content: EditionContent): Promise<string> {
  const buffer = Buffer.from(await editionDocx(content, SAMPLE_HASH));
  return (await mammoth.convertToHtml({ buffer })).value;
}

async function partsOf(content: EditionContent): Promise<Record<string, string>> {
  const parts = unzipSync(await editionDocx(content, SAMPLE_HASH));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** What stands in the elements of a name. */
function texts(html: string, name: string): string[] {
  const found = [...html.matchAll(new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gs'))];
  return found.map(([, inside = '']) =>
    inside
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );
}

describe.each([
  ['bochum', 'de'],
  ['jena', 'en'],
  ['hanau', 'nl'],
  ['bochum', 'ar'],
] as const)('the document of %s in %s', (slug, language) => {
  const content = sampleContent(slug, language);

  it('has one first heading, a second one a section, and every figure in a table with a head', async () => {
    const html = await read(content);
    const words = await loadWords(language);
    expect(texts(html, 'h1')).toHaveLength(1);
    const titles = texts(html, 'h2');
    for (const section of content.sections) expect(titles).toContain(words.say(`report.section.${section}`));
    const tables = html.match(/<table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(8);
    expect(html.match(/<table><thead><tr><th>/g)).toHaveLength(tables.length);
    const cells = texts(html, 'td').map((text) => text.replaceAll(/[\u2066-\u2069]/g, ''));
    const { explanation } = content;
    for (const { todayScope, asAdopted } of [explanation, ...explanation.pillars]) {
      for (const share of [todayScope.actual, todayScope.planned, asAdopted.actual, asAdopted.planned])
        if (share) expect(cells).toContain(words.percent(share, 1));
    }
  });

  it('is made of parts that are well-formed, names title and language, and describes its chart', async () => {
    const parts = await partsOf(content);
    for (const text of Object.values(parts)) {
      expect(() => sax.parser(true).write(text).close()).not.toThrow();
    }
    expect(parts['docProps/core.xml']).toContain(`<dc:title>${content.title}</dc:title>`);
    expect(parts['docProps/core.xml']).toMatch(new RegExp(`<dc:language>${language}-`));
    expect(parts['word/document.xml']).toMatch(/<wp:docPr [^>]*descr="[^"]{40}/);
    expect(parts['word/charts/chart1.xml']).toContain('<c:scatterChart>');
    expect(parts['word/document.xml']?.includes('<w:bidi/></w:sectPr>')).toBe(language === 'ar');
  });

  it('is the same to the last byte when it is made again, and has a style for every look', async () => {
    const [one, other] = [await editionDocx(content, SAMPLE_HASH), await editionDocx(content, SAMPLE_HASH)];
    expect(Buffer.compare(one, other)).toBe(0);
    const parts = await partsOf(content);
    const used = new Set(
      [...(parts['word/document.xml'] ?? '').matchAll(/<w:(?:p|r|tbl)Style w:val="(\w+)"/g)].map(
        ([, id]) => id,
      ),
    );
    for (const id of used) expect(parts['word/styles.xml']).toContain(`w:styleId="${String(id)}"`);
    expect(parts['word/document.xml']).not.toMatch(/<w:(b|sz|color|rFonts|jc)[ /]/);
  });
});

test('what looks like markup is text, and what XML cannot hold is replaced', async () => {
  const markup = '</w:t></w:p> <w:b/> & "x" ]]> \u0000 \u000b {MERGEFIELD} =1+1';
  const html = await read({
    ...sampleContent('jena', 'de'),
    title: markup,
    texts: { course: markup },
    requests: [{ text: markup, reference: markup }],
  });
  const shown = markup.replace('\u0000', '\ufffd').replace('\u000b', '\ufffd');
  expect(texts(html, 'p')).toContain(shown);
  expect(texts(html, 'li').some((text) => text.startsWith(shown))).toBe(true);
});
