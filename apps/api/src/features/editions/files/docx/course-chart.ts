import { daysBetween } from '@wegmarke/domain/calendar';
import type { ChartPoint } from '@wegmarke/domain/course-drawing';
import type { CourseFigure } from '@wegmarke/domain/edition-document';
import { CHART, DRAWING, escapeXml, HEAD } from './word-xml';

/** Day 0 of the numbers by which spreadsheets and charts count days. */
const EPOCH = '1899-12-30';

interface Line {
  readonly name: string;
  readonly points: readonly (readonly [day: number, percent: number])[];
  readonly colour: string;
  readonly dash: string;
}

/**
 * The overall course as a chart of the word processor's own: two stepped lines over time. Its numbers are in it, so
 * that a city can set it in its own look.
 */
export function chartXml(figure: CourseFigure, accent: string): string {
  const lines: Line[] = [
    {
      name: figure.words.actual,
      points: steps(figure.points, ({ actual }) => actual),
      colour: accent.slice(1).toUpperCase(),
      dash: 'solid',
    },
    {
      name: figure.words.planned,
      points: steps(figure.points, ({ planned }) => planned),
      colour: '4A5A67',
      dash: 'dash',
    },
  ];
  return (
    `${HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>` +
    `<c:plotArea><c:layout/><c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${lines.map(series).join('')}` +
    `<c:axId val="1"/><c:axId val="2"/></c:scatterChart>${timeAxis(figure)}${percentAxis()}</c:plotArea>` +
    '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
  );
}

/** A value holds until the next one: each change is a point before it and one after it. */
function steps(points: readonly ChartPoint[], of: (point: ChartPoint) => number | null): Line['points'] {
  const found: (readonly [number, number])[] = [];
  for (const point of points) {
    const value = of(point);
    if (value === null) continue;
    const day = dayNumber(point.on);
    const before = found.at(-1);
    if (before && before[1] !== value) found.push([day, before[1]]);
    found.push([day, value]);
  }
  return found;
}

/** Its numbers lie in the chart itself; the cells that they are said to be of tell one line from the other. */
function series({ name, points, colour, dash }: Line, index: number): string {
  const [days, values] = [2 * index, 2 * index + 1].map((column) => String.fromCharCode(65 + column));
  const last = String(points.length + 1);
  const numbers = (of: 0 | 1, column: string, format: string): string =>
    `<c:numRef><c:f>Sheet1!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>${format}</c:formatCode><c:ptCount val="${String(points.length)}"/>${points
      .map((point, at) => `<c:pt idx="${String(at)}"><c:v>${String(point[of])}</c:v></c:pt>`)
      .join('')}</c:numCache></c:numRef>`;
  const title = `<c:strRef><c:f>Sheet1!$${values ?? ''}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(name)}</c:v></c:pt></c:strCache></c:strRef>`;
  return (
    `<c:ser><c:idx val="${String(index)}"/><c:order val="${String(index)}"/><c:tx>${title}</c:tx>` +
    `<c:spPr><a:ln w="25400"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:prstDash val="${dash}"/></a:ln></c:spPr>` +
    `<c:marker><c:symbol val="none"/></c:marker><c:xVal>${numbers(0, days ?? '', 'yyyy')}</c:xVal><c:yVal>${numbers(1, values ?? '', '0.0')}</c:yVal><c:smooth val="0"/></c:ser>`
  );
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
