import type { EditionContent } from '@wegmarke/domain/contracts';
import {
  editionDocument,
  type EditionDocument,
  PAGE_MARK,
  PAGES_MARK,
} from '@wegmarke/domain/edition-document';
import { loadWords } from '@wegmarke/domain/words';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { accentOf } from '../pdf/print-colours';
import { Body } from './body';
import { chartXml } from './course-chart';
import { numberingXml, stylesXml } from './styles';
import { escapeXml, HEAD, LOCALES, PACKAGE, paragraph, RELATIONS, runs, WORD } from './word-xml';

/** The same for every file, so that the same content has the same bytes: a ZIP keeps local time, from 1980 on. */
const WRITTEN_AT = new Date(1980, 0, 1);
const TYPES = 'application/vnd.openxmlformats-officedocument';

/**
 * An edition as an accessible DOCX: headings, lists, tables with heads, a chart with words, and named styles alone, which
 * those of a city's own template replace. The same content gives the same bytes.
 *
 * @param contentHash SHA-256 of the content, hex; empty for a preview
 */
export async function editionDocx(content: EditionContent, contentHash: string): Promise<Uint8Array> {
  const document = editionDocument(content, contentHash, await loadWords(content.language));
  const accent = accentOf(document.masthead.colour);
  const body = new Body(document);
  const inside = [...masthead(document), ...document.blocks.map((block) => body.write(block))].join('');
  const charts = body.charts.map((figure) => chartXml(figure, accent));
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(charts.length),
    '_rels/.rels': relations([
      ['rId1', `${RELATIONS}/officeDocument`, 'word/document.xml'],
      ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreXml(document, content.sealedAt ?? content.knownAt),
    'word/document.xml': documentXml(document, inside),
    'word/styles.xml': stylesXml(document.language, accent),
    'word/numbering.xml': numberingXml(body.orderedLists),
    'word/settings.xml': settingsXml(document),
    'word/footer1.xml': footerXml(document),
    'word/_rels/document.xml.rels': relations([
      ['rId1', `${RELATIONS}/styles`, 'styles.xml'],
      ['rId2', `${RELATIONS}/numbering`, 'numbering.xml'],
      ['rId3', `${RELATIONS}/settings`, 'settings.xml'],
      ['rId4', `${RELATIONS}/footer`, 'footer1.xml'],
      ...charts.map((_, index): [string, string, string] => {
        const number = String(index + 1);
        return [`rIdChart${number}`, `${RELATIONS}/chart`, `charts/chart${number}.xml`];
      }),
    ]),
  };
  for (const [index, chart] of charts.entries()) files[`word/charts/chart${String(index + 1)}.xml`] = chart;
  const parts: Zippable = {};
  for (const [name, text] of Object.entries(files)) parts[name] = [strToU8(text), { mtime: WRITTEN_AT }];
  return zipSync(parts, { level: 6 });
}

function masthead({ masthead: { strategy, lines, dates }, direction }: EditionDocument): string[] {
  const rightToLeft = direction === 'rtl';
  return [
    paragraph('Title', runs([strategy], rightToLeft)),
    paragraph('Subtitle', runs([{ text: [...lines, ...dates].join(' · ') }], rightToLeft)),
  ];
}

function documentXml({ direction }: EditionDocument, inside: string): string {
  const bidi = direction === 'rtl' ? '<w:bidi/>' : '';
  return (
    `${HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${inside}` +
    `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1077" w:right="1077" w:bottom="1247" w:left="1077" w:header="567" w:footer="567" w:gutter="0"/>${bidi}</w:sectPr></w:body></w:document>`
  );
}

function footerXml({ footer, direction }: EditionDocument): string {
  const rightToLeft = direction === 'rtl';
  const said = [footer.edition, footer.hash, footer.address ?? '', footer.note].filter((text) => text !== '');
  const page = footer.page
    .split(new RegExp(`(${PAGE_MARK}|${PAGES_MARK})`))
    .filter((part) => part !== '')
    .map((part) =>
      part === PAGE_MARK
        ? field('PAGE')
        : part === PAGES_MARK
          ? field('NUMPAGES')
          : runs([{ text: part }], rightToLeft),
    );
  return (
    `${HEAD}<w:ftr xmlns:w="${WORD}">${paragraph('Footer', runs([{ text: said.join(' · ') }], rightToLeft))}` +
    `${paragraph('Footer', page.join(''))}</w:ftr>`
  );
}

function field(name: string): string {
  return `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
}

function settingsXml({ language }: EditionDocument): string {
  const own = LOCALES[language];
  return `${HEAD}<w:settings xmlns:w="${WORD}"><w:displayBackgroundShape/><w:autoHyphenation/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang ${language === 'ar' ? 'w:val="en-GB" w:bidi' : 'w:val'}="${own}"/></w:settings>`;
}

function coreXml({ title, author, language }: EditionDocument, at: string): string {
  const day = `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(at.slice(0, 19))}Z</dcterms:created>`;
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator><dc:language>${LOCALES[language]}</dc:language>${day}</cp:coreProperties>`
  );
}

function contentTypes(charts: number): string {
  const parts = [
    ['/word/document.xml', `${TYPES}.wordprocessingml.document.main+xml`],
    ['/word/styles.xml', `${TYPES}.wordprocessingml.styles+xml`],
    ['/word/numbering.xml', `${TYPES}.wordprocessingml.numbering+xml`],
    ['/word/settings.xml', `${TYPES}.wordprocessingml.settings+xml`],
    ['/word/footer1.xml', `${TYPES}.wordprocessingml.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...Array.from({ length: charts }, (_, index) => [
      `/word/charts/chart${String(index + 1)}.xml`,
      `${TYPES}.drawingml.chart+xml`,
    ]),
  ];
  const overrides = parts.map(
    ([name = '', type = '']) => `<Override PartName="${name}" ContentType="${type}"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

function relations(related: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = related.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}
