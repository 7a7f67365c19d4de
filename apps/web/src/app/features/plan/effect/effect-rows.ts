import type { EffectOnFigure, PlanEffect } from '@wegmarke/domain/contracts';

export interface EffectRow {
  readonly pillarId: string | null;
  readonly number: number | null;
  readonly title: EffectOnPillar['title'];
  readonly figures: readonly EffectOnFigure[];
}

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
