/** What a milestone looks like. `former` is where it once stood. */
export const WAYMARK_STATES = [
  'done',
  'due',
  'late',
  'overdue',
  'planned',
  'former',
  'dropped',
  'merged',
  'split',
] as const;
export type WaymarkState = (typeof WAYMARK_STATES)[number];

/** What the course of something looks like; `paused` is a phase, shown in its place. */
export const STATUS_KINDS = ['on-course', 'at-risk', 'off-course', 'not-measurable', 'paused'] as const;
export type StatusKind = (typeof STATUS_KINDS)[number];

export type ShapeKind = WaymarkState | StatusKind;

/** One path of a shape, drawn around the origin in a square from -10 to 10. */
export interface ShapePart {
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string;
  /** An arrow that follows the reading direction; ticks and exclamation marks never do. */
  readonly mirrored?: boolean;
}

const CIRCLE = 'M0-8.2A8.2 8.2 0 1 1 0 8.2A8.2 8.2 0 1 1 0-8.2Z';
const RING = 'M0-7.2A7.2 7.2 0 1 1 0 7.2A7.2 7.2 0 1 1 0-7.2Z';
const RHOMBUS = 'M0-8.6L8.6 0L0 8.6L-8.6 0Z';
const TRIANGLE = 'M0-7.8L8.4 7.2H-8.4Z';
const YIELD = 'M0 8.2L-8.4-6.8H8.4Z';
const SQUARE =
  'M-5.6-8H5.6A2.4 2.4 0 0 1 8-5.6V5.6A2.4 2.4 0 0 1 5.6 8H-5.6A2.4 2.4 0 0 1-8 5.6V-5.6A2.4 2.4 0 0 1-5.6-8Z';
const TICK = 'M-3.9 .3L-1.2 3L4-2.7';

const warn = { fill: 'var(--wm-warn-fill)', stroke: 'var(--wm-warn-edge)', width: 1.6 };
const bad = { fill: 'var(--wm-bad-fill)', stroke: 'var(--wm-bad-fill)', width: 1.6 };
const quiet = { fill: 'var(--wm-halo)', stroke: 'var(--wm-idle-fill)', width: 1.7 };
const line = { stroke: 'var(--wm-idle-fill)', width: 1.7 };

/** Shape first, colour second: every state can be told apart in grey. */
export const SHAPES: Readonly<Record<ShapeKind, readonly ShapePart[]>> = {
  done: [
    { d: CIRCLE, fill: 'var(--wm-course)' },
    { d: TICK, stroke: 'var(--wm-on-course-mark)', width: 2.1 },
  ],
  due: [
    { d: RHOMBUS, ...warn },
    { d: 'M0-2.3L2.3 0L0 2.3L-2.3 0Z', fill: 'var(--wm-on-warn-fill)' },
  ],
  late: [
    { d: TRIANGLE, ...bad },
    { d: 'M0-3.2V2', stroke: 'var(--wm-on-bad-fill)', width: 2.1 },
    { d: 'M0 4.6V4.9', stroke: 'var(--wm-on-bad-fill)', width: 2.1 },
  ],
  overdue: [
    { d: YIELD, ...bad },
    { d: 'M0-4.6V.6', stroke: 'var(--wm-on-bad-fill)', width: 2.1 },
    { d: 'M0 3.2V3.5', stroke: 'var(--wm-on-bad-fill)', width: 2.1 },
  ],
  planned: [{ d: RING, fill: 'var(--wm-halo)', stroke: 'var(--wm-idle-fill)', width: 2.1 }],
  former: [{ d: RING, fill: 'var(--wm-halo)', stroke: 'var(--wm-idle-fill)', width: 1.6, dash: '2.2 2.3' }],
  dropped: [
    { d: RING, ...quiet },
    { d: 'M-5-5L5 5', ...line },
  ],
  merged: [
    { d: RING, ...quiet },
    { d: 'M-3 3.6C-3 1.4 0 1 0-1V-4M3 3.6C3 1.4 0 1 0-1M-2-2.2L0-4.2L2-2.2', ...line, width: 1.5 },
  ],
  split: [
    { d: RING, ...quiet },
    { d: 'M0 4.2V1C0-1-3-.8-3-3.6M0 1C0-1 3-.8 3-3.6', ...line, width: 1.5 },
  ],
  'on-course': [
    { d: CIRCLE, fill: 'var(--wm-ok-fill)' },
    { d: 'M-4.2 0H4M.8-3.3L4.1 0L.8 3.3', stroke: 'var(--wm-on-ok-fill)', width: 2.1, mirrored: true },
  ],
  'at-risk': [
    { d: RHOMBUS, ...warn },
    { d: 'M0-4.2V.8', stroke: 'var(--wm-on-warn-fill)', width: 2.1 },
    { d: 'M0 3.7V4', stroke: 'var(--wm-on-warn-fill)', width: 2.1 },
  ],
  'off-course': [
    { d: TRIANGLE, ...bad },
    { d: 'M0-3.2V2', stroke: 'var(--wm-on-bad-fill)', width: 2.1 },
    { d: 'M0 4.6V4.9', stroke: 'var(--wm-on-bad-fill)', width: 2.1 },
  ],
  'not-measurable': [
    { d: RING, stroke: 'var(--wm-idle-fill)', width: 1.8, dash: '3 2.6' },
    { d: 'M-2.8 0H2.8', ...line, width: 2 },
  ],
  paused: [
    { d: SQUARE, fill: 'var(--wm-idle-fill)' },
    { d: 'M-2.4-3.4V3.4M2.4-3.4V3.4', stroke: 'var(--wm-on-idle-fill)', width: 2.1 },
  ],
};
