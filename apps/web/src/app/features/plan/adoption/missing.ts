import type { FieldText, Office, PlanOutline } from '@wegmarke/domain/contracts';

export interface Lack {
  readonly id: string;
  readonly title: FieldText;
}

/** What a council would ask about before it adopts. */
export interface Missing {
  readonly counts: { readonly pillars: number; readonly projects: number; readonly milestones: number };
  readonly undated: readonly Lack[];
  readonly withoutMilestones: readonly Lack[];
  /** Pillars of which no figure can be said. */
  readonly withoutFigures: readonly Lack[];
  /** Projects whose office nobody holds. */
  readonly vacant: readonly Lack[];
}

export function missingIn(outline: PlanOutline, offices: readonly Office[]): Missing {
  const projects = outline.pillars.flatMap((pillar) => pillar.projects);
  const milestones = projects.flatMap((project) => project.milestones);
  const vacant = new Set(offices.filter((office) => office.vacant).map(({ id }) => id));
  return {
    counts: { pillars: outline.pillars.length, projects: projects.length, milestones: milestones.length },
    undated: milestones.filter(({ baselineOn }) => baselineOn === null),
    withoutMilestones: projects.filter((project) => project.milestones.length === 0),
    withoutFigures: outline.pillars.filter((pillar) =>
      pillar.projects.every((project) => project.milestones.length === 0),
    ),
    vacant: projects.filter(({ officeId }) => vacant.has(officeId)),
  };
}
