import type { OutlinePillar, OutlineProject, PlanOutline } from '@wegmarke/domain/contracts';
import { inOrder, orderOf, placedAfter } from './order';
import { withChanges } from './overlay';
import { allRows, openRows, topmost } from './rows';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const none = { actual: null, planned: null };

function project(id: string, ...milestones: string[]): OutlineProject {
  return {
    id,
    title: text(id),
    weight: 1,
    officeId: 'o',
    departmentId: null,
    phase: 'idea',
    published: false,
    adopted: false,
    ...none,
    milestones: milestones.map((each) => ({
      id: each,
      title: text(each),
      weight: 1,
      baselineOn: null,
      promisedOn: null,
      completedOn: null,
      officeId: null,
      states: [],
      adopted: false,
    })),
  };
}

function pillar(id: string, number: number, ...projects: OutlineProject[]): OutlinePillar {
  return { id, number, title: text(id), summary: null, weight: 1, adopted: false, ...none, projects };
}

const PLAN: PlanOutline = {
  strategyId: 's',
  title: text('Strategie'),
  startsOn: '2026-01-01',
  targetOn: '2030-12-31',
  adoption: null,
  published: false,
  revision: 3,
  ...none,
  pillars: [pillar('A', 1, project('a1', 'm1', 'm2'), project('a2')), pillar('B', 2, project('b1', 'm3'))],
};
const ids = (plan: PlanOutline): string =>
  allRows(plan)
    .map(({ id }) => id)
    .join(' ');

describe('a plan with changes that are on their way', () => {
  it('has what was added, once, however often it is looked at', () => {
    const changes = [
      { kind: 'add-pillar', id: 'C', title: text('C') },
      { kind: 'add-project', id: 'c1', pillarId: 'C', title: text('c1'), officeId: 'o' },
      { kind: 'add-milestone', id: 'm4', projectId: 'c1', title: text('m4'), baselineOn: '2027-01-01' },
    ] as const;
    const once = withChanges(PLAN, changes);
    expect(ids(once)).toBe('A a1 m1 m2 a2 B b1 m3 C c1 m4');
    expect(once.pillars[2]?.number).toBe(3);
    expect(withChanges(once, changes)).toEqual(once);
  });

  it('has what was moved where it went, and takes out what was taken out with all below', () => {
    expect(ids(withChanges(PLAN, [{ kind: 'move', subjectId: 'a1', intoId: 'B' }]))).toBe(
      'A a2 B b1 m3 a1 m1 m2',
    );
    expect(ids(withChanges(PLAN, [{ kind: 'move', subjectId: 'm1', intoId: 'b1' }]))).toBe(
      'A a1 m2 a2 B b1 m3 m1',
    );
    expect(ids(withChanges(PLAN, [{ kind: 'drop', subjectId: 'A' }]))).toBe('B b1 m3');
    expect(ids(withChanges(PLAN, [{ kind: 'merge', subjectId: 'a1', intoId: 'a2' }]))).toBe('A a2 B b1 m3');
    const parts = [
      { id: 'x', title: text('x'), share: 1 },
      { id: 'y', title: text('y'), share: 2 },
    ];
    expect(ids(withChanges(PLAN, [{ kind: 'split', subjectId: 'm1', parts }]))).toBe(
      'A a1 m2 x y a2 B b1 m3',
    );
  });

  it('stays as it is where a change names nothing that is there', () => {
    const changes = [
      { kind: 'move', subjectId: 'a1', intoId: 'nowhere' },
      { kind: 'set-weight', subjectId: 'nobody', weight: 4 },
      { kind: 'remove', subjectId: 'nobody' },
      { kind: 'merge', subjectId: 'a1', intoId: 'nowhere' },
    ] as const;
    expect(withChanges(PLAN, changes)).toEqual(PLAN);
  });

  it('keeps the order in which it was seen, whatever the server sorts by', () => {
    const seen = placedAfter(orderOf(PLAN), 'a1', 'new', 'm1');
    const added = withChanges(PLAN, [
      { kind: 'add-milestone', id: 'new', projectId: 'a1', title: text('n') },
    ]);
    expect(ids(inOrder(added, seen))).toBe('A a1 m1 new m2 a2 B b1 m3');
    const turned = { ...PLAN, pillars: [...PLAN.pillars].reverse() };
    expect(ids(inOrder(turned, orderOf(PLAN)))).toBe(ids(PLAN));
  });
});

describe('lines of the outline', () => {
  it('leave out what is below a closed one', () => {
    expect(openRows(PLAN, new Set(['a1'])).map(({ id }) => id)).toEqual(['A', 'a1', 'a2', 'B', 'b1', 'm3']);
  });

  it('are chosen from the top: what stands below goes along', () => {
    const chosen = topmost(allRows(PLAN), new Set(['A', 'm1', 'b1', 'm3']));
    expect(chosen.map(({ id }) => id)).toEqual(['A', 'b1']);
  });
});
