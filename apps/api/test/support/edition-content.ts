import { type Day, monthEnds } from '@wegmarke/domain/calendar';
import {
  type CourseChanges,
  type EditionChange,
  type EditionContent,
  type EditionProject,
  type Language,
  REPORT_SECTIONS,
  type Resolution,
  type Scope,
  type ScopeAccount,
} from '@wegmarke/domain/contracts';
import { accountOf, changeOf, RULE_VERSION, seriesOf } from '@wegmarke/domain/course';
import { asRecorded, type Entry, foldPlan } from '@wegmarke/domain/plan';
import {
  toChangeParts,
  toData,
  toExplanation,
  toQuestion,
  type Told,
} from '../../src/features/course/course-answers';
import { toLevelChanges } from '../../src/features/course/level-changes';
import { Titles } from '../../src/features/course/titles';
import { STORIES } from '../../src/features/demo/stories/stories';
import type { DemoSlug, StrategyStory, Story } from '../../src/features/demo/story';
import { Ledger } from '../../src/features/ledger/ledger-cache';
import type { Moment } from '../../src/features/ledger/moment';

/** The demo is told for this day; the sample's figures are of it. */
export const SAMPLE_DAY: Day = '2026-11-22';
export const SAMPLE_HASH = '3f9a0c6e5b1d4a7788f2c0d9e4b6a1537c9d2e8f0a1b3c5d7e9f1a2b4c6d8e0f';

/**
 * The content of an edition with real figures: those of a demo city, computed as the API does, with every section.
 * `changes` replaces members of it.
 */
export function sampleContent(
  slug: DemoSlug,
  language: Language,
  changes: Partial<EditionContent> = {},
): EditionContent {
  const story = STORIES[slug](SAMPLE_DAY);
  const [strategy] = story.strategies;
  if (!strategy) throw new Error('a story without a strategy');
  const told = tell(strategy);
  const explanation = toExplanation(told);
  const { municipality } = story;
  const { moment } = told;
  const head = {
    strategyId: strategy.id,
    on: moment.on,
    knownAt: moment.known.recordedAt.toISOString(),
    revision: moment.known.revision,
    ruleVersion: RULE_VERSION,
  };
  const known = { revision: moment.known.revision, knownOn: moment.knownOn };
  return {
    format: 'wegmarke-edition',
    formatVersion: 1,
    ruleVersion: RULE_VERSION,
    number: 3,
    sealedAt: '2026-11-23T09:15:00.000Z',
    address: `https://wegmarke.example/${slug}/reports/3`,
    municipality: {
      slug,
      name: municipality.name,
      initials: municipality.initials,
      colour: municipality.colour,
      timeZone: municipality.timeZone,
    },
    strategy: {
      id: strategy.id,
      title: strategy.title,
      startsOn: strategy.startsOn,
      targetOn: strategy.targetOn,
    },
    sample: strategy.sample,
    title: 'Halbjahresbericht 2026',
    language,
    body: 'Rat der Stadt',
    sessionOn: '2026-12-10',
    reference: '2026/1482/1',
    sections: REPORT_SECTIONS,
    texts: {
      course: 'Im Herbst kamen vier Wegmarken dazu.\n\nDie Ausschreibungen dauern länger als geplant.',
    },
    requests: [
      {
        text: 'Die Lose 2 und 3 für die Schul-Glasfaser werden geteilt und neu ausgeschrieben.',
        reference: '2026/1490',
      },
      { text: 'Der Verlustausgleich für zwei Spielstätten wird bis 2028 verlängert.', reference: null },
    ],
    corrects: null,
    composedBy: { source: 'de', texts: { de: 'Stabsstelle Digitalisierung' } },
    approvedBy: { source: 'de', texts: { de: 'Rechnungsprüfungsamt' } },
    on: head.on,
    knownAt: head.knownAt,
    revision: head.revision,
    explanation,
    series: {
      ...head,
      from: strategy.startsOn,
      to: strategy.targetOn,
      step: 'month',
      points: seriesOf(told.ledger.entries, monthEnds(strategy.startsOn, strategy.targetOn), known).map(
        (point) => ({
          revision: known.revision,
          ...point,
        }),
      ),
    },
    change: changeSince(told, story),
    account: account(told, head),
    projects: projectsOf(
      strategy,
      story,
      explanation.tree.flatMap(({ projects }) => projects.map(({ id }) => id)),
    ),
    resolutions: [resolution(strategy)],
    previous: { number: 2, on: '2026-05-31' },
    differences: [
      { kind: 'figure', section: 'course', subjectId: null, title: null, before: '55,1 %', after: '61,0 %' },
      {
        kind: 'section-added',
        section: 'resolutions',
        subjectId: null,
        title: null,
        before: null,
        after: null,
      },
    ],
    data: toData(
      told,
      { slug, name: municipality.name, timeZone: municipality.timeZone },
      {
        title: strategy.title,
        startsOn: strategy.startsOn,
        targetOn: strategy.targetOn,
        sample: strategy.sample,
      },
    ),
    ...changes,
  };
}

function tell(strategy: StrategyStory): Told {
  let entries: Entry[] = [];
  for (const { lines } of strategy.commands) entries = [...entries, ...asRecorded(entries, lines)];
  const ledger = new Ledger(
    entries,
    strategy.commands.map(({ recordedAt, reason, paper, officeId }, index) => ({
      revision: index + 1,
      recordedAt: new Date(recordedAt),
      personId: null,
      reason,
      reasonTexts: null,
      paper,
      officeId,
    })),
  );
  const titles = new Titles([
    ...strategy.pillars.map(({ id, title, number }) => ({ id, type: 'pillar' as const, title, number })),
    ...strategy.projects.map(({ id, title }) => ({ id, type: 'project' as const, title, number: null })),
    ...strategy.milestones.map(({ id, title }) => ({ id, type: 'milestone' as const, title, number: null })),
  ]);
  return { strategyId: strategy.id, ledger, moment: momentAt(ledger, SAMPLE_DAY), titles };
}

function momentAt(ledger: Ledger, on: Day): Moment {
  const known = ledger.revisionAt(new Date(`${on}T22:00:00Z`));
  if (!known) throw new Error('nothing was recorded by then');
  return { on, known, knownOn: on, instant: null };
}

function changeSince(told: Told, story: Story): EditionChange {
  const from = momentAt(told.ledger, '2026-05-31');
  const levels = (scope: Scope): CourseChanges => toLevelChanges(told, from, { figure: 'actual', scope });
  const change = changeOf(told.ledger.entries, {
    from: toQuestion(from),
    to: toQuestion(told.moment),
    figure: 'actual',
    scope: 'today',
    pillarId: null,
  });
  const officeTitle = (id: string) => story.offices.find((office) => office.id === id)?.title ?? null;
  return {
    comparedOn: from.on,
    comparedKnownAt: from.known.recordedAt.toISOString(),
    occasion: 'Ratssitzung',
    today: levels('today'),
    asAdopted: levels('adopted'),
    items: {
      strategyId: told.strategyId,
      pillarId: null,
      figure: 'actual',
      scope: 'today',
      from: change.from,
      to: change.to,
      fromRevision: from.known.revision,
      toRevision: told.moment.known.revision,
      parts: toChangeParts(told, change, null, officeTitle),
    },
  };
}

function account(
  { ledger, moment, titles }: Told,
  head: Omit<ScopeAccount, 'adoptedOn' | 'rows'>,
): ScopeAccount {
  const plan = foldPlan(ledger.entries, { on: moment.on, revision: moment.known.revision });
  return {
    ...head,
    adoptedOn: plan.adoption?.on ?? null,
    rows: accountOf(ledger.entries, toQuestion(moment))
      .map((row) =>
        row.pillarId === null
          ? { ...row, title: null, number: null, droppedOn: null }
          : {
              ...row,
              ...titles.pillar(row.pillarId),
              droppedOn: plan.pillars.get(row.pillarId)?.left?.on ?? null,
            },
      )
      .sort((one, other) => (one.number ?? 0) - (other.number ?? 0)),
  };
}

function projectsOf(strategy: StrategyStory, story: Story, shown: readonly string[]): EditionProject[] {
  return strategy.projects
    .filter(({ id }) => shown.includes(id))
    .map(({ id, title, benefit, officeId }, index) => ({
      id,
      title,
      benefit,
      office: story.offices.find((office) => office.id === officeId)?.title ?? title,
      lastAttestedOn: index % 3 === 0 ? null : '2026-10-30',
      note:
        index % 2 === 0
          ? null
          : {
              cause: 'Die Tiefbaufirma ist ausgefallen.',
              options: 'Neu ausschreiben oder den Auftrag teilen.\n\nEine Teilung spart zwei Monate.',
            },
    }));
}

function resolution({ id, projects: [project] }: StrategyStory): Resolution {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    reference: '2026/0065/1',
    title: { source: 'de', texts: { de: 'Glasfaser für alle Schulen' } },
    body: 'Rat der Stadt',
    decidedOn: '2026-03-12',
    item: '7.2',
    role: 'decision',
    result: 'adopted-amended',
    public: true,
    link: null,
    source: 'entered',
    removedAt: null,
    state: 'under-way',
    milestones: { done: 3, late: 1, total: 5 },
    projects: project ? [{ id: project.id, title: project.title }] : [],
    sample: true,
    revisions: [{ strategyId: id, revision: 4, recordedAt: '2026-03-12T18:00:00.000Z', by: 'paper' }],
    version: 1,
  };
}
