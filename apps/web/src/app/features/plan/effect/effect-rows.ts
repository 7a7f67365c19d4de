import type { EffectOnFigure, PlanEffect } from '@wegmarke/domain/contracts';

export interface EffectRow {
  readonly pillarId: string | null;
  readonly number: number | null;
  readonly title: EffectOnPillar['title'];
  readonly figures: readonly EffectOnFigure[];
}

/** How many there are in the plan. */
export type ScopeChange = Readonly<
  Record<'projects' | 'projectsBefore' | 'milestones' | 'milestonesBefore', number>
>;

type EffectOnPillar = PlanEffect['moves'][number];

function moved({ from, to, parts }: EffectOnFigure): boolean {
  return from?.exact !== to?.exact || parts.length > 0;
}

/** The strategy always, and each pillar of which a figure moves. */
export function effectRows({ moves, after }: PlanEffect): readonly EffectRow[] {
  const numbers = new Map(after.pillars.map(({ id, number }) => [id, number]));
  return moves.flatMap(({ pillarId, title, figures }): EffectRow[] => {
    const moving = figures.filter(moved);
    if (moving.length === 0 && pillarId !== null) return [];
    return [
      {
        pillarId,
        number: pillarId === null ? null : (numbers.get(pillarId) ?? null),
        title,
        figures: pillarId === null ? figures : moving,
      },
    ];
  });
}

/** Whether two effects say the same of every figure. */
export function sameEffect(a: PlanEffect, b: PlanEffect): boolean {
  const said = ({ moves }: PlanEffect): string =>
    JSON.stringify(moves.map(({ figures }) => figures.map(({ from, to }) => [from?.exact, to?.exact])));
  return said(a) === said(b);
}

/** Whether no figure moves: neither of the strategy nor of a pillar, in neither scope. */
export function isStill({ moves }: PlanEffect): boolean {
  return moves.every(({ figures }) => !figures.some(moved));
}

/** What today's scope holds afterwards, and held before; null where that is as many. */
export function scopeChange({ before, after }: PlanEffect): ScopeChange | null {
  if (!before) return null;
  const [was, is] = [before.todayScope.coverage, after.todayScope.coverage];
  if (was.projects.total === is.projects.total && was.milestones.total === is.milestones.total) return null;
  return {
    projects: is.projects.total,
    projectsBefore: was.projects.total,
    milestones: is.milestones.total,
    milestonesBefore: was.milestones.total,
  };
}
