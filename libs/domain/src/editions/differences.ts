import type {
  EditionContent,
  EditionDifference,
  Explanation,
  FieldText,
  FigureSet,
  ReportSection,
} from '../contracts';
import type { WordKey, Words } from '../words';

/** One thing that an edition displays. */
interface Displayed {
  /** The same in both editions. */
  readonly key: string;
  readonly kind: 'figure' | 'health' | 'promise' | 'text';
  readonly section: ReportSection;
  readonly subjectId: string | null;
  readonly title: FieldText | null;
  /** Null: it has no figure, no promise, no text. */
  readonly shown: string | null;
}

/**
 * What stands otherwise in an edition than in the one before it: figures and health as they are displayed, promises of
 * milestones, sections and texts. Figures, health and promises of what is only in one of the two plans are told by the
 * changes of the plan, not here.
 *
 * @param words of the language of both
 */
export function differences(
  previous: EditionContent,
  content: EditionContent,
  words: Words<WordKey>,
): EditionDifference[] {
  const before = new Map(displayedIn(previous, words).map((one) => [one.key, one]));
  const after = new Map(displayedIn(content, words).map((one) => [one.key, one]));
  const found: EditionDifference[] = [];
  for (const [key, { kind, section, subjectId, title, shown }] of new Map([...before, ...after])) {
    if (kind !== 'text' && !(before.has(key) && after.has(key))) continue;
    const [was, is] = [before.get(key)?.shown ?? null, after.has(key) ? shown : null];
    if (was !== is) found.push({ kind, section, subjectId, title, before: was, after: is });
  }
  return [...found, ...sectionsOf(previous, content)];
}

function displayedIn(content: EditionContent, words: Words<WordKey>): Displayed[] {
  return [...coursesIn(content, words), ...projectsIn(content.explanation, words), ...textsIn(content)];
}

/** Of the strategy and of its pillars, in today's scope and as adopted. */
function coursesIn({ explanation, strategy }: EditionContent, words: Words<WordKey>): Displayed[] {
  const levels: readonly (FigureSet & { readonly id: string | null; readonly title: FieldText })[] = [
    { ...explanation, id: null, title: strategy.title },
    ...explanation.pillars,
  ];
  return levels.flatMap((level): Displayed[] => {
    const about = {
      section: level.id === null ? ('course' as const) : ('pillars' as const),
      subjectId: level.id,
      title: level.title,
    };
    const figures = [
      ['chart.actual', level.todayScope.actual],
      ['chart.planned', level.todayScope.planned],
      ['chart.asAdopted', level.asAdopted.actual],
    ] as const;
    return [
      ...figures.map(([name, share]): Displayed => ({
        ...about,
        key: `${name}/${String(level.id)}`,
        kind: 'figure',
        shown: share && `${words.say(name)}: ${words.percent(share, 1)}`,
      })),
      {
        ...about,
        key: `health/${String(level.id)}`,
        kind: 'health',
        shown: words.say(`health.${level.health}`),
      },
    ];
  });
}

/** The health of projects and the promises of their milestones, as far as they are in today's scope. */
function projectsIn({ tree }: Explanation, words: Words<WordKey>): Displayed[] {
  const section = 'projects' as const;
  return tree
    .flatMap(({ projects }) => projects)
    .flatMap(({ id, title, today, milestones }): Displayed[] => [
      ...(today
        ? [
            {
              key: `health/${id}`,
              kind: 'health' as const,
              section,
              subjectId: id,
              title,
              shown: words.say(`health.${today.health}`),
            },
          ]
        : []),
      ...milestones
        .filter((milestone) => milestone.today !== null)
        .map((milestone): Displayed => ({
          key: `promise/${milestone.id}`,
          kind: 'promise',
          section,
          subjectId: milestone.id,
          title: milestone.title,
          shown: milestone.promisedOn && words.date(milestone.promisedOn),
        })),
    ]);
}

/** What people wrote: texts of sections, notes on projects, requests. */
function textsIn({ sections, texts, projects, requests }: EditionContent): Displayed[] {
  const text = (section: ReportSection, shown: string, of?: { id: string; title: FieldText }): Displayed => ({
    key: `text/${section}/${of?.id ?? ''}`,
    kind: 'text',
    section,
    subjectId: of?.id ?? null,
    title: of?.title ?? null,
    shown,
  });
  const asked = requests.map((one) => [one.reference, one.text].filter(Boolean).join(': ')).join('\n\n');
  return [
    ...sections.flatMap((section) => {
      const parts = [texts[section] ?? '', section === 'requests' ? asked : ''].filter(Boolean);
      return parts.length > 0 ? [text(section, parts.join('\n\n'))] : [];
    }),
    ...projects.flatMap(({ id, title, note }) =>
      note && sections.includes('off-course')
        ? [text('off-course', [note.cause, note.options].filter(Boolean).join('\n\n'), { id, title })]
        : [],
    ),
  ];
}

function sectionsOf(previous: EditionContent, content: EditionContent): EditionDifference[] {
  const told = (kind: EditionDifference['kind'], section: ReportSection): EditionDifference => ({
    kind,
    section,
    subjectId: null,
    title: null,
    before: null,
    after: null,
  });
  return [
    ...content.sections
      .filter((section) => !previous.sections.includes(section))
      .map((section) => told('section-added', section)),
    ...previous.sections
      .filter((section) => !content.sections.includes(section))
      .map((section) => told('section-removed', section)),
  ];
}
