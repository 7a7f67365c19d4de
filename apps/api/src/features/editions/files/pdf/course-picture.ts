import { axisYears, LANE_HEIGHT, OVERALL_HEIGHT, ROAD, type TimeAxis } from '@wegmarke/domain/course-drawing';
import type { CourseFigure, FigureLane, Span } from '@wegmarke/domain/edition-document';
import { HAIR, INK, printed, SOFT } from './print-colours';
import { shortened } from './shortened';
import { shape } from './signs';

/** A drawing with words on it. Lengths in points from the upper left corner. */
export interface Picture {
  readonly kind: 'picture';
  readonly alternative: string;
  readonly width: number;
  readonly height: number;
  readonly svg: string;
  readonly labels: readonly Label[];
}

export interface Label {
  readonly span: Span;
  readonly x: number;
  /** Of the upper edge of its capitals. */
  readonly y: number;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
}

/** The width of the text on A4: 172 mm. */
const WIDTH = 487.5;
const TITLES = 122;
const OUTCOMES = 96;
const PLOT = WIDTH - TITLES - OUTCOMES;
const YEARS = 20;
/** Points a pixel of the geometry. */
const OVERALL_SCALE = 0.72;
const LANE_SCALE = 0.62;
const OVERALL = OVERALL_HEIGHT * OVERALL_SCALE;
const LANE = LANE_HEIGHT * LANE_SCALE;
/** So many lanes stand below the panel on one page; others follow in pictures of their own. */
const LANES_BELOW = 7;
const LANES_APART = 11;
/** The whole title stands in the table below the picture. */
const TITLE_LENGTH = 52;

/** The course as drawings, each no taller than a page. */
export function coursePictures(figure: CourseFigure, accent: string): Picture[] {
  const first = figure.lanes.slice(0, LANES_BELOW);
  const pictures = [drawing(figure, accent, true, first)];
  for (let from = LANES_BELOW; from < figure.lanes.length; from += LANES_APART) {
    pictures.push(drawing(figure, accent, false, figure.lanes.slice(from, from + LANES_APART)));
  }
  return pictures;
}

function drawing(
  figure: CourseFigure,
  accent: string,
  withOverall: boolean,
  lanes: readonly FigureLane[],
): Picture {
  const canvas = new Canvas(figure, accent);
  let top = YEARS;
  canvas.years();
  if (withOverall) {
    canvas.overall(top);
    top += OVERALL;
  }
  for (const lane of lanes) {
    canvas.lane(lane, top);
    top += LANE;
  }
  canvas.day(top);
  return canvas.picture(top + 4, figure.alternative);
}

class Canvas {
  private readonly parts: string[] = [];
  private readonly labels: Label[] = [];
  private readonly rightToLeft: boolean;
  /** The left edge of the plot. */
  private readonly left: number;
  private readonly axis: TimeAxis;

  constructor(
    private readonly figure: CourseFigure,
    private readonly accent: string,
  ) {
    this.axis = figure.axis;
    this.rightToLeft = figure.axis.direction === 'rtl';
    this.left = this.rightToLeft ? OUTCOMES : TITLES;
  }

  picture(height: number, alternative: string): Picture {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(height)}" viewBox="0 0 ${String(WIDTH)} ${String(height)}">${this.parts.join('')}</svg>`;
    return { kind: 'picture', alternative, width: WIDTH, height, svg, labels: this.labels };
  }

  /** Every year that has room beside the day's own label. */
  years(): void {
    const day = this.x(this.axis.at(this.figure.on));
    const taken = [day - 22, day + 22];
    // The last year is where it all ends: it is named before those in between.
    const years = axisYears(this.axis);
    for (const { year, middle } of [...years.slice(-1), ...years.slice(0, -1)]) {
      const at = this.x(middle);
      if (taken.some((other) => Math.abs(at - other) < 27)) continue;
      taken.push(at);
      this.label({ text: String(year) }, at - 20, 4, 40, 'center');
    }
    this.label({ text: this.figure.words.on }, day - 40, 4, 80, 'center', { weight: 600, colour: INK });
  }

  overall(top: number): void {
    const { overall, words } = this.figure;
    this.ground(top, OVERALL);
    for (const [index, { y }] of overall.ticks.entries()) {
      this.add(
        `<path d="M${this.left} ${top + y * OVERALL_SCALE}h${PLOT}" stroke="${this.paint('--wm-grid')}" stroke-width=".6"/>`,
      );
      this.tick(words.ticks[index] ?? '', top + y * OVERALL_SCALE);
    }
    const laid = (d: string): string => this.laid(d, top, OVERALL_SCALE);
    this.add(
      `<path d="${laid(overall.area)}" fill="${this.accent}" fill-opacity=".07"/>`,
      this.line(laid(overall.planned), '--wm-plan', 1.1, '4 2.5'),
      this.line(laid(overall.actual), '--wm-course', 1.9),
    );
    this.end(overall.plannedOn?.y, top, OVERALL_SCALE, 'planned');
    this.square(overall.adoptedOn?.y, top);
    this.end(overall.actualOn?.y, top, OVERALL_SCALE, 'actual');
    this.words(top);
    this.titles({ text: words.heading }, top + 8, 10);
  }

  /** What the day's values are, beside the panel, each as high as its point where there is room. */
  private words(top: number): void {
    const { overall, words } = this.figure;
    const wanted = [
      { y: overall.plannedOn?.y, text: words.plannedOn, strong: false },
      { y: overall.actualOn?.y, text: words.actualOn, strong: true },
      { y: overall.adoptedOn?.y, text: words.adoptedOn, strong: false },
    ]
      .flatMap(({ y, text, strong }) => (y === undefined || text === null ? [] : [{ y, text, strong }]))
      .sort((one, other) => one.y - other.y);
    let free = top;
    for (const { y, text, strong } of wanted) {
      const at = Math.max(free, Math.min(top + y * OVERALL_SCALE - 3.5, top + OVERALL - 10));
      this.outcome({ text }, at, { weight: strong ? 600 : 400, colour: strong ? this.accent : SOFT });
      free = at + 24;
    }
  }

  lane(lane: FigureLane, top: number): void {
    const { shape: geometry } = lane;
    this.ground(top, LANE);
    this.add(`<path d="M0 ${top}h${WIDTH}" stroke="${HAIR}" stroke-width=".6"/>`);
    const tones = { ok: '--wm-ok-fill', warn: '--wm-warn-fill', bad: '--wm-bad-fill' } as const;
    const { road } = geometry;
    const laid = (d: string): string => this.laid(d, top, LANE_SCALE);
    this.add(
      `<path d="${laid(`M0 ${String(road.y)}H1000V${String(road.y + road.height)}H0Z`)}" fill="${this.paint('--wm-road')}"/>`,
      ...geometry.areas.map(
        ({ tone, d }) => `<path d="${laid(d)}" fill="${this.paint(tones[tone])}" fill-opacity=".26"/>`,
      ),
      this.line(laid(`M0 ${String(geometry.limit)}H1000`), '--wm-plan', 0.8, '1 2.5'),
      this.line(laid(geometry.line), '--wm-course', 1.4),
    );
    for (const [index, { y }] of geometry.ticks.entries()) {
      this.tick(lane.ticks[index] ?? '', top + y * LANE_SCALE, 6.5);
    }
    for (const { state, x, aside } of lane.marks) {
      const at = `translate(${this.x(x) + aside * 0.75} ${top + ROAD * LANE_SCALE}) scale(.47)`;
      this.add(
        `<g transform="${at}"><circle r="10.5" fill="#fff"/>${shape(state, this.accent, this.rightToLeft)}</g>`,
      );
    }
    this.end(geometry.end?.y, top, LANE_SCALE, 'actual');
    for (const [index, { x, y, below }] of geometry.clamps.entries()) {
      const at = top + y * LANE_SCALE + (below ? -8 : 3);
      this.label({ text: lane.clamps[index] ?? '' }, this.x(x) - 20, at, 40, 'center', {
        size: 7,
        weight: 600,
        colour: INK,
      });
    }
    this.titles(
      { ...lane.title, text: `${String(lane.number)}  ${shortened(lane.title.text, TITLE_LENGTH)}` },
      top + 10,
      9,
    );
    this.sign(lane, top + 11);
    this.outcome({ text: lane.healthWord }, top + 10, { weight: 600, colour: INK, indent: 13 });
    this.outcome({ text: lane.value }, top + 22.5);
    this.outcome({ text: lane.behind }, top + 35);
  }

  /** The line of the day through everything. */
  day(bottom: number): void {
    const at = this.x(this.axis.at(this.figure.on));
    // Below all that is drawn on it.
    this.parts.unshift(`<path d="M${at} ${YEARS - 4}V${bottom}" stroke="${INK}" stroke-width=".9"/>`);
  }

  private ground(top: number, height: number): void {
    const day = this.x(this.axis.at(this.figure.on));
    const [from, to] = this.rightToLeft ? [this.left, day] : [day, this.left + PLOT];
    const years = axisYears(this.axis).map(({ start }) => `M${this.x(start)} ${top}v${height}`);
    this.parts.unshift(
      `<rect x="${from}" y="${top}" width="${to - from}" height="${height}" fill="${this.paint('--wm-future')}"/>`,
      `<path d="${years.join('')}" stroke="${this.paint('--wm-grid')}" stroke-width=".5"/>`,
    );
  }

  private line(d: string, colour: string, width: number, dash?: string): string {
    const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
    return `<path d="${d}" fill="none" stroke="${this.paint(colour)}" stroke-width="${String(width)}"${dashes}/>`;
  }

  /** A path of the geometry, which is a thousand wide, laid into the plot. */
  private laid(d: string, top: number, scale: number): string {
    const x = (value: string): string => String(round(this.left + (Number(value) / 1000) * PLOT));
    const y = (value: string): string => String(round(top + Number(value) * scale));
    return d
      .replaceAll(/M([\d.-]+) ([\d.-]+)/g, (_, at: string, height: string) => `M${x(at)} ${y(height)}`)
      .replaceAll(/H([\d.-]+)/g, (_, at: string) => `H${x(at)}`)
      .replaceAll(/V([\d.-]+)/g, (_, height: string) => `V${y(height)}`);
  }

  private end(y: number | undefined, top: number, scale: number, which: 'actual' | 'planned'): void {
    if (y === undefined) return;
    const at = `cx="${this.x(this.axis.at(this.figure.on))}" cy="${top + y * scale}"`;
    this.add(
      which === 'actual'
        ? `<circle ${at} r="3" fill="${this.accent}" stroke="#fff" stroke-width=".8"/>`
        : `<circle ${at} r="2.6" fill="#fff" stroke="${this.paint('--wm-plan')}" stroke-width="1.1"/>`,
    );
  }

  private square(y: number | undefined, top: number): void {
    if (y === undefined) return;
    const x = this.x(this.axis.at(this.figure.on)) - 2.8;
    this.add(
      `<rect x="${x}" y="${top + y * OVERALL_SCALE - 2.8}" width="5.6" height="5.6" fill="#fff" stroke="${this.accent}" stroke-width="1.1"/>`,
    );
  }

  private sign({ health }: FigureLane, y: number): void {
    const x = this.rightToLeft ? OUTCOMES - 13 : WIDTH - OUTCOMES + 13;
    this.add(
      `<g transform="translate(${x} ${y + 2.2}) scale(.46)">${shape(health, this.accent, this.rightToLeft)}</g>`,
    );
  }

  private titles(span: Span, y: number, size: number): void {
    const x = this.rightToLeft ? WIDTH - TITLES + 14 : 0;
    this.label(span, x, y, TITLES - 30, this.rightToLeft ? 'right' : 'left', {
      size,
      weight: 600,
      colour: INK,
    });
  }

  private outcome(span: Span, y: number, look: Look & { readonly indent?: number } = {}): void {
    const { indent = 0, ...rest } = look;
    const width = OUTCOMES - 8 - indent;
    const x = this.rightToLeft ? 0 : WIDTH - OUTCOMES + 8 + indent;
    this.label(span, x, y, width, this.rightToLeft ? 'right' : 'left', { size: 8, ...rest });
  }

  private tick(text: string, y: number, size = 7): void {
    const x = this.rightToLeft ? this.left + PLOT + 3 : this.left - 33;
    this.label({ text }, x, y - size * 0.35, 30, this.rightToLeft ? 'left' : 'right', { size });
  }

  private label(
    span: Span,
    x: number,
    y: number,
    width: number,
    align: Label['align'],
    { size = 8, weight = 400, colour = SOFT }: Look = {},
  ): void {
    this.labels.push({ span, x, y, width, align, size, weight, colour });
  }

  private x(percent: number): number {
    return round(this.left + (percent / 100) * PLOT);
  }

  private paint(name: string): string {
    return printed(`var(${name})`, this.accent);
  }

  private add(...parts: readonly string[]): void {
    this.parts.push(...parts);
  }
}

interface Look {
  readonly size?: number;
  readonly weight?: number;
  readonly colour?: string;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
