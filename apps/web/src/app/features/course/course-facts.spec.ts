import type { ExplainedMilestone, ExplainedPillar } from '@wegmarke/domain/contracts';
import { roadOf, roadState } from '@wegmarke/domain/course-drawing';
import { besideChart, type CourseFacts } from './course-facts';

const ON = '2026-06-15';

function milestone(id: string, dates: Partial<ExplainedMilestone>): ExplainedMilestone {
  return {
    id,
    title: { source: 'de', texts: { de: id } },
    baselineOn: null,
    adoptedBaselineOn: null,
    promisedOn: null,
    completedOn: null,
    leftOn: null,
    evidence: null,
    today: { weight: '1/1', counts: '0/1' },
    adopted: null,
    excluded: null,
    successorIds: [],
    ...dates,
  };
}

function pillar(milestones: readonly ExplainedMilestone[]): ExplainedPillar {
  const project = {
    id: 'p',
    title: { source: 'de', texts: {} },
    today: null,
    adopted: null,
    excluded: null,
    successorId: null,
    milestones,
  };
  return {
    id: 's',
    title: { source: 'de', texts: {} },
    number: 1,
    today: null,
    adopted: null,
    projects: [project],
  } as ExplainedPillar;
}

test.each([
  ['done', { baselineOn: '2026-01-01', completedOn: '2026-06-15' }],
  ['late', { baselineOn: '2026-06-14', promisedOn: '2026-12-01' }],
  ['overdue', { promisedOn: '2026-06-14' }],
  ['due', { baselineOn: '2026-06-15' }],
  ['due', { promisedOn: '2026-07-15' }],
  ['planned', { promisedOn: '2026-07-16' }],
  ['planned', {}],
  ['planned', { completedOn: '2026-06-16' }],
] as const)('is %s with %j', (state, dates) => {
  expect(roadState(milestone('m', dates), ON)).toBe(state);
});

test('a road names the late one that waits longest and the open one that comes next', () => {
  const road = roadOf(
    pillar([
      milestone('late', { baselineOn: '2026-03-01', promisedOn: '2026-08-01' }),
      milestone('later', { baselineOn: '2026-01-01', promisedOn: '2026-12-01' }),
      milestone('next', { baselineOn: '2026-09-01' }),
      milestone('after', { baselineOn: '2026-10-01' }),
      milestone('gone', { baselineOn: '2026-07-01', today: null }),
      milestone('done', { baselineOn: '2026-02-01', completedOn: '2026-02-01' }),
    ]),
    ON,
  );
  expect(road.worst?.title.texts.de).toBe('later');
  expect(road.next?.title.texts.de).toBe('next');
  expect(road.counts).toEqual({ done: 1, late: 2, total: 5 });
});

test('a long road is thinned where it is done, its ends stay, and nothing open is left out', () => {
  const done = Array.from({ length: 300 }, (_, index) => {
    const day = `2020-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`;
    return milestone(`d${index}`, { baselineOn: day, completedOn: day });
  });
  const open = Array.from({ length: 70 }, (_, index) => milestone(`o${index}`, { promisedOn: '2027-01-01' }));
  const road = roadOf(pillar([...done, ...open]), ON);
  expect(road.milestones.filter(({ state }) => state === 'planned')).toHaveLength(70);
  expect(road.milestones.length).toBeLessThan(120);
  expect(road.counts.done).toBe(300);
});

test('what travels with the page is told once: neither lines nor marks of the chart that is drawn', () => {
  const road = roadOf(pillar([milestone('next', { baselineOn: '2026-09-01' })]), ON);
  const line = { actual: [1], planned: [2], compared: [1], health: ['at-risk' as const] };
  const facts = {
    lines: { on: [ON], strategy: line, pillars: { s: line } },
    roads: [road],
    comparison: null,
  } as unknown as CourseFacts;
  const travelling = besideChart(facts);
  expect(travelling.lines).toBeNull();
  expect(travelling.roads).toEqual([{ ...road, milestones: [] }]);
});
