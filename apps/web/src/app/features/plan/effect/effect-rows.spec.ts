import type { EffectOnFigure, PlanEffect } from '@wegmarke/domain/contracts';
import { effectRows, isStill, scopeChange } from './effect-rows';

const share = (percent: number) => ({ exact: `${String(percent)}/100`, percent });
const figure = (from: number, to: number): EffectOnFigure => ({
  scope: 'today',
  figure: 'actual',
  from: share(from),
  to: share(to),
  parts: [],
});
const course = (projects: number, milestones: number) => ({
  pillars: [{ id: 'p', number: 2 }],
  todayScope: { coverage: { projects: { total: projects }, milestones: { total: milestones } } },
});
const effect = (figures: readonly EffectOnFigure[], [before, after] = [course(60, 90), course(60, 90)]) =>
  ({
    before,
    after,
    moves: [
      { pillarId: null, title: null, figures: [figure(10, 10)] },
      { pillarId: 'p', title: null, figures },
    ],
  }) as unknown as PlanEffect;

describe('the effect of a change', () => {
  it('is still where no figure moves, of the strategy or of any pillar', () => {
    expect(isStill(effect([figure(20, 20)]))).toBe(true);
    expect(isStill(effect([figure(20, 21)]))).toBe(false);
  });

  it('shows a pillar only where a figure of it moves', () => {
    expect(effectRows(effect([figure(20, 20)])).map(({ pillarId }) => pillarId)).toEqual([null]);
    expect(effectRows(effect([figure(20, 21)])).map(({ number }) => number)).toEqual([null, 2]);
  });

  it('says how many projects and milestones there are then, where that is another number', () => {
    expect(scopeChange(effect([]))).toBeNull();
    expect(scopeChange(effect([], [course(60, 90), course(59, 88)]))).toEqual({
      projects: 59,
      projectsBefore: 60,
      milestones: 88,
      milestonesBefore: 90,
    });
  });
});
