import { daysBetween } from '@wegmarke/domain/calendar';
import type { ChartPoint } from '@wegmarke/domain/course-drawing';
import type { CourseFigure } from '@wegmarke/domain/edition-document';
import { CHART, DRAWING, escapeXml, HEAD } from './word-xml';

/** Day 0 of the numbers by which spreadsheets and charts count days. */
const EPOCH = '1899-12-30';

/** A row of the chart's numbers: the first is the day. */
type Step = readonly [day: number, actual: number | null, planned: number | null];

/**
 * The overall course as a chart of the word processor's own: two stepped lines over time. Its numbers are in it, so
 * that a city can set it in its own look.
 */
export function chartXml(figure: CourseFigure, accent: string): string {
  const rows = steps(figure.points);
  const lines =
    series(rows, 1, figure.words.actual, accent.slice(1).toUpperCase(), 'solid') +
    series(rows, 2, figure.words.planned, '4A5A67', 'dash');
  return (
    `${HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>` +
    `<c:plotArea><c:layout/><c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${lines}` +
    `<c:axId val="1"/><c:axId val="2"/></c:scatterChart>${timeAxis(figure)}${percentAxis()}</c:plotArea>` +
    '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
  );
}

/** A value holds until the next one: every day but the first comes twice, as it was before and as it is. */
function steps(points: readonly ChartPoint[]): Step[] {
  return points.flatMap(({ on, actual, planned }, index): Step[] => {
    const day = dayNumber(on);
    const before = points[index - 1];
    const now: Step = [day, actual, planned];
    return before ? [[day, actual === null ? null : before.actual, before.planned], now] : [now];
  });
}

/** Its numbers lie in the chart itself; programs tell columns apart by the cells that they are said to be of. */
function series(rows: readonly Step[], column: 1 | 2, name: string, colour: string, dash: string): string {
  const numbers = (of: 0 | 1 | 2, format: string): string => {
    const values = rows.flatMap((row, at) =>
      row[of] === null ? [] : [`<c:pt idx="${String(at)}"><c:v>${String(row[of])}</c:v></c:pt>`],
    );
    return (
      `<c:numRef><c:f>${cells(of, 2, rows.length + 1)}</c:f><c:numCache><c:formatCode>${format}</c:formatCode>` +
      `<c:ptCount val="${String(rows.length)}"/>${values.join('')}</c:numCache></c:numRef>`
    );
  };
  const title = `<c:strRef><c:f>${cells(column, 1, 1)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(name)}</c:v></c:pt></c:strCache></c:strRef>`;
  return (
    `<c:ser><c:idx val="${String(column)}"/><c:order val="${String(column)}"/><c:tx>${title}</c:tx>` +
    `<c:spPr><a:ln w="25400"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:prstDash val="${dash}"/></a:ln></c:spPr>` +
    `<c:marker><c:symbol val="none"/></c:marker><c:xVal>${numbers(0, 'yyyy')}</c:xVal><c:yVal>${numbers(column, '0.0')}</c:yVal><c:smooth val="0"/></c:ser>`
  );
}

function cells(column: 0 | 1 | 2, from: number, to: number): string {
  const name = ['A', 'B', 'C'][column] ?? 'A';
  return `Sheet1!$${name}$${String(from)}:$${name}$${String(to)}`;
}

function timeAxis({ from, to, axis }: CourseFigure): string {
  const orientation = axis.direction === 'rtl' ? 'maxMin' : 'minMax';
  return (
    `<c:valAx><c:axId val="1"/><c:scaling><c:orientation val="${orientation}"/><c:max val="${String(dayNumber(to))}"/><c:min val="${String(dayNumber(from))}"/></c:scaling>` +
    '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="yyyy" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:majorUnit val="730.5"/></c:valAx>'
  );
}

function percentAxis(): string {
  return (
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="100"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>' +
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="CBD5DC"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>' +
    '<c:numFmt formatCode="0&quot; %&quot;" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:majorUnit val="25"/></c:valAx>'
  );
}

function dayNumber(day: string): number {
  return daysBetween(EPOCH, day);
}
