import type { Day } from '@wegmarke/domain/calendar';
import type { FigureSet, Share, Strategy } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';
import type {
  ChartLane,
  ChartPoint,
  ChartText,
  ChartWaymark,
  CourseChartData,
  CourseChartWords,
} from '@wegmarke/ui/course-chart';
import { roadDay, type Road, type RoadMilestone } from '@wegmarke/domain/course-drawing';
import type { ChartFacts } from './chart-facts';

type W = Words<WordKey>;
type ChartStrategy = Pick<Strategy, 'startsOn' | 'targetOn'>;

function chartText(words: W, text: Strategy['title']): ChartText {
  const { text: chosen, language } = words.fieldWithLanguage(text);
  return { text: chosen, lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' };
}

function pointOn(on: Day, figures: FigureSet): ChartPoint {
  const { actual, planned, compared } = figures.todayScope;
  return {
    on,
    actual: actual?.percent ?? null,
    planned: planned?.percent ?? null,
    compared: compared?.percent ?? null,
    health: figures.health,
  };
}

/** The months of the series with the day in question among them; what came after that day is plan alone. */
function pointsOf(facts: ChartFacts, pillarId: string | null): ChartPoint[] {
  const { course, lines } = facts;
  const figures = pillarId === null ? course : course.pillars.find((pillar) => pillar.id === pillarId);
  const line = pillarId === null ? lines?.strategy : lines?.pillars[pillarId];
  const months = (lines?.on ?? []).flatMap((on, index): ChartPoint[] => {
    const health = line?.health[index];
    if (!line || !health || on === course.on) return [];
    const isPast = on < course.on;
    return [
      {
        on,
        actual: isPast ? (line.actual[index] ?? null) : null,
        planned: line.planned[index] ?? null,
        compared: isPast ? (line.compared[index] ?? null) : null,
        health,
      },
    ];
  });
  const all = figures ? [...months, pointOn(course.on, figures)] : months;
  return all.sort((a, b) => a.on.localeCompare(b.on));
}

function shareText(words: W, share: Share | null): string {
  return share ? words.percent(share) : '–';
}

export function against(words: W, actual: Share | null, planned: Share | null): string {
  if (!actual) return words.say('health.not-measurable');
  if (!planned) return words.percent(actual);
  return words.say('chart.against', { actual: words.percent(actual), planned: words.percent(planned) });
}

function waymarkOf(words: W, milestone: RoadMilestone): ChartWaymark[] {
  const on = roadDay(milestone);
  if (on === null) return [];
  return [{ on, state: milestone.state, title: titleOf(words, milestone), entry: entryOf(words, milestone) }];
}

/** Title, state and exact dates, for the tooltip. */
function titleOf(words: W, { state, ...milestone }: RoadMilestone): string {
  const title = words.field(milestone.title);
  if (state === 'done' && milestone.completedOn) {
    return words.say('chart.waymarkDone', { title, on: words.date(milestone.completedOn) });
  }
  const baseline = milestone.baselineOn && words.date(milestone.baselineOn);
  const promise = milestone.promisedOn && words.date(milestone.promisedOn);
  const values = { title, state: words.say(`state.${state}`) };
  if (baseline && promise) return words.say('chart.waymark', { ...values, baseline, promise });
  if (baseline) return words.say('chart.waymarkBaseline', { ...values, baseline });
  return words.say('chart.waymarkPromise', { ...values, promise: promise ?? words.say('value.none') });
}

/** Title and short dates, for the table, where the state stands before it. */
function entryOf(words: W, { baselineOn, promisedOn, ...milestone }: RoadMilestone): string {
  const title = words.field(milestone.title);
  const day = baselineOn ?? promisedOn;
  if (!day) return title;
  return baselineOn && promisedOn && baselineOn !== promisedOn
    ? words.say('chart.entryMoved', {
        title,
        baseline: words.shortDate(baselineOn),
        promise: words.shortDate(promisedOn),
      })
    : words.say('chart.nextOn', { title, on: words.shortDate(day) });
}

function labelOf(words: W, road: Road, on: Day): ChartLane['label'] {
  if (road.worst?.baselineOn) {
    const month = words.month(road.worst.baselineOn);
    return {
      state: 'late',
      text: words.say('chart.lateSince', { title: words.field(road.worst.title), month }),
    };
  }
  const day = road.next && (road.next.promisedOn ?? road.next.baselineOn);
  if (!road.next || !day) return null;
  return {
    state: road.next.state,
    text: words.say('chart.nextOn', { title: words.field(road.next.title), on: words.near(day, on) }),
  };
}

function behindText(words: W, figures: FigureSet): ChartLane['behind'] {
  if (figures.behind) {
    return { text: words.say('chart.monthsBehind', { months: figures.behind.months }), good: false };
  }
  const isComparable = figures.todayScope.planned !== null && figures.todayScope.compared !== null;
  return { text: words.say(isComparable ? 'chart.onPlan' : 'chart.noPlan'), good: isComparable };
}

function addressOf(allAddress: string | null): Pick<ChartLane, 'allAddress'> {
  return allAddress === null ? {} : { allAddress };
}

/** @param openedAt address of a pillar's milestones; null: there is none */
export function chartData(
  facts: ChartFacts,
  strategy: ChartStrategy,
  words: W,
  openedAt: (pillarId: string) => string | null,
): CourseChartData {
  const { course } = facts;
  return {
    from: strategy.startsOn,
    to: strategy.targetOn,
    on: course.on,
    tolerances: course.tolerances,
    points: pointsOf(facts, null),
    asAdopted: course.asAdopted.actual?.percent ?? null,
    behind: course.behind
      ? {
          value: words.say('chart.months', { months: course.behind.months }),
          note: words.say('chart.behindNote', {
            on: words.date(course.on),
            since: words.date(course.behind.since),
          }),
          good: false,
        }
      : { value: behindText(words, course).text, note: '', good: behindText(words, course).good },
    pillars: course.pillars.map((pillar): ChartLane => {
      const road = facts.roads.find((candidate) => candidate.pillarId === pillar.id);
      const nextDay = road?.next && (road.next.promisedOn ?? road.next.baselineOn);
      return {
        id: pillar.id,
        number: pillar.number,
        title: chartText(words, pillar.title),
        health: pillar.health,
        value: against(words, pillar.todayScope.actual, pillar.todayScope.planned),
        adopted:
          pillar.healthAsAdopted && pillar.asAdopted.actual
            ? {
                health: pillar.healthAsAdopted,
                text: words.say('chart.adoptedAgainst', {
                  actual: shareText(words, pillar.asAdopted.actual),
                  planned: shareText(words, pillar.asAdopted.planned),
                }),
              }
            : null,
        points: pointsOf(facts, pillar.id),
        waymarks: road?.milestones.flatMap((milestone) => waymarkOf(words, milestone)) ?? [],
        ...addressOf(openedAt(pillar.id)),
        label: road ? labelOf(words, road, course.on) : null,
        behind: behindText(words, pillar),
        next:
          road?.next && nextDay
            ? {
                state: road.next.state,
                day: words.near(nextDay, course.on),
                title: chartText(words, road.next.title),
              }
            : null,
      };
    }),
  };
}

const ROAD_STATES = ['done', 'due', 'late', 'overdue', 'planned'] as const;
const HEALTHS = ['on-course', 'at-risk', 'off-course', 'not-measurable', 'paused'] as const;

export function chartWords(
  facts: ChartFacts,
  strategy: ChartStrategy,
  words: W,
  today: Day,
): CourseChartWords {
  const { course } = facts;
  const { actual, planned } = course.todayScope;
  const isToday = course.on === today;
  return {
    heading: words.say('chart.heading'),
    summary: words.say('chart.summary', {
      from: words.date(strategy.startsOn),
      to: words.date(strategy.targetOn),
      on: words.date(course.on),
      actual: shareText(words, actual),
      planned: shareText(words, planned),
      count: Math.round(actual?.percent ?? 0),
    }),
    on: isToday ? words.say('course.today') : words.shortDate(course.on),
    actual: words.say('chart.actual'),
    planned: words.say('chart.planned'),
    plannedOn: words.say('chart.plannedOn', { planned: shareText(words, planned) }),
    scopeToday: words.say('chart.scopeToday'),
    asAdopted: words.say('chart.asAdopted'),
    road: words.say('chart.road', { points: words.number(course.tolerances.atRisk) }),
    limit: words.say('chart.limit', { points: words.number(course.tolerances.offCourse) }),
    deviation: words.say('chart.deviation'),
    behindHeading: isToday
      ? words.say('chart.behindHeading')
      : words.say('chart.behindHeadingThen', { on: words.shortDate(course.on) }),
    noForecast: words.say('chart.noForecast'),
    byPillar: words.say('chart.byPillar'),
    showTable: words.say('chart.showTable'),
    tableDay: words.say('chart.tableDay'),
    tablePillar: words.say('chart.tablePillar'),
    tableOpen: words.say('chart.tableOpen'),
    tableMore: (count) => words.say('chart.tableMore', { count }),
    states: Object.fromEntries(ROAD_STATES.map((state) => [state, words.say(`state.${state}`)])),
    health: Object.fromEntries(
      HEALTHS.map((health) => [health, words.say(`health.${health}`)]),
    ) as CourseChartWords['health'],
  };
}
