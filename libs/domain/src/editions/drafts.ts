import type {
  ChangeItem,
  EditionContent,
  ExplainedProject,
  ProjectNote,
  ReportDrafts,
  ReportSection,
  Share,
} from '../contracts';
import { changeSentence } from '../sentences';
import { type WordKey, type Words, wholePercent } from '../words';

/** More reasons than a page holds are read in the ledger. */
const MOST_REASONS = 12;
const MOST_MILESTONES = 8;
/** Marks by which inserted texts keep their direction: nobody types them, and who edits a text does not see them. */
const ISOLATES = /[\u2066-\u2069]/g;

type Say = Words<WordKey>;

/**
 * Texts of a report made from its data alone: where it stands, what changed and by which parts, why as far as the ledger
 * says so, what is late, what is asked. Plain, a paragraph a thought; a person edits them.
 *
 * @param words of the report's language
 */
export function draftTexts(content: EditionContent, words: Say): ReportDrafts {
  const texts = content.sections.map((section) => {
    const paragraphs = DRAFTS[section](content, words).filter((text) => text !== '');
    return [section, paragraphs.join('\n\n').replace(ISOLATES, '')] as const;
  });
  return {
    texts: Object.fromEntries(texts.filter(([, text]) => text !== '')),
    projectNotes: projectsBehind(content).flatMap((project) => noteOf(project, content, words)),
  };
}

const DRAFTS: Readonly<Record<ReportSection, (content: EditionContent, words: Say) => string[]>> = {
  course: courseTexts,
  pillars: ({ explanation }, words) =>
    explanation.pillars
      .filter(({ droppedOn }) => droppedOn === null)
      .map(({ title, todayScope, health }) => {
        const { actual, planned } = todayScope;
        const said = { title: words.field(title), health: words.say(`health.${health}`) };
        if (!actual) return words.say('report.draft.pillarNone', { title: said.title });
        const shown = { ...said, actual: words.percent(actual, 1) };
        return planned
          ? words.say('report.draft.pillar', { ...shown, planned: words.percent(planned, 1) })
          : words.say('report.draft.pillarUnplanned', shown);
      }),
  changes: changeTexts,
  'off-course': (content, words) => {
    const behind = projectsBehind(content);
    if (behind.length === 0) return [words.say('report.draft.noneBehind')];
    return behind.map((project) => behindText(project, content, words));
  },
  requests: ({ body, requests }, words) => [
    requests.length === 0
      ? words.say('report.draft.noRequests', { body })
      : words.say('report.draft.requests', { body, count: requests.length }),
  ],
  resolutions: resolutionTexts,
  scope: ({ account }, words) => {
    const [all] = account.rows;
    if (!all) return [];
    const { adopted, added, parts, dropped, merged, split, inScope } = all;
    return [words.say('ledger.accountSentence', { adopted, added, parts, dropped, merged, split, inScope })];
  },
  projects: ({ explanation }, words) => {
    const { projects, milestones } = explanation.todayScope.coverage;
    return [`${words.say('fact.projects', projects)}. ${words.say('fact.milestones', milestones)}.`];
  },
  method: ({ explanation, on, knownAt, municipality }, words) => [
    words.say('explain.ruleText', { version: explanation.ruleVersion, ...explanation.tolerances }),
    words.say('report.draft.known', {
      on: words.date(on),
      knownAt: words.instant(knownAt, municipality.timeZone),
    }),
  ],
};

function courseTexts({ explanation, municipality, on }: EditionContent, words: Say): string[] {
  const { todayScope, asAdopted, health } = explanation;
  const { actual, planned } = todayScope;
  if (!actual) return [words.say('course.findingNone', { place: municipality.name })];
  const said = { place: municipality.name, on: words.date(on), count: wholePercent(actual) };
  const percent = (share: Share): string => words.percent(share, 1);
  return [
    planned
      ? words.say('course.findingThen', { ...said, actual: percent(actual), planned: percent(planned) })
      : words.say('course.findingUnplanned', { ...said, actual: percent(actual) }),
    [
      ...(asAdopted.actual ? [words.say('report.draft.adopted', { actual: percent(asAdopted.actual) })] : []),
      words.say('report.draft.health', { health: words.say(`health.${health}`) }),
    ].join(' '),
  ];
}

function changeTexts({ change }: EditionContent, words: Say): string[] {
  if (!change) return [words.say('report.draft.noChange')];
  const [strategy, ...pillars] = change.today.changes.map((level) => changeSentence(words, level));
  const reasons = new Set(
    change.items.parts.flatMap(({ items }) => items.flatMap((item) => reasonText(item, words) ?? [])),
  );
  return [strategy ?? '', pillars.join(' '), ...[...reasons].slice(0, MOST_REASONS)];
}

function reasonText(item: ChangeItem, words: Say): string | null {
  const reason = reasonOf(item, words);
  if (reason === null) return null;
  const deed =
    item.kind === 'retracted'
      ? words.say('ledger.e.retracted', { what: '–' })
      : words.say(`ledger.e.${item.kind}`);
  const text = words.say('report.draft.reason', { deed, title: words.field(item.title), reason });
  return item.paper === null ? text : words.say('report.draft.paper', { text, paper: item.paper });
}

function reasonOf({ reason, reasonTexts }: ChangeItem, words: Say): string | null {
  return reasonTexts ? words.field(reasonTexts) : reason;
}

/** In today's scope, further behind than the limits of the strategy allow. */
function projectsBehind({ explanation }: EditionContent): ExplainedProject[] {
  return explanation.tree
    .flatMap(({ projects }) => projects)
    .filter(({ today }) => today !== null && (today.health === 'off-course' || today.health === 'at-risk'));
}

function behindText(
  { title, today, milestones }: ExplainedProject,
  { on }: EditionContent,
  words: Say,
): string {
  const said = { title: words.field(title), health: words.say(`health.${today?.health ?? 'off-course'}`) };
  const late = milestones.filter(
    (one) =>
      one.today !== null && one.completedOn === null && one.baselineOn !== null && one.baselineOn <= on,
  );
  if (late.length === 0) return words.say('report.draft.behind', said);
  const named = late.slice(0, MOST_MILESTONES).map((one) => words.field(one.title));
  return words.say('report.draft.late', { ...said, count: late.length, milestones: words.list(named) });
}

/** Why, as far as a change of the plan said so; what an office says of its own report stays inside. */
function noteOf({ id }: ExplainedProject, { change }: EditionContent, words: Say): ProjectNote[] {
  const reasons = new Set(
    (change?.items.parts ?? []).flatMap(({ items }) =>
      items.filter(({ projectId }) => projectId === id).flatMap((item) => reasonOf(item, words) ?? []),
    ),
  );
  return reasons.size === 0 ? [] : [{ projectId: id, cause: [...reasons].join('\n\n'), options: '' }];
}

const STATES = ['implemented', 'under-way', 'open', 'left-scope', 'not-linked'] as const;

function resolutionTexts({ resolutions }: EditionContent, words: Say): string[] {
  if (resolutions.length === 0) return [words.say('report.draft.noResolutions')];
  const states = STATES.flatMap((state) => {
    const count = resolutions.filter((resolution) => resolution.state === state).length;
    return count === 0 ? [] : [words.say(`report.draft.state.${state}`, { count: words.number(count) })];
  });
  return [words.say('report.draft.resolutions', { count: resolutions.length, states: words.list(states) })];
}
