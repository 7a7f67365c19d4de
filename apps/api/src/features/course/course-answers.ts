import type {
  ChangeItem,
  ChangePart,
  Course,
  Explanation,
  FieldText,
  PlanData,
} from '@wegmarke/domain/contracts';
import {
  courseSeen,
  explanationOf,
  type PlanChange,
  type PlanCourse,
  type Question,
  RULE_VERSION,
  sightOf,
} from '@wegmarke/domain/course';
import { type Entry, foldPlan, type Plan } from '@wegmarke/domain/plan';
import type { Ledger, Moment } from '../ledger/ledger.service';
import { publicEntries } from '@wegmarke/domain/publication';
import { fromExact } from '@wegmarke/domain/rational';
import type { Titles } from './titles';

/** A strategy's ledger at a moment, with what its subjects are called: all that an answer is made of. */
export interface Told {
  readonly strategyId: string;
  readonly ledger: Ledger;
  readonly moment: Moment;
  readonly titles: Titles;
}

export function toQuestion({ on, known, knownOn }: Moment): Question & { readonly revision: number } {
  return { on, revision: known.revision, knownOn };
}

export function toHead(strategyId: string, moment: Moment) {
  return {
    strategyId,
    on: moment.on,
    knownAt: moment.known.recordedAt.toISOString(),
    revision: moment.known.revision,
    ruleVersion: RULE_VERSION,
  };
}

export function toCourse(told: Told): Course {
  return withTitles(told, courseSeen(sightOf(told.ledger.entries, toQuestion(told.moment))));
}

function withTitles({ strategyId, moment, titles }: Told, course: PlanCourse): Course {
  return {
    ...toHead(strategyId, moment),
    ...course,
    pillars: course.pillars
      .map((pillar) => ({ ...pillar, ...titles.pillar(pillar.id) }))
      .sort((a, b) => a.number - b.number),
  };
}

export function toExplanation(told: Told): Explanation {
  const { titles } = told;
  const sight = sightOf(told.ledger.entries, toQuestion(told.moment));
  const { tree, leftOut } = explanationOf(sight);
  return {
    ...withTitles(told, courseSeen(sight)),
    leftOut,
    tree: tree
      .map((pillar) => ({
        ...pillar,
        ...titles.pillar(pillar.id),
        projects: pillar.projects.map((project) => ({
          ...project,
          title: titles.of(project.id),
          milestones: project.milestones.map((milestone) => ({
            ...milestone,
            title: titles.of(milestone.id),
          })),
        })),
      }))
      .sort((a, b) => a.number - b.number),
  };
}

/**
 * The parts of a change with what each entry is about; what is not in the public data file is not told, and a part that
 * moves nothing and has nothing else to tell is left out. `about`: only what was in a pillar at either end, or went there.
 */
export function toChangeParts(
  told: Told,
  change: PlanChange,
  about: { readonly pillarId: string; readonly from: Moment } | null,
  officeTitle: (officeId: string) => FieldText | null,
): ChangePart[] {
  const { ledger, moment } = told;
  const planAt = ({ on, known: { revision } }: Moment): Plan => foldPlan(ledger.entries, { on, revision });
  const plan = planAt(moment);
  const before = about && planAt(about.from);
  const isAbout = ({ subjectId, value }: Entry): boolean =>
    about === null ||
    value.kind === 'adopted' ||
    [plan, before].some((each) => each !== null && pillarOf(each, subjectId) === about.pillarId) ||
    pillarOf(plan, destinationOf({ value }) ?? '') === about.pillarId;
  const known = ledger.entries.filter((entry) => entry.revision <= moment.known.revision);
  const shown = new Set(publicEntries(known).map((entry) => entry.id));
  return change.parts
    .map((part) => ({
      ...part,
      items: part.items
        .filter(({ entry }) => shown.has(entry.id) && isAbout(entry))
        .map(({ entry, amount }) => ({ ...toChangeItem(told, entry, plan, officeTitle), amount })),
    }))
    .filter(({ amount, items }) => items.length > 0 || fromExact(amount.exact).n !== 0n);
}

function toChangeItem(
  { titles, ledger }: Told,
  entry: Entry,
  plan: Plan,
  officeTitle: (officeId: string) => FieldText | null,
): Omit<ChangeItem, 'amount'> {
  const recording = ledger.recording(entry.revision);
  const toId = destinationOf(entry);
  const { subjectId } = entry;
  const projectId =
    plan.milestones.get(subjectId)?.projectId ?? (plan.projects.has(subjectId) ? subjectId : null);
  return {
    entryId: entry.id,
    kind: entry.value.kind,
    subjectId,
    subjectType: titles.typeOf(subjectId),
    title: titles.of(subjectId),
    pillarId: pillarOf(plan, subjectId),
    projectId,
    validOn: entry.validOn,
    recordedAt: recording.recordedAt.toISOString(),
    // What an office says of its own report stays inside; why the plan was changed is public.
    reason: entry.value.kind === 'completed' ? null : recording.reason,
    ...(entry.value.kind !== 'completed' && recording.reasonTexts
      ? { reasonTexts: recording.reasonTexts }
      : {}),
    paper: recording.paper,
    office: recording.officeId === null ? null : officeTitle(recording.officeId),
    toId,
    toTitle: toId === null ? null : titles.of(toId),
  };
}

/** The pillar that a subject is, or is in. */
function pillarOf(plan: Plan, subjectId: string): string | null {
  if (plan.pillars.has(subjectId)) return subjectId;
  const projectId = plan.milestones.get(subjectId)?.projectId ?? subjectId;
  return plan.projects.get(projectId)?.pillarId ?? null;
}

/** Where a merge or a move goes. */
function destinationOf({ value }: Pick<Entry, 'value'>): string | null {
  switch (value.kind) {
    case 'project-merged':
    case 'milestone-merged':
      return value.intoId;
    case 'project-moved':
      return value.pillarId;
    case 'milestone-moved':
      return value.projectId;
    default:
      return null;
  }
}

export function toData(
  { strategyId, ledger, moment, titles }: Told,
  municipality: PlanData['municipality'],
  strategy: Omit<PlanData['strategy'], 'id'> & Pick<PlanData, 'sample'>,
): PlanData {
  const { revision, recordedAt } = moment.known;
  const entries = publicEntries(ledger.entries.filter((entry) => entry.revision <= revision));
  const subjects = new Set(
    entries.flatMap(({ subjectId, value }) => [
      subjectId,
      ...(value.kind === 'milestone-split' ? value.parts.map((part) => part.id) : []),
    ]),
  );
  return {
    format: 'wegmarke-plan',
    formatVersion: 1,
    ruleVersion: RULE_VERSION,
    municipality,
    strategy: {
      id: strategyId,
      title: strategy.title,
      startsOn: strategy.startsOn,
      targetOn: strategy.targetOn,
    },
    sample: strategy.sample,
    knownAt: recordedAt.toISOString(),
    revision,
    revisions: ledger.revisions
      .slice(0, revision)
      .map((each) => ({ revision: each.revision, recordedAt: each.recordedAt.toISOString() })),
    subjects: titles.all
      .filter(({ id }) => subjects.has(id))
      .map(({ id, type, title }) => ({ id, type, title })),
    entries,
  };
}
