import { localDay } from '@wegmarke/domain/calendar';
import type {
  EditionContent,
  ExplainedMilestone,
  ExplainedPillar,
  ExplainedProject,
  FieldText,
} from '@wegmarke/domain/contracts';
import { type Status, StatusReader } from '@wegmarke/domain/course';
import { foldPlan, type Leaving, type Plan } from '@wegmarke/domain/plan';
import { fromExact, type Rational } from '@wegmarke/domain/rational';

/** A milestone as it stands in one project of the workbook; one that changed its project stands in both. */
export interface MilestoneLine {
  readonly key: string;
  /** Null: in no figure; it stands there because others were merged into it. */
  readonly project: ProjectLine | null;
  readonly id: string;
  readonly title: FieldText;
  readonly promisedOn: string | null;
  readonly completedOn: string | null;
  readonly evidence: ExplainedMilestone['evidence'];
  readonly left: Pick<Leaving, 'on' | 'how'> | null;
  readonly today: { readonly weight: Rational; readonly baselineOn: string | null } | null;
  readonly adopted: {
    readonly weight: Rational;
    readonly baselineOn: string | null;
    readonly status: string;
  } | null;
  readonly status: Status;
}

export interface ProjectLine {
  readonly key: string;
  readonly pillar: PillarLine;
  readonly explained: ExplainedProject;
}

export interface PillarLine {
  readonly key: string;
  readonly explained: ExplainedPillar;
}

/** Whose status stands for a milestone that left, by weight: lines of a sheet of their own, a block for each that left. */
export interface SuccessorLine {
  readonly from: MilestoneLine;
  readonly to: MilestoneLine;
  readonly weight: Rational;
}

/** Everything that formulas of the workbook read, in the order of its sheets. */
export interface Lines {
  readonly pillars: readonly PillarLine[];
  readonly projects: readonly ProjectLine[];
  readonly milestones: readonly MilestoneLine[];
  readonly successors: readonly SuccessorLine[];
  /** Where a milestone stands first, by its id: place among `milestones`. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** First place and number of the successors of a milestone, by its id. */
  readonly blockOf: ReadonlyMap<string, { readonly first: number; readonly count: number }>;
  /** The local day of what was known: from the next day on there is a plan and no actual. */
  readonly knownOn: string;
}

export function linesOf(content: EditionContent): Lines {
  const { explanation, data } = content;
  const plan = foldPlan(data.entries, { on: content.on, revision: content.revision });
  const statuses = new StatusReader(plan);
  const pillars = explanation.tree.map((explained) => ({
    key: `S${String(explained.number)}`,
    explained,
  }));
  const projects = pillars.flatMap((pillar) =>
    pillar.explained.projects.map((explained, at) => ({
      key: `${pillar.key}-P${String(at + 1)}`,
      pillar,
      explained,
    })),
  );
  const milestones = projects.flatMap((project) =>
    project.explained.milestones.map((milestone, at) =>
      lineOf(milestone, { key: `${project.key}-M${String(at + 1)}`, project, plan, statuses }),
    ),
  );
  milestones.push(...followedOnly(milestones, plan, statuses, titlesOf(content)));
  const placeOf = new Map<string, number>();
  milestones.forEach(({ id }, at) => {
    if (!placeOf.has(id)) placeOf.set(id, at);
  });
  const knownOn = localDay(new Date(content.knownAt), content.municipality.timeZone);
  return { pillars, projects, milestones, placeOf, knownOn, ...successorsOf(milestones, placeOf, plan) };
}

function lineOf(
  milestone: ExplainedMilestone,
  context: { key: string; project: ProjectLine; plan: Plan; statuses: StatusReader },
): MilestoneLine {
  const { key, project, plan, statuses } = context;
  const { id, title, promisedOn, completedOn, evidence, today, adopted } = milestone;
  return {
    ...{ key, project, id, title, promisedOn, completedOn, evidence },
    left: plan.milestones.get(id)?.left ?? null,
    today: today && { weight: fromExact(today.weight), baselineOn: milestone.baselineOn },
    adopted: adopted && {
      weight: fromExact(adopted.weight),
      baselineOn: milestone.adoptedBaselineOn,
      status: adopted.status,
    },
    status: statuses.of(id),
  };
}

/** Milestones in no scope that others were merged into or split into, and what those were merged into. */
function followedOnly(
  shown: readonly MilestoneLine[],
  plan: Plan,
  statuses: StatusReader,
  titles: ReadonlyMap<string, FieldText>,
): MilestoneLine[] {
  const seen = new Set(shown.map(({ id }) => id));
  const lines: MilestoneLine[] = [];
  const follow = (id: string): void => {
    for (const successor of plan.milestones.get(id)?.left?.successors ?? []) {
      const milestone = plan.milestones.get(successor.id);
      if (!milestone || seen.has(successor.id)) continue;
      seen.add(successor.id);
      lines.push({
        key: `X${String(lines.length + 1)}`,
        project: null,
        id: milestone.id,
        title: titles.get(milestone.id) ?? { source: 'de', texts: {} },
        promisedOn: milestone.promisedOn,
        completedOn: milestone.completedOn,
        evidence: milestone.completedOn === null ? null : (milestone.evidence ?? 'claimed'),
        left: milestone.left,
        today: null,
        adopted: null,
        status: statuses.of(milestone.id),
      });
      follow(milestone.id);
    }
  };
  for (const { id } of shown) follow(id);
  return lines;
}

function successorsOf(
  milestones: readonly MilestoneLine[],
  placeOf: ReadonlyMap<string, number>,
  plan: Plan,
): Pick<Lines, 'successors' | 'blockOf'> {
  const successors: SuccessorLine[] = [];
  const blockOf = new Map<string, { first: number; count: number }>();
  for (const [id, place] of placeOf) {
    const from = milestones[place];
    const block = (plan.milestones.get(id)?.left?.successors ?? []).flatMap((successor) => {
      const to = milestones[placeOf.get(successor.id) ?? -1];
      return from && to ? [{ from, to, weight: successor.weight }] : [];
    });
    if (block.length > 0) blockOf.set(id, { first: successors.length, count: block.length });
    successors.push(...block);
  }
  return { successors, blockOf };
}

function titlesOf({ data }: EditionContent): ReadonlyMap<string, FieldText> {
  return new Map(data.subjects.map(({ id, title }) => [id, title]));
}
