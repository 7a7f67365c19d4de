import { SHAPES, type ShapeKind, type ShapePart } from '@wegmarke/domain/course-drawing';
import type { LegendLine } from '@wegmarke/domain/edition-document';
import { printed } from './print-colours';

type Paint = (name: string) => string;

const LINES: Readonly<Record<LegendLine, (paint: Paint) => string>> = {
  actual: (paint) =>
    `<path d="M1 8H10V5H19V2H27" fill="none" stroke="${paint('--wm-course')}" stroke-width="2.2"/>`,
  plan: (paint) =>
    `<path d="M1 5H27" fill="none" stroke="${paint('--wm-plan')}" stroke-width="1.6" stroke-dasharray="4 3"/>`,
  road: (paint) => `<rect x="0" y="1" width="28" height="8" rx="2" fill="${paint('--wm-road')}"/>`,
  limit: (paint) =>
    `<path d="M1 5H27" fill="none" stroke="${paint('--wm-plan')}" stroke-width="1.3" stroke-dasharray="1 3"/>`,
  adopted: (paint) =>
    `<rect x="10" y="1" width="8" height="8" fill="#fff" stroke="${paint('--wm-course')}" stroke-width="1.8"/>`,
};

/** Shapes of milestones and health, and the lines of a legend, each as a picture of its own (SVG). */
export function signs(accent: string, rightToLeft: boolean): Readonly<Record<string, string>> {
  const paint: Paint = (name) => printed(`var(${name})`, accent);
  const shapes = Object.keys(SHAPES).map((kind) => [
    kind,
    picture('-10 -10 20 20', shape(kind as ShapeKind, accent, rightToLeft)),
  ]);
  const lines = Object.entries(LINES).map(([kind, draw]) => [kind, picture('0 0 28 10', draw(paint))]);
  return Object.fromEntries([...shapes, ...lines]) as Record<string, string>;
}

/** The parts of a shape around the origin, 20 units wide. */
export function shape(kind: ShapeKind, accent: string, rightToLeft: boolean): string {
  return SHAPES[kind].map((part) => path(part, accent, rightToLeft)).join('');
}

function path(
  { d, fill, stroke, width, dash, mirrored }: ShapePart,
  accent: string,
  rightToLeft: boolean,
): string {
  const attributes = [
    `d="${d}"`,
    `fill="${fill === undefined ? 'none' : printed(fill, accent)}"`,
    ...(stroke === undefined
      ? []
      : [`stroke="${printed(stroke, accent)}" stroke-width="${String(width ?? 1)}"`]),
    ...(dash === undefined ? [] : [`stroke-dasharray="${dash}"`]),
    ...(mirrored && rightToLeft ? ['transform="scale(-1 1)"'] : []),
  ];
  return `<path ${attributes.join(' ')} stroke-linecap="round" stroke-linejoin="round"/>`;
}

function picture(viewBox: string, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${inside}</svg>`;
}
