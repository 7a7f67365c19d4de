import type { EditionProject, ExplainedPillar, ExplainedProject } from '../contracts';
import { roadState } from '../course-drawing';
import type { Block } from './document';
import { Telling } from './telling';

interface Behind {
  readonly pillar: ExplainedPillar;
  readonly project: ExplainedProject;
  readonly told: EditionProject | undefined;
}

/** Projects behind their plan, the worst first, each with cause and options. */
export function offCourseSection(telling: Telling): Block[] {
  const { content } = telling;
  const behind = behindPlan(telling);
  return [
    telling.heading(2, telling.say('report.section.off-course'), 'off-course'),
    ...telling.paragraphs(content.texts['off-course']),
    ...(behind.length === 0
      ? [telling.paragraph(telling.say('report.noneBehind'))]
      : behind.flatMap((each) => projectBlocks(telling, each))),
  ];
}

function behindPlan({ content }: Telling): Behind[] {
  const { explanation, projects } = content;
  const all = explanation.tree.flatMap((pillar) =>
    pillar.projects
      .filter(({ today }) => today?.health === 'off-course' || today?.health === 'at-risk')
      .map((project): Behind => ({ pillar, project, told: projects.find(({ id }) => id === project.id) })),
  );
  const gap = ({ project: { today } }: Behind): number =>
    (today?.compared?.percent ?? 0) - (today?.planned?.percent ?? 0);
  // What is off course with nothing said of it comes before what is only at risk.
  return all
    .filter(({ project, told }) => project.today?.health === 'off-course' || told?.note)
    .sort((one, other) => gap(one) - gap(other));
}

function projectBlocks(telling: Telling, { pillar, project, told }: Behind): Block[] {
  const { words } = telling;
  const { on } = telling.content;
  const health = project.today?.health ?? 'not-measurable';
  const late = project.milestones.filter(
    (milestone) => milestone.today !== null && roadState(milestone, on) === 'late',
  );
  return [
    {
      kind: 'heading',
      level: 3,
      spans: [telling.field(project.title)],
      sign: health,
      about: { kind: 'project', id: project.id },
    },
    {
      kind: 'paragraph',
      style: 'note',
      spans: [
        { text: `${telling.say(`health.${health}`)} · `, strong: true },
        {
          text: telling.say('chart.against', {
            actual: telling.percent(project.today?.compared),
            planned: telling.percent(project.today?.planned),
          }),
        },
        { text: ` · ${telling.say('pillar.number', { number: telling.count(pillar.number) })} ` },
        telling.field(pillar.title),
        ...(told ? [{ text: ` · ${telling.say('project.office')}: ` }, telling.field(told.office)] : []),
      ],
    },
    ...(late.length > 0
      ? [
          {
            kind: 'list' as const,
            ordered: false,
            items: late.map((milestone) => [
              telling.field(milestone.title),
              {
                text: ` (${telling.say('state.late')}, ${telling.say('report.adoptedFor', {
                  on: milestone.baselineOn === null ? telling.none : words.date(milestone.baselineOn),
                })})`,
              },
            ]),
          },
        ]
      : []),
    ...(told?.note
      ? [
          ...labelled(telling, telling.say('report.cause'), told.note.cause),
          ...labelled(telling, telling.say('report.options'), told.note.options),
        ]
      : [telling.paragraph(telling.say('report.nothingSaid'))]),
  ];
}

/** What was left out is said, so that the gap shows. */
function labelled(telling: Telling, label: string, text: string): Block[] {
  const [first, ...others] = telling.paragraphs(text);
  return [
    {
      kind: 'paragraph',
      style: 'body',
      spans: [
        { text: `${label} `, strong: true },
        ...(first?.spans ?? [{ text: telling.say('report.notSaid') }]),
      ],
    },
    ...others,
  ];
}
