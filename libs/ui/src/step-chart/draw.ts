import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type Plugin,
} from 'chart.js';
import { dayText, percentText } from '@wegmarke/ui/figure-format';
import type { Direction } from '@wegmarke/domain/course-drawing';
import type { StepChartData, StepChartWords } from './step-chart.data';

Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip);

export interface StepColours {
  readonly course: string;
  readonly plan: string;
  readonly grid: string;
  readonly text: string;
  readonly halo: string;
  readonly future: string;
}

export interface StepDrawing {
  readonly data: StepChartData;
  readonly words: StepChartWords;
  readonly locale: string;
  readonly direction: Direction;
  readonly colours: StepColours;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const DAY = 86_400_000;

/** Draws the steps on a canvas. Null where the browser gives no canvas to draw on. */
export function drawSteps(canvas: HTMLCanvasElement, drawing: StepDrawing): Chart | null {
  if (!canvas.getContext('2d')) {
    return null;
  }
  const { data, words, locale, direction, colours } = drawing;
  const font = { family: getComputedStyle(canvas).fontFamily, size: 12 };
  return new Chart(canvas, {
    type: 'line',
    data: {
      datasets: [
        {
          label: words.actual,
          data: stepsUntil(data, 'actual', data.on),
          borderColor: colours.course,
          backgroundColor: colours.course,
          borderWidth: 3,
          stepped: 'before',
          tension: 0,
          pointRadius: (context) => (context.dataIndex === context.dataset.data.length - 1 ? 5 : 0),
          pointBorderColor: colours.halo,
          pointBorderWidth: 2,
          pointHoverRadius: 5,
        },
        {
          label: words.planned,
          data: stepsUntil(data, 'planned', data.to),
          borderColor: colours.plan,
          backgroundColor: colours.plan,
          borderWidth: 1.7,
          borderDash: [5, 4],
          stepped: 'before',
          tension: 0,
          pointRadius: 0,
          pointHoverRadius: 4,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      locale,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      scales: {
        x: {
          type: 'linear',
          min: day(data.from),
          max: day(data.to),
          reverse: direction === 'rtl',
          grid: { color: colours.grid },
          border: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = years(data).map((value) => ({ value }));
          },
          ticks: {
            color: colours.text,
            font,
            maxRotation: 0,
            callback: (value) => new Date(Number(value) * DAY).getUTCFullYear().toString(),
          },
        },
        y: {
          min: 0,
          max: 100,
          position: direction === 'rtl' ? 'right' : 'left',
          grid: { color: colours.grid },
          border: { display: false },
          ticks: {
            color: colours.text,
            font,
            stepSize: 50,
            callback: (value) => percentText(Number(value), locale),
          },
        },
      },
      plugins: {
        tooltip: {
          rtl: direction === 'rtl',
          textDirection: direction,
          callbacks: {
            title: ([item]) => (item?.parsed.x == null ? '' : dayText(isoDay(item.parsed.x), locale)),
            label: (item) => `${item.dataset.label ?? ''} ${percentText(item.parsed.y ?? 0, locale, 1)}`,
          },
        },
      },
    },
    plugins: [todayLine(day(data.on), direction, colours)],
  });
}

/** The steps of one line, its last value held until `end`. */
function stepsUntil(data: StepChartData, value: 'actual' | 'planned', end: string): Place[] {
  const places = data.points.flatMap((point) => {
    const y = point[value];
    return y === null || point.on > end ? [] : [{ x: day(point.on), y }];
  });
  const last = places.at(-1);
  return last && last.x < day(end) ? [...places, { x: day(end), y: last.y }] : places;
}

/** The line of the day, and a quiet ground under all that lies ahead of it. */
function todayLine(at: number, direction: Direction, colours: StepColours): Plugin<'line'> {
  return {
    id: 'today',
    beforeDraw: ({ ctx, chartArea, scales }) => {
      const x = scales['x']?.getPixelForValue(at);
      if (x !== undefined) {
        ctx.save();
        ctx.fillStyle = colours.future;
        const start = direction === 'rtl' ? chartArea.left : x;
        const end = direction === 'rtl' ? x : chartArea.right;
        ctx.fillRect(start, chartArea.top, Math.max(0, end - start), chartArea.bottom - chartArea.top);
        ctx.restore();
      }
    },
    beforeDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const x = scales['x']?.getPixelForValue(at);
      if (x === undefined) {
        return;
      }
      ctx.save();
      ctx.strokeStyle = colours.text;
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}

function years({ from, to }: StepChartData): number[] {
  const first = Number(from.slice(0, 4)) + (from.slice(5) === '01-01' ? 0 : 1);
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, index) =>
    day(`${first + index}-01-01`),
  );
}

function day(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

function isoDay(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}
