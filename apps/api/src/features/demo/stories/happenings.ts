import { addDays, type Day } from '@wegmarke/domain/calendar';
import type { EntryValue } from '@wegmarke/domain/plan';
import type { LineStory } from '../story';
import { type Happening, line } from './chronicle';
import { reportsOf } from './history';
import { idOf } from './identity';
import { type LaidMilestone, type LaidProject, milestoneKey } from './plan-seeds';
import type { Ending, StrategySeed, Turn } from './seed';
import { workdayOf } from './timetable';

/**
 * Everything that is recorded of a strategy, unsorted but for things of one day: additions come before
 * reports, reports before what leaves the plan.
 */
export function happeningsOf(
  slug: string,
  strategy: StrategySeed,
  plan: readonly LaidProject[],
  today: Day,
): { happenings: Happening[]; evidenced: ReadonlySet<string> } {
  const office = (key: string): string => idOf(`${slug}/office/${key}`);
  const steering = office(strategy.steering);
  const courses = plan.flatMap((project) =>
    project.milestones.map(({ key, timetable, source, lastOn, addedOn }) => ({
      key,
      officeId: project.officeId,
      timetable,
      documented: source !== undefined,
      lastOn,
      addedOn,
    })),
  );
  const reports = reportsOf(courses, office(strategy.verifying));
  return {
    happenings: [
      ...drafting(slug, strategy, plan, steering),
      ...additions(plan, steering, today),
      ...rebaselines(plan, steering, today),
      ...reports.promises,
      ...reports.completions,
      ...reports.verifications,
      ...reports.confirmations,
      ...corrections(plan, steering, today),
      ...strategy.turns.map((turn) => turned(slug, turn, steering, today)),
      ...leavings(slug, plan, steering, today),
    ],
    evidenced: reports.evidenced,
  };
}

/** The draft, pillar by pillar, and its adoption. */
function drafting(
  slug: string,
  strategy: StrategySeed,
  plan: readonly LaidProject[],
  officeId: string,
): Happening[] {
  const { draftedOn, adoptedOn } = strategy;
  const strategyId = idOf(`${slug}/strategy/${strategy.key}`);
  const tolerances = line(`${slug} tolerances`, draftedOn, strategyId, {
    kind: 'tolerances-set',
    atRisk: 3,
    offCourse: 10,
  });
  const pillars = strategy.pillars.map((pillar) =>
    line(`${slug}/pillar/${pillar.key} added`, draftedOn, idOf(`${slug}/pillar/${pillar.key}`), {
      kind: 'pillar-added',
      weight: 1,
    }),
  );
  const drafts = strategy.pillars.map((pillar) => ({
    on: draftedOn,
    officeId,
    reason: 'Entwurf der Strategie',
    lines: plan
      .filter((project) => project.pillar === pillar && !project.seed.added)
      .flatMap((project) => [...projectLines(slug, project), ...milestoneLines(project, project.addedOn)]),
  }));
  const adoption = line(`${slug} adopted`, adoptedOn, strategyId, { kind: 'adopted' });
  return [
    { on: draftedOn, officeId, reason: 'Entwurf der Strategie', lines: [tolerances, ...pillars] },
    ...drafts.filter((draft) => draft.lines.length > 0),
    {
      on: adoptedOn,
      officeId,
      reason: strategy.adoptionReason,
      paper: strategy.resolution,
      lines: [adoption],
    },
  ];
}

function projectLines(slug: string, { key, seed, pillar, addedOn }: LaidProject): LineStory[] {
  const pillarId = idOf(`${slug}/pillar/${pillar.key}`);
  return [
    line(`${key} added`, addedOn, idOf(key), { kind: 'project-added', pillarId, weight: seed.weight ?? 1 }),
  ];
}

/** The milestones that come into the plan on a day; parts of a split come with their whole's entry. */
function milestoneLines(project: LaidProject, addedOn: Day): LineStory[] {
  return project.milestones.flatMap(({ key, seed, timetable, addedOn: own }) => {
    if (!seed || own !== addedOn) return [];
    const { baselineOn } = timetable;
    const earlierBy = seed.rebaseline?.earlierByDays ?? 0;
    const value: EntryValue = {
      kind: 'milestone-added',
      projectId: idOf(project.key),
      weight: seed.weight ?? 1,
      baselineOn: baselineOn === null ? null : addDays(baselineOn, -earlierBy),
      promisedOn: null,
    };
    return [line(`${key} added`, addedOn, idOf(key), value)];
  });
}

/** Projects that were added later, and milestones that were added to one. */
function additions(plan: readonly LaidProject[], officeId: string, today: Day): Happening[] {
  return plan.flatMap((project) => {
    const { seed, key, addedOn } = project;
    const days = new Set(project.milestones.filter((each) => each.seed?.added).map((each) => each.addedOn));
    const later = [...days].map((on) => ({
      on,
      officeId,
      reason: 'Wegmarke ergänzt, weil ein Schritt gefehlt hat',
      lines: milestoneLines(project, on),
    }));
    if (!seed.added) return later;
    const slug = key.slice(0, key.indexOf('/'));
    const published = seed.unpublished
      ? []
      : [line(`${key} published`, addedOn, idOf(key), { kind: 'project-published' })];
    const own = milestoneLines(project, addedOn);
    const { reason, paper } = seed.added;
    return [
      {
        on: workdayOf(seed.added.on, today),
        officeId,
        reason,
        paper,
        lines: [...projectLines(slug, project), ...own, ...published],
      },
      ...later,
    ];
  });
}

function rebaselines(plan: readonly LaidProject[], officeId: string, today: Day): Happening[] {
  return each(plan, ({ key, seed, timetable }) => {
    if (!seed?.rebaseline) return null;
    const { reason, paper } = seed.rebaseline;
    const on = workdayOf(seed.rebaseline.on, today);
    const value: EntryValue = { kind: 'baseline-set', baselineOn: timetable.baselineOn };
    return { on, officeId, reason, paper, lines: [line(`${key} rebaselined`, on, idOf(key), value)] };
  });
}

/** Reports that were a mistake: recorded, and taken back on a later day. */
function corrections(plan: readonly LaidProject[], steering: string, today: Day): Happening[] {
  return plan.flatMap((project) =>
    project.milestones.flatMap(({ key, seed }): Happening[] => {
      if (!seed?.correction) return [];
      const completedOn = workdayOf(seed.correction.completed, today);
      const on = workdayOf(seed.correction.retracted, today);
      const mistake = line(`${key} mistaken`, completedOn, idOf(key), { kind: 'completed' });
      const retraction = line(`${key} retracted`, on, idOf(key), { kind: 'retracted', entryId: mistake.id });
      return [
        { on: addDays(completedOn, 1), officeId: project.officeId, lines: [mistake] },
        { on, officeId: steering, reason: seed.correction.reason, lines: [retraction] },
      ];
    }),
  );
}

function turned(slug: string, turn: Turn, officeId: string, today: Day): Happening {
  const on = workdayOf(turn.on, today);
  const project = (key: string): string => idOf(`${slug}/project/${key}`);
  const milestone = (path: string): string => idOf(milestoneKey(slug, path));
  const [subjectId, value] = ((): [string, EntryValue] => {
    switch (turn.kind) {
      case 'project-moved':
        return [
          project(turn.project),
          { kind: 'project-moved', pillarId: idOf(`${slug}/pillar/${turn.pillar}`) },
        ];
      case 'project-weight':
        return [project(turn.project), { kind: 'weight-set', weight: turn.weight }];
      case 'milestone-moved':
        return [milestone(turn.milestone), { kind: 'milestone-moved', projectId: project(turn.project) }];
      case 'milestone-merged':
        return [milestone(turn.milestone), { kind: 'milestone-merged', intoId: milestone(turn.into) }];
      case 'milestone-weight':
        return [milestone(turn.milestone), { kind: 'weight-set', weight: turn.weight }];
    }
  })();
  return {
    on,
    officeId,
    reason: turn.reason,
    paper: turn.paper,
    lines: [line(`${subjectId} ${turn.kind} ${on}`, on, subjectId, value)],
  };
}

/** What is split, dropped or merged. */
function leavings(slug: string, plan: readonly LaidProject[], officeId: string, today: Day): Happening[] {
  const left = (key: string, ending: Ending, value: EntryValue): Happening => {
    const on = workdayOf(ending.on, today);
    return {
      on,
      officeId,
      reason: ending.reason,
      paper: ending.paper,
      lines: [line(`${key} left`, on, idOf(key), value)],
    };
  };
  const projects = plan.flatMap(({ key, seed: { ended } }) => {
    if (!ended) return [];
    const into = ended.into;
    return [
      left(
        key,
        ended,
        into
          ? { kind: 'project-merged', intoId: idOf(`${slug}/project/${into}`) }
          : { kind: 'project-dropped' },
      ),
    ];
  });
  const milestones = each(plan, ({ key, seed, parts }) => {
    if (seed?.split && parts)
      return left(key, { on: seed.split.on, reason: seed.split.reason }, { kind: 'milestone-split', parts });
    return seed?.ended ? left(key, seed.ended, { kind: 'milestone-dropped' }) : null;
  });
  return [...milestones, ...projects];
}

function each(plan: readonly LaidProject[], of: (milestone: LaidMilestone) => Happening | null): Happening[] {
  return plan.flatMap((project) => project.milestones.flatMap((milestone) => of(milestone) ?? []));
}
