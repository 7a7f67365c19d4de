import type { FieldText, Office, PlanOutline } from '@wegmarke/domain/contracts';

export interface CouncilProject {
  readonly id: string;
  readonly title: FieldText;
  readonly office: FieldText | null;
  readonly milestones: number;
  /** The last of its dates; null where it has none. */
  readonly endsOn: string | null;
}

export interface CouncilPillar {
  readonly id: string;
  readonly number: number;
  readonly title: FieldText;
  readonly weight: number;
  readonly milestones: number;
  /** The first and last date that would be adopted; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly projects: readonly CouncilProject[];
}

/** The pillars of a plan with what a council asks of them: how much, by when, by whom. */
export function councilPillars(
  { pillars }: PlanOutline,
  offices: readonly Office[],
): readonly CouncilPillar[] {
  const titles = new Map(offices.map(({ id, title }) => [id, title]));
  return pillars.map(({ id, number, title, weight, projects }) => {
    const days = projects.flatMap(({ milestones }) => datesOf(milestones));
    return {
      id,
      number,
      title,
      weight,
      milestones: projects.reduce((count, { milestones }) => count + milestones.length, 0),
      from: days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null),
      to: latest(days),
      projects: projects.map((project) => ({
        id: project.id,
        title: project.title,
        office: titles.get(project.officeId) ?? null,
        milestones: project.milestones.length,
        endsOn: latest(datesOf(project.milestones)),
      })),
    };
  });
}

function datesOf(milestones: readonly { readonly baselineOn: string | null }[]): string[] {
  return milestones.flatMap(({ baselineOn }) => baselineOn ?? []);
}

function latest(days: readonly string[]): string | null {
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
}
