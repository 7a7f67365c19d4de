import type { EditionProject, ExplainedMilestone, ExplainedPillar, ExplainedProject } from '../contracts';
import { roadState, type ShapeKind } from '../course-drawing';
import type { Block, Cell, Row, Spans } from './document';
import { cell, column, row, type Telling } from './telling';

/** All projects as an annex, pillar by pillar, with their milestones. */
export function projectsSection(telling: Telling): Block[] {
  const { content } = telling;
  const { tree } = content.explanation;
  const told = new Map(content.projects.map((project) => [project.id, project]));
  return [
    telling.heading(2, telling.say('report.section.projects'), 'projects'),
    ...telling.paragraphs(content.texts.projects),
    ...(tree.every(({ projects }) => projects.length === 0)
      ? [telling.paragraph(telling.say('project.noneWhy'))]
      : tree.flatMap((pillar) => pillarBlocks(telling, pillar, told))),
  ];
}

function pillarBlocks(
  telling: Telling,
  pillar: ExplainedPillar,
  told: ReadonlyMap<string, EditionProject>,
): Block[] {
  if (pillar.projects.length === 0) return [];
  return [
    {
      kind: 'heading',
      level: 3,
      spans: [{ text: `${telling.count(pillar.number)} ` }, telling.field(pillar.title)],
    },
    ...pillar.projects.flatMap((project) => projectBlocks(telling, project, told.get(project.id))),
  ];
}

function projectBlocks(
  telling: Telling,
  project: ExplainedProject,
  told: EditionProject | undefined,
): Block[] {
  return [
    {
      kind: 'paragraph',
      style: 'body',
      about: { kind: 'project', id: project.id },
      spans: [{ ...telling.field(project.title), strong: true }, ...statusOf(telling, project, told)],
    },
    ...(told?.benefit
      ? [{ kind: 'paragraph' as const, style: 'note' as const, spans: [telling.field(told.benefit)] }]
      : []),
    ...(project.milestones.length > 0 ? [milestoneTable(telling, project)] : []),
  ];
}

function statusOf(
  telling: Telling,
  { today, excluded }: ExplainedProject,
  told: EditionProject | undefined,
): Spans {
  const parts: Spans[] = [
    ...(today?.actual
      ? [
          [
            {
              text: `${telling.say(`health.${today.health}`)}, ${telling.say('chart.against', {
                actual: telling.percent(today.actual),
                planned: telling.percent(today.planned),
              })}`,
            },
          ],
        ]
      : []),
    ...(excluded ? [[{ text: telling.say(`explain.excluded.${excluded}`) }]] : []),
    ...(told
      ? [
          [{ text: `${telling.say('project.office')}: ` }, telling.field(told.office)],
          [
            {
              text: `${telling.say('project.attested')}: ${
                told.lastAttestedOn === null
                  ? telling.say('project.neverAttested')
                  : telling.day(told.lastAttestedOn)
              }`,
            },
          ],
        ]
      : []),
  ];
  return parts.flatMap((part) => [{ text: ' · ' }, ...part]);
}

function milestoneTable(telling: Telling, { title, milestones }: ExplainedProject): Block {
  return {
    kind: 'table',
    caption: telling.say('report.milestonesOf', { title: telling.words.field(title) }),
    columns: [
      column(telling.say('explain.milestone'), 4),
      column(telling.say('explain.baseline'), 1.3),
      column(telling.say('explain.promise'), 1.3),
      column(telling.say('explain.completed'), 1.3),
      column(telling.say('report.state'), 2),
    ],
    rows: milestones.map((milestone) => milestoneRow(telling, milestone)),
  };
}

function milestoneRow(telling: Telling, milestone: ExplainedMilestone): Row {
  const { title, baselineOn, promisedOn, completedOn } = milestone;
  return row(
    telling.field(title),
    telling.day(baselineOn),
    telling.day(promisedOn ?? baselineOn),
    telling.day(completedOn),
    stateCell(telling, milestone),
  );
}

function stateCell(telling: Telling, milestone: ExplainedMilestone): Cell {
  const { excluded, completedOn, evidence } = milestone;
  if (completedOn !== null) {
    const done = telling.say('state.done');
    return cell(evidence ? `${done}, ${telling.say(`evidence.${evidence}`)}` : done, 'done');
  }
  if (excluded && excluded !== 'not-adopted')
    return cell(telling.say(`explain.excluded.${excluded}`), leftSign(excluded));
  const state = roadState(milestone, telling.content.on);
  return cell(telling.say(`state.${state}`), state);
}

function leftSign(excluded: string): ShapeKind {
  if (excluded.endsWith('merged')) return 'merged';
  return excluded === 'split' ? 'split' : 'dropped';
}
