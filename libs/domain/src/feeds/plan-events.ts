import type { Day } from '../calendar';
import type { Occasion, PlanData } from '../contracts';
import { foldPlan, type MilestonePlan, type Plan, promiseOf } from '../plan';
import type { WordKey, Words } from '../words';
import type { CalendarEvent } from './calendar-file';

/** What of a plan is asked for: all where nothing is said. */
export interface FeedFilter {
  readonly pillarId?: string | undefined;
  readonly projectId?: string | undefined;
}

export interface EventsOfPlan {
  /** What anybody may read of the strategy. */
  readonly data: PlanData;
  readonly occasions: readonly Occasion[];
  readonly today: Day;
  readonly filter: FeedFilter;
  readonly words: Words<WordKey>;
  readonly addressOf: {
    readonly project: (projectId: string) => string;
    /** The strategy as it stood on a day. */
    readonly day: (day: Day) => string;
  };
  /** A name of its own for what has no id: the same for the same parts. */
  readonly uidOf: (...parts: readonly string[]) => string;
}

/** Milestones of public projects on the day that is promised, and the days people compare with, by day. */
export function planEvents(asked: EventsOfPlan): CalendarEvent[] {
  const plan = foldPlan(asked.data.entries, { on: asked.today });
  const isFiltered = asked.filter.pillarId !== undefined || asked.filter.projectId !== undefined;
  const events = [
    ...milestoneEvents(asked, plan),
    ...(isFiltered ? [] : asked.occasions.map((occasion) => occasionEvent(asked, occasion))),
  ];
  return events.sort((a, b) => (a.on === b.on ? order(a.uid, b.uid) : order(a.on, b.on)));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function milestoneEvents(asked: EventsOfPlan, plan: Plan): CalendarEvent[] {
  const { data, filter, today } = asked;
  const lastRevision = new Map<string, number>();
  for (const { subjectId, revision, value } of data.entries) {
    const parts = value.kind === 'milestone-split' ? value.parts.map(({ id }) => id) : [];
    for (const id of [subjectId, ...parts])
      lastRevision.set(id, Math.max(revision, lastRevision.get(id) ?? 0));
  }
  return [...plan.milestones.values()].flatMap((milestone) => {
    const project = plan.projects.get(milestone.projectId);
    const publishedOn = project?.publishedOn ?? null;
    if (!project || publishedOn === null || publishedOn > today) return [];
    if (filter.projectId !== undefined && project.id !== filter.projectId) return [];
    if (filter.pillarId !== undefined && project.pillarId !== filter.pillarId) return [];
    const on = promiseOf(milestone) ?? milestone.completedOn;
    if (on === null) return [];
    // A project or pillar that leaves takes its milestones along.
    const revision = Math.max(
      ...[milestone.id, project.id, project.pillarId].map((id) => lastRevision.get(id) ?? 1),
    );
    return [milestoneEvent(asked, milestone, on, revision)];
  });
}

function milestoneEvent(
  { data, words, addressOf }: EventsOfPlan,
  milestone: MilestonePlan,
  on: Day,
  revision: number,
): CalendarEvent {
  const titleOf = (id: string): string => {
    const subject = data.subjects.find((each) => each.id === id);
    return subject ? words.field(subject.title) : '';
  };
  const title = titleOf(milestone.id);
  const { left, completedOn, baselineOn, promisedOn } = milestone;
  const sentences = [
    words.say('feeds.ofProject', { title: titleOf(milestone.projectId) }),
    ...(left === null ? [] : [words.say('feeds.left', { on: words.date(left.on) })]),
    ...(completedOn === null ? [] : [words.say('feeds.done', { on: words.date(completedOn) })]),
    ...(promisedOn === null ? [] : [words.say('feeds.promised', { on: words.date(promisedOn) })]),
    ...(baselineOn === null ? [] : [words.say('feeds.baseline', { on: words.date(baselineOn) })]),
  ];
  const named = left ? 'feeds.leftTitle' : completedOn === null ? null : 'feeds.doneTitle';
  return {
    uid: `${milestone.id}@wegmarke`,
    sequence: revision,
    modifiedAt: data.revisions[revision - 1]?.recordedAt ?? data.knownAt,
    on,
    title: named === null ? title : words.say(named, { title }),
    language: words.language,
    description: sentences.join('\n'),
    address: addressOf.project(milestone.projectId),
    // What was done before it left has happened.
    isCancelled: left !== null && completedOn === null,
  };
}

/** A day that people compare with has no history of its own: it stands as it is written now. */
function occasionEvent(
  { data, words, addressOf, uidOf }: EventsOfPlan,
  { on, title }: Occasion,
): CalendarEvent {
  const began = data.revisions[0]?.recordedAt ?? data.knownAt;
  const { source, texts } = title;
  return {
    uid: `${uidOf(data.strategy.id, on, texts[source] ?? '')}@wegmarke`,
    sequence: 0,
    modifiedAt: began,
    on,
    title: words.field(title),
    language: words.language,
    description: words.say('feeds.occasion', { title: words.field(data.strategy.title) }),
    address: addressOf.day(on),
    isCancelled: false,
  };
}
