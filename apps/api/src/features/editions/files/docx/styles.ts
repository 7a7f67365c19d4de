import type { Language } from '@wegmarke/domain/contracts';
import { HEAD, LOCALES, WORD } from './word-xml';

interface Look {
  readonly id: string;
  /** As word processors name it: those of the same name in a city's template take over. */
  readonly name: string;
  readonly paragraph?: string;
  readonly text?: string;
  readonly basedOn?: string;
}

const HEADINGS: readonly Look[] = [
  heading(1, 40, 240, 160),
  heading(2, 28, 360, 120),
  heading(3, 22, 240, 80),
];

const PARAGRAPHS: readonly Look[] = [
  ...HEADINGS,
  { id: 'Title', name: 'Title', paragraph: '<w:spacing w:after="120"/>', text: '<w:b/><w:sz w:val="24"/>' },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    paragraph: '<w:spacing w:after="40"/>',
    text: '<w:color w:val="4A5A67"/>',
  },
  { id: 'BodyText', name: 'Body Text', paragraph: '<w:spacing w:after="120"/>' },
  { id: 'Lead', name: 'Lead', basedOn: 'BodyText', text: '<w:sz w:val="23"/>' },
  { id: 'Note', name: 'Note', basedOn: 'BodyText', text: '<w:color w:val="4A5A67"/><w:sz w:val="18"/>' },
  { id: 'Checksum', name: 'Checksum', basedOn: 'BodyText', text: '<w:sz w:val="18"/>' },
  {
    id: 'Notice',
    name: 'Notice',
    basedOn: 'BodyText',
    paragraph:
      '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="774900"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FFEBC2"/>',
  },
  { id: 'ListBullet', name: 'List Bullet', paragraph: numbered(1) },
  { id: 'ListNumber', name: 'List Number', paragraph: numbered(2) },
  {
    id: 'Caption',
    name: 'caption',
    paragraph: '<w:keepNext/><w:spacing w:before="200" w:after="60"/>',
    text: '<w:b/><w:sz w:val="19"/>',
  },
  {
    id: 'TableText',
    name: 'Table Text',
    paragraph: '<w:spacing w:before="30" w:after="30"/>',
    text: '<w:sz w:val="18"/>',
  },
  { id: 'TableFigure', name: 'Table Figure', basedOn: 'TableText', paragraph: '<w:jc w:val="end"/>' },
  { id: 'Header', name: 'header', text: '<w:color w:val="4A5A67"/><w:sz w:val="18"/>' },
  { id: 'Footer', name: 'footer', text: '<w:color w:val="4A5A67"/><w:sz w:val="18"/>' },
];

function heading(level: number, size: number, before: number, after: number): Look {
  return {
    id: `Heading${String(level)}`,
    name: `heading ${String(level)}`,
    paragraph: `<w:keepNext/><w:spacing w:before="${String(before)}" w:after="${String(after)}"/><w:outlineLvl w:val="${String(level - 1)}"/>`,
    text: `<w:b/><w:bCs/><w:sz w:val="${String(size)}"/><w:szCs w:val="${String(size)}"/>`,
  };
}

function numbered(id: number): string {
  return `<w:numPr><w:numId w:val="${String(id)}"/></w:numPr><w:spacing w:after="60"/>`;
}

/** Every look has a name, and nothing in the text has a look of its own. */
export function stylesXml(language: Language, accent: string): string {
  const rightToLeft = language === 'ar';
  const own = LOCALES[language];
  const languages = rightToLeft ? `w:val="en-GB" w:bidi="${own}"` : `w:val="${own}" w:bidi="ar-SA"`;
  const paragraphs = PARAGRAPHS.map(
    ({ id, name, paragraph = '', text = '', basedOn = 'Normal' }) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/><w:qFormat/>` +
      `<w:pPr>${paragraph}</w:pPr><w:rPr>${text}</w:rPr></w:style>`,
  );
  return (
    `${HEAD}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>` +
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/>' +
    `<w:lang ${languages}/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${rightToLeft ? '<w:bidi/>' : ''}</w:pPr></w:style>` +
    paragraphs.join('') +
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>' +
    `<w:style w:type="character" w:styleId="Figure"><w:name w:val="Figure"/><w:rPr><w:b/><w:bCs/><w:color w:val="${accent.slice(1).toUpperCase()}"/></w:rPr></w:style>` +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    '<w:style w:type="table" w:styleId="EditionTable"><w:name w:val="Edition Table"/><w:basedOn w:val="TableNormal"/>' +
    '<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="CBD5DC"/><w:insideH w:val="single" w:sz="4" w:color="CBD5DC"/></w:tblBorders></w:tblPr>' +
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="13202B"/></w:tcBorders></w:tcPr></w:tblStylePr>' +
    '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:top w:val="single" w:sz="8" w:color="13202B"/></w:tcBorders></w:tcPr></w:tblStylePr>' +
    '</w:style></w:styles>'
  );
}

/** Bullets and numbers of lists; every ordered list begins anew. */
export function numberingXml(orderedLists: number): string {
  const level = (format: string, text: string): string =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="start"/><w:pPr><w:ind w:start="360" w:hanging="360"/></w:pPr></w:lvl>`;
  const again = Array.from(
    { length: orderedLists },
    (_, index) =>
      `<w:num w:numId="${String(index + 3)}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return (
    `${HEAD}<w:numbering xmlns:w="${WORD}">` +
    `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>${level('bullet', '–')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level('decimal', '%1.')}</w:abstractNum>` +
    `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>${again.join('')}</w:numbering>`
  );
}
