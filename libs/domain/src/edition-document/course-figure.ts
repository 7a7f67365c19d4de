import type { Explanation, FigureSet, SeriesFigures } from '../contracts';
import {
  type ChartPoint,
  type ChartWaymark,
  laneGeometry,
  type OverallData,
  overallGeometry,
  placeWaymarks,
  roadDay,
  roadOf,
  timeAxis,
} from '../course-drawing';
import type { CourseFigure, FigureLane } from './document';
import type { Telling } from './telling';

/** The chart of the whole course with a lane a pillar. */
export function courseFigure(telling: Telling): CourseFigure {
  const { content, words } = telling;
  const { explanation, strategy } = content;
  const { todayScope, asAdopted } = explanation;
  const axis = timeAxis(strategy.startsOn, strategy.targetOn, words.direction);
  const data: OverallData = {
    from: strategy.startsOn,
    to: strategy.targetOn,
    on: content.on,
    points: pointsOf(telling, null, explanation),
    asAdopted: asAdopted.actual?.percent ?? null,
  };
  const overall = overallGeometry(data, axis);
  return {
    kind: 'course-figure',
    ...data,
    alternative: alternative(telling),
    axis,
    overall,
    lanes: explanation.pillars.map((pillar) => lane(telling, pillar, axis)),
    words: {
      heading: telling.say('chart.heading'),
      on: words.shortDate(content.on),
      actual: telling.say('chart.actual'),
      planned: telling.say('chart.planned'),
      actualOn:
        todayScope.actual && `${words.percent(todayScope.actual, 1)} ${telling.say('chart.scopeToday')}`,
      plannedOn:
        todayScope.planned &&
        telling.say('chart.plannedOn', { planned: words.percent(todayScope.planned, 1) }),
      adoptedOn:
        asAdopted.actual && `${words.percent(asAdopted.actual, 1)} ${telling.say('chart.asAdopted')}`,
      ticks: overall.ticks.map(({ value }) =>
        words.percent({ exact: `${String(value)}/100`, percent: value }),
      ),
    },
  };
}

/** The chart in sentences, for those who do not see it. */
function alternative(telling: Telling): string {
  const { explanation, strategy, on } = telling.content;
  const { actual, planned } = explanation.todayScope;
  const { words } = telling;
  const all = telling.say('chart.summary', {
    from: words.date(strategy.startsOn),
    to: words.date(strategy.targetOn),
    on: words.date(on),
    actual: actual ? words.percent(actual, 1) : telling.none,
    planned: planned ? words.percent(planned, 1) : telling.none,
    count: Math.round(actual?.percent ?? 0),
  });
  return `${all} ${telling.say('report.tableFollows')}`;
}

function lane(
  telling: Telling,
  pillar: Explanation['pillars'][number],
  axis: CourseFigure['axis'],
): FigureLane {
  const { content, words } = telling;
  const shape = laneGeometry(
    { points: pointsOf(telling, pillar.id, pillar) },
    content.explanation.tolerances,
    axis,
    content.on,
  );
  return {
    number: pillar.number,
    title: telling.field(pillar.title),
    health: pillar.health,
    healthWord: telling.say(`health.${pillar.health}`),
    value: against(telling, pillar),
    behind: behindText(telling, pillar),
    shape,
    marks: placeWaymarks(waymarksOf(telling, pillar.id), axis, content.on),
    ticks: shape.ticks.map(({ value }) => telling.ltr(words.points(value, 0))),
    clamps: shape.clamps.map(({ value }) => telling.ltr(words.points(value, 0))),
  };
}

function waymarksOf(telling: Telling, pillarId: string): ChartWaymark[] {
  const { explanation, on } = telling.content;
  const pillar = explanation.tree.find(({ id }) => id === pillarId);
  return (pillar ? roadOf(pillar, on).milestones : []).flatMap((milestone): ChartWaymark[] => {
    const day = roadDay(milestone);
    return day === null
      ? []
      : [{ on: day, state: milestone.state, title: telling.words.field(milestone.title) }];
  });
}

/** `61,0 % statt 66,0 %` */
export function against(telling: Telling, { todayScope: { actual, planned } }: FigureSet): string {
  if (!actual) return telling.say('health.not-measurable');
  if (!planned) return telling.percent(actual);
  return telling.say('chart.against', { actual: telling.percent(actual), planned: telling.percent(planned) });
}

export function behindText(telling: Telling, { behind, todayScope }: FigureSet): string {
  if (behind) return telling.say('chart.monthsBehind', { months: behind.months });
  const isComparable = todayScope.planned !== null && todayScope.compared !== null;
  return telling.say(isComparable ? 'chart.onPlan' : 'chart.noPlan');
}

/** The series of one level, with the day of the figures among its months; what comes after that day is plan alone. */
function pointsOf(telling: Telling, pillarId: string | null, figures: FigureSet): ChartPoint[] {
  const { series, on } = telling.content;
  const months = series.points.flatMap((point): ChartPoint[] => {
    const level: SeriesFigures | null | undefined =
      pillarId === null ? point.strategy : point.pillars.find(({ id }) => id === pillarId);
    if (!level || point.on === on) return [];
    const isPast = point.on < on;
    const { actual, planned, compared } = level.todayScope;
    return [
      {
        on: point.on,
        actual: isPast ? (actual?.percent ?? null) : null,
        planned: planned?.percent ?? null,
        compared: isPast ? (compared?.percent ?? null) : null,
        health: level.health,
      },
    ];
  });
  const { actual, planned, compared } = figures.todayScope;
  const today: ChartPoint = {
    on,
    actual: actual?.percent ?? null,
    planned: planned?.percent ?? null,
    compared: compared?.percent ?? null,
    health: figures.health,
  };
  return [...months, today].sort((one, other) => one.on.localeCompare(other.on));
}
