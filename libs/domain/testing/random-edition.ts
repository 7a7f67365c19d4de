import fc from 'fast-check';
import { monthEnds } from '../src/calendar';
import type {
  CourseChanges,
  EditionChange,
  EditionContent,
  Explanation,
  FieldText,
  Language,
  PlanData,
  ScopeAccount,
} from '../src/contracts';
import {
  accountOf,
  type ChangeEnd,
  changeOf,
  changesOf,
  courseSeen,
  explanationOf,
  RULE_VERSION,
  seriesOf,
  sightOf,
} from '../src/course';
import { publicEntries } from '../src/publication';
import { plansWithMoments, type RandomPlan } from './random-plan';

export interface EditionMoment {
  readonly plan: RandomPlan;
  readonly on: string;
  readonly revision: number;
  /** The local day of what was known. */
  readonly knownOn: string;
  /** Null: nothing is compared. */
  readonly from: { readonly on: string; readonly revision: number } | null;
  readonly language: Language;
}

const LATE = '2027-12-31';
const STRATEGY = 'strategy';

/** Random plans with a moment to report, mostly compared with an earlier one. */
export function editionMoments(languages: readonly Language[] = ['de']): fc.Arbitrary<EditionMoment> {
  return fc
    .tuple(
      plansWithMoments(),
      fc.option(fc.tuple(fc.nat(200), fc.nat(1000)), { freq: 5 }),
      fc.constantFrom(...languages),
      fc.boolean(),
    )
    .map(([{ plan, on, revision }, earlier, language, isAhead]) => ({
      ...{ plan, on, revision, language },
      knownOn: isAhead && on > '2026-06-01' ? '2026-06-01' : LATE,
      from: earlier && {
        on: new Date(Date.parse(on) - earlier[0] * 86_400_000).toISOString().slice(0, 10),
        revision: 1 + Math.floor(((revision - 1) * earlier[1]) / 1000),
      },
    }));
}

/** What a report of a plan at a moment says, as the product composes it. */
export function editionOf(moment: EditionMoment): EditionContent {
  const { plan, on, revision, knownOn, language } = moment;
  const known = plan.entries.filter((entry) => entry.revision <= revision);
  const question = { on, revision, knownOn };
  const knownAt = recordedAt(revision, knownOn);
  const head = { strategyId: STRATEGY, on, knownAt, revision, ruleVersion: RULE_VERSION };
  const sight = sightOf(plan.entries, question);
  const course = courseSeen(sight);
  const { tree, leftOut } = explanationOf(sight);
  const explanation: Explanation = {
    ...{ ...head, ...course, leftOut },
    pillars: course.pillars.map((pillar) => ({ ...pillar, ...named(plan, pillar.id) })),
    tree: tree.map((pillar) => ({
      ...pillar,
      ...named(plan, pillar.id),
      projects: pillar.projects.map((project) => ({
        ...project,
        title: titleOf(project.id),
        milestones: project.milestones.map((each) => ({ ...each, title: titleOf(each.id) })),
      })),
    })),
  };
  const [startsOn, targetOn] = ['2026-01-05', '2026-10-31'];
  const days = monthEnds(startsOn, targetOn);
  const strategy = { id: STRATEGY, title: titleOf('Strategie'), startsOn, targetOn };
  const municipality = { slug: 'bochum', name: 'Bochum', timeZone: 'Europe/Berlin' };
  const data: PlanData = {
    ...{ format: 'wegmarke-plan', formatVersion: 1, ruleVersion: RULE_VERSION, municipality, strategy },
    ...{ sample: true, knownAt, revision },
    revisions: Array.from({ length: revision }, (_, at) => ({
      revision: at + 1,
      recordedAt: recordedAt(at + 1, knownOn),
    })),
    subjects: [
      ...plan.pillars.map((id) => ({ id, type: 'pillar' as const, title: titleOf(id) })),
      ...plan.projects.map((id) => ({ id, type: 'project' as const, title: titleOf(id) })),
      ...plan.milestones.map((id) => ({ id, type: 'milestone' as const, title: titleOf(id) })),
    ],
    entries: publicEntries(known),
  };
  const office = titleOf('Amt für Digitales');
  const account: ScopeAccount = {
    ...{ ...head, adoptedOn: sight.plan.adoption?.on ?? null },
    rows: accountOf(plan.entries, question).map((row) => ({
      ...row,
      title: row.pillarId === null ? null : titleOf(row.pillarId),
      number: row.pillarId === null ? null : named(plan, row.pillarId).number,
      droppedOn: null,
    })),
  };
  return {
    format: 'wegmarke-edition',
    formatVersion: 1,
    ruleVersion: RULE_VERSION,
    ...{ number: 3, sealedAt: '2028-01-01T09:00:00.000Z', address: 'https://example.org/bochum/reports/3' },
    ...{ title: 'Halbjahresbericht', language, body: 'Rat', sessionOn: '2026-12-10', reference: '2026/1482' },
    sections: ['course', 'pillars', 'changes', 'scope', 'projects', 'method'],
    texts: { course: '=1+1' },
    requests: [{ text: '@Rat: zustimmen', reference: null }],
    corrects: null,
    municipality: { ...municipality, initials: 'BO', colour: '#0b5394' },
    ...{ strategy, sample: true, composedBy: office, approvedBy: office, on, knownAt, revision },
    explanation,
    series: {
      ...{ ...head, from: startsOn, to: targetOn, step: 'month' as const },
      points: seriesOf(plan.entries, days, { revision, knownOn }).map((point) => ({ ...point, revision })),
    },
    change: changeAt(moment),
    account,
    projects: plan.projects.map((id) => ({
      ...{ id, title: titleOf(id), benefit: null, office, lastAttestedOn: null, note: null },
    })),
    ...{ resolutions: [], previous: null, differences: [], data },
  };
}

function changeAt({ plan, on, revision, knownOn, from }: EditionMoment): EditionChange | null {
  if (!from) return null;
  const start: ChangeEnd = { ...from, knownOn };
  const end: ChangeEnd = { on, revision, knownOn };
  const changes = (scope: 'today' | 'adopted'): CourseChanges => {
    const question = { from: start, to: end, figure: 'actual' as const, scope };
    return {
      ...{ strategyId: STRATEGY, figure: 'actual', scope, fromRevision: from.revision, toRevision: revision },
      changes: changesOf(plan.entries, question, [null, ...plan.pillars]).map((change) => ({
        ...change,
        title: change.pillarId === null ? null : titleOf(change.pillarId),
        number: change.pillarId === null ? null : named(plan, change.pillarId).number,
      })),
    };
  };
  const items = changeOf(plan.entries, {
    ...{ from: start, to: end, figure: 'actual', scope: 'today', pillarId: null },
  });
  return {
    comparedOn: from.on,
    comparedKnownAt: recordedAt(from.revision, knownOn),
    occasion: null,
    today: changes('today'),
    asAdopted: changes('adopted'),
    items: {
      ...{ strategyId: STRATEGY, pillarId: null, figure: 'actual', scope: 'today' },
      ...{ from: items.from, to: items.to, fromRevision: from.revision, toRevision: revision },
      parts: items.parts.map(({ kind, amount, items: entries }) => ({
        kind,
        amount,
        items: entries.map(({ entry, amount: brought }) => ({
          ...{ entryId: entry.id, kind: entry.value.kind, subjectId: entry.subjectId },
          subjectType: 'milestone' as const,
          title: titleOf(entry.subjectId),
          ...{ pillarId: null, projectId: null, validOn: entry.validOn },
          recordedAt: recordedAt(entry.revision, knownOn),
          ...{ reason: '=HYPERLINK("x")', paper: null, office: null, toId: null, toTitle: null },
          amount: brought,
        })),
      })),
    },
  };
}

/** Every revision of an edition is recorded on the day of what was known, a second after the other. */
function recordedAt(revision: number, knownOn: string): string {
  return new Date(Date.parse(`${knownOn}T08:00:00.000Z`) + revision * 1000).toISOString();
}

const titleOf = (id: string): FieldText => ({ source: 'de', texts: { de: `=„${id}“ <b>` } });

function named({ pillars }: RandomPlan, id: string): { title: FieldText; number: number } {
  return { title: titleOf(id), number: pillars.indexOf(id) + 1 };
}
