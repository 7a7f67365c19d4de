import { roadOf } from '../course-drawing';
import type { PillarCourse } from '../contracts';
import { healthCell } from './course-section';
import type { Block, Row } from './document';
import { cell, column, row, type Telling } from './telling';

/** Actual against planned of every pillar, in both denominators, with how many milestones are done and late. */
export function pillarsSection(telling: Telling): Block[] {
  const { content } = telling;
  const { pillars } = content.explanation;
  return [
    telling.heading(2, telling.say('report.section.pillars'), 'pillars'),
    ...telling.paragraphs(content.texts.pillars),
    ...(pillars.length === 0 ? [telling.paragraph(telling.say('report.noPillars'))] : [table(telling)]),
    telling.paragraph(telling.say('pillars.weighting'), 'note'),
  ];
}

function table(telling: Telling): Block {
  return {
    kind: 'table',
    caption: telling.say('report.pillars'),
    columns: [
      column(telling.say('chart.tablePillar'), 3),
      column(telling.say('report.doneToday'), 1.2, 'end'),
      column(telling.say('report.plannedToday'), 1.2, 'end'),
      column(telling.say('report.comparedShort'), 1.2, 'end'),
      column(telling.say('project.health'), 1.6),
      column(telling.say('report.doneAdopted'), 1.3, 'end'),
      column(telling.say('report.plannedAdopted'), 1.3, 'end'),
      column(telling.say('project.milestones'), 1.8),
    ],
    rows: telling.content.explanation.pillars.map((pillar) => pillarRow(telling, pillar)),
  };
}

function pillarRow(telling: Telling, pillar: PillarCourse): Row {
  const { todayScope, asAdopted, weight, droppedOn } = pillar;
  const { explanation, on } = telling.content;
  const tree = explanation.tree.find(({ id }) => id === pillar.id);
  const counts = tree && roadOf(tree, on).counts;
  const notes = [
    ...(droppedOn === null
      ? []
      : [telling.say('pillars.droppedOn', { on: telling.words.shortDate(droppedOn) })]),
    ...(weight === null || weight === 1
      ? []
      : [telling.say('pillars.weight', { weight: telling.count(weight) })]),
  ];
  return row(
    cell([
      { text: `${telling.count(pillar.number)} ` },
      { ...telling.field(pillar.title), strong: true },
      ...(notes.length > 0 ? [{ text: ` (${notes.join(', ')})` }] : []),
    ]),
    telling.percent(todayScope.actual),
    telling.percent(todayScope.planned),
    telling.percent(todayScope.compared),
    healthCell(telling, pillar.health),
    telling.percent(asAdopted.actual),
    telling.percent(asAdopted.planned),
    counts
      ? telling.say('report.counts', { done: counts.done, total: counts.total, late: counts.late })
      : telling.none,
  );
}
