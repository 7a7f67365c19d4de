import type { EditionContent, Language } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { sampleContent, SAMPLE_HASH } from '../../../../../test/support/edition-content';
import {
  nodesOf,
  type ReadPdf,
  readPdf,
  type StructureNode,
  textOf,
} from '../../../../../test/support/read-pdf';
import { editionPdf } from './edition-pdf';
import { missingGlyphs } from './printable';

const CASES = [
  ['bochum', 'de'],
  ['bochum', 'ar'],
  ['jena', 'en'],
  ['hanau', 'nl'],
] as const;

async function read(content: EditionContent): Promise<ReadPdf> {
  return readPdf(await editionPdf(content, SAMPLE_HASH));
}

function allNodes(pdf: ReadPdf): StructureNode[] {
  return pdf.pages.flatMap(({ structure }) => nodesOf(structure));
}

/** Without spaces and marks of direction, which are set as a line needs them. */
function bare(text: string): string {
  return text.replaceAll(/[\s\u00ad\u200b\u200e\u200f\u2066-\u2069]/g, '');
}

describe.each(CASES)('the PDF of %s in %s', (slug, language) => {
  const content = sampleContent(slug, language);
  let pdf: ReadPdf;
  let nodes: readonly StructureNode[];
  beforeAll(async () => {
    pdf = await read(content);
    nodes = allNodes(pdf);
  });

  it('says of itself that it is PDF/UA-1, in which language, and what it is called', () => {
    expect(pdf.metadata).toMatch(/pdfuaid:part>1</);
    expect(pdf.isMarked).toBe(true);
    expect(pdf.language).toBe(language);
    expect(pdf.title).toBe(content.title);
    expect(pdf.labels).toEqual(pdf.pages.map((_, index) => String(index + 1)));
  });

  it('leaves no text outside of its structure', () => {
    expect(pdf.pages.map(({ untagged }) => untagged)).toEqual(pdf.pages.map(() => ''));
  });

  it('begins with the finding as its one first heading, and has a bookmark a section', async () => {
    const words = await loadWords(language);
    expect(nodes.filter(({ role }) => role === 'H1')).toHaveLength(1);
    const titles = pdf.outline.map(bare);
    for (const section of content.sections)
      expect(titles).toContain(bare(words.say(`report.section.${section}`)));
  });

  it('tells the course as a figure with words, and again in tables whose columns have heads', () => {
    const figures = nodes.filter(({ role }) => role === 'Figure');
    expect(figures.length).toBeGreaterThan(0);
    for (const { alternative } of figures) expect(alternative).toMatch(/\S/);
    const tables = nodes.filter(({ role }) => role === 'Table');
    expect(tables.length).toBeGreaterThan(8);
    expect(nodes.filter(({ role }) => role === 'TH').length).toBeGreaterThan(40);
  });

  it('says every figure of the strategy and of its pillars as the content has it', async () => {
    const words = await loadWords(language);
    const cells = new Set(nodes.filter(({ role }) => role === 'TD').map((node) => bare(textOf(node))));
    const { explanation } = content;
    const shares = [explanation, ...explanation.pillars].flatMap(({ todayScope, asAdopted }) => [
      todayScope.actual,
      todayScope.planned,
      todayScope.compared,
      asAdopted.actual,
      asAdopted.planned,
    ]);
    for (const share of shares) if (share) expect(cells).toContain(bare(words.percent(share, 1)));
  });

  it('carries edition, checksum and page of pages on each of its pages', () => {
    for (const [index, { text }] of pdf.pages.entries()) {
      expect(bare(text)).toContain(SAMPLE_HASH.slice(0, 12));
      expect(bare(text)).toContain('https://wegmarke.example/');
      expect(text).toContain(String(index + 1));
    }
    const last = pdf.pages.at(-1)?.text ?? '';
    expect(bare(last)).toContain(SAMPLE_HASH);
  });

  it('is the same to the last byte when it is made again', async () => {
    const [one, other] = [await editionPdf(content, SAMPLE_HASH), await editionPdf(content, SAMPLE_HASH)];
    expect(Buffer.compare(one, other)).toBe(0);
  });
});

describe('bad input', () => {
  const content = sampleContent('jena', 'de');

  it('takes what looks like markup as text', async () => {
    const markup =
      '#panic("no") *bold* _it_ $x^2$ [a] @label <b> \\ // `raw` #{1+1} = Head -- --- ~ " \' & </svg>';
    const pdf = await read({
      ...content,
      title: markup,
      body: markup,
      texts: { course: markup, method: markup },
      requests: [{ text: markup, reference: markup }],
    });
    expect(pdf.title).toBe(markup);
    const said = bare(allNodes(pdf).map(textOf).join('\n'));
    expect(said).toContain(bare(markup));
  });

  it('draws a mark for what the fonts do not have, and says which that is', async () => {
    const texts = { course: 'Straße 漢字 und 😀 und Ω und \u0000 Ende' };
    expect(missingGlyphs({ ...content, texts })).toEqual(['漢', '字', '😀', '\u0000']);
    expect(missingGlyphs(content)).toEqual([]);
    const pdf = await read({ ...content, texts });
    expect(bare(pdf.pages.at(-1)?.text ?? '')).toContain('U+6F22,U+5B57,U+1F600undU+0000');
    expect(pdf.pages.map(({ text }) => text).join(' ')).toMatch(
      /Straße\s+\ufffd\ufffd\s+und\s+\ufffd\s+und\s+Ω/,
    );
  });

  it('keeps titles of 500 characters on the page', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(15).slice(0, 400) + 'x'.repeat(100);
    const text = { source: 'de' as const, texts: { de: long } };
    const pdf = await read({
      ...content,
      title: long,
      strategy: { ...content.strategy, title: text },
      explanation: {
        ...content.explanation,
        pillars: content.explanation.pillars.map((pillar) => ({ ...pillar, title: text })),
      },
    });
    expect(bare(pdf.pages.map((page) => page.text).join(''))).toContain(long);
    for (const { overflow } of pdf.pages) expect(overflow).toBe('');
  });

  it('sets a report with nothing in it', async () => {
    const none = { actual: null, planned: null, compared: null };
    const { explanation } = content;
    const pdf = await read({
      ...content,
      number: null,
      sealedAt: null,
      address: null,
      approvedBy: null,
      previous: null,
      change: null,
      resolutions: [],
      requests: [],
      projects: [],
      texts: {},
      series: { ...content.series, points: [] },
      account: { ...content.account, rows: [] },
      explanation: {
        ...explanation,
        behind: null,
        pillars: [],
        tree: [],
        todayScope: { ...explanation.todayScope, ...none, evidence: null },
        asAdopted: { ...none, coverage: null, evidence: null },
      },
    });
    expect(pdf.pages.length).toBeGreaterThan(0);
  });
});

test('a text in another language than the report is marked with its own', async () => {
  const pdf = await read(sampleContent('bochum', 'en' satisfies Language));
  expect(allNodes(pdf).some(({ language }) => language === 'de')).toBe(true);
});
