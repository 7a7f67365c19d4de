import { addDays, type Day, earlier } from '@wegmarke/domain/calendar';
import { idOf } from './identity';
import type { Ending, MilestoneSeed, PillarSeed, ProjectSeed, StrategySeed, Words } from './seed';
import { type Frame, type Timetable, timetableOfPart, timetablesOf, weekday, workdayOf } from './timetable';

/** A project of a strategy with its milestones and all their dates. */
export interface LaidProject {
  readonly key: string;
  readonly seed: ProjectSeed;
  readonly pillar: PillarSeed;
  readonly officeId: string;
  /** Recorded on this day: the draft's for what was adopted. */
  readonly addedOn: Day;
  readonly milestones: readonly LaidMilestone[];
}

export interface LaidMilestone {
  readonly key: string;
  readonly words: Words;
  readonly source: string | undefined;
  readonly timetable: Timetable;
  readonly addedOn: Day;
  /** The last day on which something may be reported of it. */
  readonly lastOn: Day;
  /** Absent for a part of a split, which its whole's entry adds. */
  readonly seed?: MilestoneSeed;
  /** Ids and shares of the parts that it was split into. */
  readonly parts?: readonly { readonly id: string; readonly share: number }[];
}

/** Gives every project and milestone of a strategy its dates. */
export function layPlan(slug: string, strategy: StrategySeed, today: Day): LaidProject[] {
  const frame: Frame = {
    today,
    adoptedOn: strategy.adoptedOn,
    targetOn: strategy.targetOn,
    reasons: strategy.reasons,
  };
  return strategy.pillars.flatMap((pillar) =>
    pillar.projects.map((seed) => layProject(slug, strategy, pillar, seed, frame)),
  );
}

export function milestoneKey(slug: string, path: string): string {
  return `${slug}/milestone/${path}`;
}

function layProject(
  slug: string,
  strategy: StrategySeed,
  pillar: PillarSeed,
  seed: ProjectSeed,
  frame: Frame,
): LaidProject {
  const addedOn = seed.added ? workdayOf(seed.added.on, frame.today) : strategy.draftedOn;
  const own = seed.reason === undefined ? frame : { ...frame, reasons: [seed.reason] };
  const timetables = timetablesOf(seed, milestoneKey(slug, seed.key), pillar.lag, own);
  const milestones = seed.milestones.flatMap((milestone, index): LaidMilestone[] => {
    const timetable = timetables[index];
    if (!timetable) return [];
    const key = milestoneKey(slug, `${seed.key}/${String(index + 1)}`);
    const whole: LaidMilestone = {
      key,
      words: milestone.words,
      source: milestone.source,
      timetable,
      addedOn: milestone.added ? workdayOf(milestone.added, frame.today) : addedOn,
      lastOn: lastOn(milestone.ended ?? seed.ended, frame.today),
      seed: milestone,
    };
    return milestone.split ? splitUp(whole, milestone.split, own) : [whole];
  });
  return {
    key: `${slug}/project/${seed.key}`,
    seed,
    pillar,
    officeId: idOf(`${slug}/office/${seed.office}`),
    addedOn,
    milestones,
  };
}

function splitUp(
  whole: LaidMilestone,
  split: NonNullable<MilestoneSeed['split']>,
  frame: Frame,
): LaidMilestone[] {
  const splitOn = workdayOf(split.on, frame.today);
  const { baselineOn } = whole.timetable;
  const parts = split.parts.map((part, index): LaidMilestone => {
    const key = `${whole.key}/${String(index + 1)}`;
    return {
      key,
      words: part.words,
      source: undefined,
      timetable: timetableOfPart(key, part.standing, baselineOn ?? splitOn, splitOn, frame),
      addedOn: splitOn,
      lastOn: whole.lastOn,
    };
  });
  return [
    {
      ...whole,
      // From the split on, days are given for the parts.
      timetable: {
        ...whole.timetable,
        completedOn: null,
        confirmedOn: null,
        promises: whole.timetable.promises.filter(({ givenOn }) => givenOn < splitOn),
      },
      parts: parts.map((part, index) => ({ id: idOf(part.key), share: split.parts[index]?.share ?? 1 })),
    },
    ...parts,
  ];
}

function lastOn(ending: Ending | undefined, today: Day): Day {
  const yesterday = weekday(addDays(today, -1));
  return ending ? (earlier(addDays(workdayOf(ending.on, today), -1), yesterday) ?? yesterday) : yesterday;
}
