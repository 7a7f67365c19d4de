import type { EvidenceShares, Figures, AdoptedFigures, Health, SeriesPoint, Share } from '../contracts';
import type { WordKey } from '../words';
import { against, behindText, courseFigure } from './course-figure';
import type { Block, Cell, Row } from './document';
import { cell, column, row, type Telling } from './telling';

/** The figure in both denominators, its chart, and the chart in tables. */
export function courseSection(telling: Telling): Block[] {
  const { content } = telling;
  return [
    telling.heading(2, telling.say('report.section.course'), 'course'),
    courseFigure(telling),
    legend(telling),
    ...telling.paragraphs(content.texts.course),
    figuresTable(telling),
    ...notes(telling),
    yearsTable(telling),
    lanesTable(telling),
  ];
}

function figuresTable(telling: Telling): Block {
  const { explanation } = telling.content;
  const { todayScope, asAdopted, health, healthAsAdopted, throughSuccessors } = explanation;
  const both = (key: WordKey, of: (figures: Figures | AdoptedFigures) => Share | null): Row =>
    row(telling.say(key), telling.percent(of(todayScope)), telling.percent(of(asAdopted)));
  const counts = (figures: Figures | AdoptedFigures, what: 'projects' | 'milestones'): string => {
    if (!figures.coverage) return telling.none;
    const { coverage } = figures;
    return what === 'projects'
      ? telling.say('report.of', { part: coverage.projects.measurable, total: coverage.projects.total })
      : telling.say('report.of', { part: coverage.milestones.dated, total: coverage.milestones.total });
  };
  const evidence = (level: keyof EvidenceShares): Row =>
    both(`report.evidence.${level}`, (figures) => figures.evidence?.[level] ?? null);
  return {
    kind: 'table',
    caption: telling.say('report.figures'),
    columns: [
      column(telling.say('report.figure'), 2),
      column(telling.say('fact.today'), 1, 'end'),
      column(telling.say('fact.adopted'), 1, 'end'),
    ],
    rows: [
      both('report.done', ({ actual }) => actual),
      both('report.planned', ({ planned }) => planned),
      both('report.compared', ({ compared }) => compared),
      row(telling.say('project.health'), healthCell(telling, health), healthCell(telling, healthAsAdopted)),
      row(telling.say('report.measurable'), counts(todayScope, 'projects'), counts(asAdopted, 'projects')),
      row(telling.say('report.dated'), counts(todayScope, 'milestones'), counts(asAdopted, 'milestones')),
      evidence('verified'),
      evidence('evidenced'),
      evidence('claimed'),
      ...(throughSuccessors
        ? [row(telling.say('report.successors'), telling.none, telling.percent(throughSuccessors))]
        : []),
    ],
  };
}

/** Word and shape. */
export function healthCell(telling: Telling, health: Health | null): Cell {
  return health === null ? cell(telling.none) : cell(telling.say(`health.${health}`), health);
}

function notes(telling: Telling): Block[] {
  const { explanation } = telling.content;
  const { unpublishedProjects, leftOut, pillars } = explanation;
  const without = pillars.filter(({ id }) => leftOut.today.includes(id));
  return [
    ...(unpublishedProjects > 0
      ? [telling.paragraph(telling.say('fact.unpublished', { count: unpublishedProjects }), 'note')]
      : []),
    ...(without.length > 0
      ? [
          telling.paragraph(
            telling.say('explain.leftOut', {
              pillars: telling.words.list(without.map(({ title }) => telling.words.field(title))),
            }),
            'note',
          ),
        ]
      : []),
  ];
}

function legend(telling: Telling): Block {
  const { atRisk, offCourse } = telling.content.explanation.tolerances;
  const { words } = telling;
  return {
    kind: 'legend',
    items: [
      { sign: 'actual', text: telling.say('chart.actual') },
      { sign: 'plan', text: telling.say('chart.planned') },
      { sign: 'adopted', text: telling.say('chart.asAdopted') },
      { sign: 'road', text: telling.say('chart.road', { points: words.number(atRisk) }) },
      { sign: 'limit', text: telling.say('chart.limit', { points: words.number(offCourse) }) },
      ...(['done', 'due', 'late', 'overdue', 'planned'] as const).map((state) => ({
        sign: state,
        text: telling.say(`state.${state}`),
      })),
      ...(['on-course', 'at-risk', 'off-course', 'not-measurable'] as const).map((health) => ({
        sign: health,
        text: telling.say(`health.${health}`),
      })),
    ],
  };
}

/** The overall panel as numbers: at the end of each year, and on the day of the figures. */
function yearsTable(telling: Telling): Block {
  const { series, on, explanation } = telling.content;
  const { todayScope, asAdopted } = explanation;
  const ends = series.points.filter(
    (point, index, all) =>
      point.on !== on && point.on.slice(0, 4) !== all[index + 1]?.on.slice(0, 4) && point.strategy !== null,
  );
  const rows = ends.map((point) => ({ on: point.on, row: yearRow(telling, point) }));
  rows.push({
    on,
    row: {
      ...row(
        telling.day(on),
        telling.percent(todayScope.actual),
        telling.percent(todayScope.planned),
        telling.percent(asAdopted.actual),
        telling.percent(asAdopted.planned),
      ),
      total: true,
    },
  });
  return {
    kind: 'table',
    caption: telling.say('report.years'),
    columns: [
      column(telling.say('chart.tableDay'), 1),
      column(telling.say('report.doneToday'), 1, 'end'),
      column(telling.say('report.plannedToday'), 1, 'end'),
      column(telling.say('report.doneAdopted'), 1, 'end'),
      column(telling.say('report.plannedAdopted'), 1, 'end'),
    ],
    rows: rows.sort((one, other) => one.on.localeCompare(other.on)).map(({ row: each }) => each),
  };
}

function yearRow(telling: Telling, { on, strategy }: SeriesPoint): Row {
  const isPast = on <= telling.content.on;
  return row(
    telling.day(on),
    isPast ? telling.percent(strategy?.todayScope.actual) : telling.none,
    telling.percent(strategy?.todayScope.planned),
    isPast ? telling.percent(strategy?.asAdopted.actual) : telling.none,
    telling.percent(strategy?.asAdopted.planned),
  );
}

/** The lanes as words. */
function lanesTable(telling: Telling): Block {
  const { explanation } = telling.content;
  return {
    kind: 'table',
    caption: telling.say('report.lanes'),
    columns: [
      column(telling.say('chart.tablePillar'), 3),
      column(telling.say('project.health'), 1.4),
      column(telling.say('project.actualPlanned'), 1.8, 'end'),
      column(telling.say('report.deviation'), 1.2, 'end'),
      column(telling.say('report.behindColumn'), 1.7, 'end'),
    ],
    rows: explanation.pillars.map((pillar) =>
      row(
        cell([{ text: `${telling.count(pillar.number)} ` }, telling.field(pillar.title)]),
        healthCell(telling, pillar.health),
        against(telling, pillar),
        deviationOf(telling, pillar.todayScope),
        behindText(telling, pillar),
      ),
    ),
  };
}

function deviationOf(telling: Telling, { compared, planned }: Figures): string {
  if (!compared || !planned) return telling.none;
  return telling.points(Math.round((compared.percent - planned.percent) * 10) / 10);
}
