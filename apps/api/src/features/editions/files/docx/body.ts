import type {
  Block,
  Cell,
  CourseFigure,
  EditionDocument,
  Row,
  Table,
} from '@wegmarke/domain/edition-document';
import { CHART, DRAWING, escapeXml, paragraph, RELATIONS, runs } from './word-xml';

/** Twentieths of a point: what is left of A4 between margins of 19 mm. */
const TEXT_WIDTH = 9752;
/** Of a picture, in English Metric Units. */
const CHART_SIZE = { cx: 6_190_000, cy: 2_700_000 };
const PARAGRAPH_STYLES = { lead: 'Lead', body: 'BodyText', note: 'Note', code: 'Checksum' } as const;
/** The first two are the bullets and the first ordered list. */
const FIRST_OWN_NUMBERS = 3;

/** The document's blocks as WordprocessingML. */
export class Body {
  /** Charts in the order in which they are related: `rIdChart1` … */
  readonly charts: CourseFigure[] = [];
  orderedLists = 0;
  private readonly rightToLeft: boolean;

  constructor(document: EditionDocument) {
    this.rightToLeft = document.direction === 'rtl';
  }

  write(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return paragraph(`Heading${String(block.level)}`, this.runs(block.spans));
      case 'paragraph':
        return paragraph(PARAGRAPH_STYLES[block.style], this.runs(block.spans));
      case 'notice':
        return paragraph('Notice', this.runs(block.spans));
      case 'list':
        return this.list(block);
      case 'table':
        return this.table(block);
      case 'course-figure':
        return this.chart(block);
      // Its signs are drawn on the PDF's chart alone; the chart here has a legend of its own.
      case 'legend':
        return '';
    }
  }

  private runs(spans: Cell['spans']): string {
    return runs(spans, this.rightToLeft);
  }

  private list({ ordered, items }: Extract<Block, { kind: 'list' }>): string {
    if (!ordered) return items.map((item) => paragraph('ListBullet', this.runs(item))).join('');
    const numbers = FIRST_OWN_NUMBERS + this.orderedLists;
    this.orderedLists += 1;
    const own = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${String(numbers)}"/></w:numPr>`;
    return items.map((item) => paragraph('ListNumber', this.runs(item), own)).join('');
  }

  private table(table: Table): string {
    const all = table.columns.reduce((sum, { width }) => sum + width, 0);
    const widths = table.columns.map(({ width }) => Math.round((width / all) * TEXT_WIDTH));
    const hasTotal = table.rows.at(-1)?.total === true;
    const head = table.columns.map(({ title }): Cell => ({ spans: [{ text: title }] }));
    const properties =
      `<w:tblPr><w:tblStyle w:val="EditionTable"/>${this.rightToLeft ? '<w:bidiVisual/>' : ''}<w:tblW w:w="${String(TEXT_WIDTH)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
      `<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="${hasTotal ? '1' : '0'}" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>` +
      `<w:tblCaption w:val="${escapeXml(table.caption)}"/></w:tblPr>`;
    const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join('')}</w:tblGrid>`;
    const rows = [
      this.row(table, widths, { cells: head }, '<w:cantSplit/><w:tblHeader/>'),
      ...table.rows.map((row) => this.row(table, widths, row, '<w:cantSplit/>')),
    ];
    const caption = paragraph('Caption', this.runs([{ text: table.caption }]));
    // Two tables without a paragraph between them would become one.
    return `${caption}<w:tbl>${properties}${grid}${rows.join('')}</w:tbl>${paragraph('TableText', '')}`;
  }

  private row(
    { columns }: Table,
    widths: readonly number[],
    { cells, total }: Row,
    properties: string,
  ): string {
    const inside = cells.map(({ spans }, index) => {
      const style = columns[index]?.align === 'end' ? 'TableFigure' : 'TableText';
      const said = total ? spans.map((span) => ({ ...span, strong: true as const })) : spans;
      return `<w:tc><w:tcPr><w:tcW w:w="${String(widths[index] ?? 0)}" w:type="dxa"/></w:tcPr>${paragraph(style, this.runs(said))}</w:tc>`;
    });
    return `<w:tr><w:trPr>${properties}</w:trPr>${inside.join('')}</w:tr>`;
  }

  private chart(figure: CourseFigure): string {
    this.charts.push(figure);
    const number = String(this.charts.length);
    const { cx, cy } = CHART_SIZE;
    const drawing =
      `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${String(cx)}" cy="${String(cy)}"/>` +
      `<wp:docPr id="${number}" name="${escapeXml(figure.words.heading)}" descr="${escapeXml(figure.alternative)}"/><wp:cNvGraphicFramePr/>` +
      `<a:graphic xmlns:a="${DRAWING}"><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONS}" r:id="rIdChart${number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    return paragraph('BodyText', drawing);
  }
}
