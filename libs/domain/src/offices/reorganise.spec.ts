import type { ReorganisationInput } from '../contracts';
import { type DepartmentalPlan, placesAfter } from '.';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const PLAN: DepartmentalPlan = {
  departmentIds: ['schools', 'youth', 'roads'],
  offices: [
    { id: 'head-schools', departmentId: 'schools' },
    { id: 'head-youth', departmentId: 'youth' },
    { id: 'head-roads', departmentId: 'roads' },
  ],
  projects: [
    { id: 'fibre', departmentId: 'schools', officeId: 'head-schools' },
    { id: 'portal', departmentId: 'youth', officeId: 'head-roads' },
  ],
};
const input = (more: Partial<ReorganisationInput>): ReorganisationInput => ({
  kind: 'merge',
  effectiveOn: '2026-06-15',
  departmentIds: ['schools', 'youth'],
  becomes: [{ id: 'schools', title: text('Bildung') }],
  ...more,
});

describe('the places after a reorganisation', () => {
  it('are the only department that comes out, for every office and project', () => {
    const { offices, projects, closed, faults } = placesAfter(input({}), PLAN);
    expect(faults).toEqual([]);
    expect(offices.map(({ id, departmentId }) => [id, departmentId])).toEqual([
      ['head-schools', 'schools'],
      ['head-youth', 'schools'],
    ]);
    expect(projects).toEqual([{ id: 'portal', departmentId: 'schools', officeId: 'head-roads' }]);
    expect(closed).toEqual(['youth']);
  });

  it('are named where several come out; a project goes with its office, and else is missing', () => {
    const split = input({
      kind: 'split',
      departmentIds: ['youth'],
      becomes: [
        { id: 'children', title: text('Kinder') },
        { id: 'teens', title: text('Jugend') },
      ],
      offices: [{ officeId: 'head-youth', departmentId: 'teens' }],
    });
    expect(placesAfter(split, PLAN).faults).toEqual([
      { pointer: '/projects', code: 'project-without-place', subjectId: 'portal' },
    ]);
    const named = { ...split, projects: [{ projectId: 'portal', departmentId: 'children' }] };
    expect(placesAfter(named, PLAN)).toMatchObject({ faults: [], closed: ['youth'] });
    expect(placesAfter({ ...split, offices: [] }, PLAN).faults).toContainEqual({
      pointer: '/offices',
      code: 'office-without-place',
      subjectId: 'head-youth',
    });
  });

  it('hand what an office answered for to the one that takes over, which must not end itself', () => {
    const ends = input({ offices: [{ officeId: 'head-schools', successorId: 'head-youth' }] });
    expect(placesAfter(ends, PLAN).projects).toContainEqual({
      id: 'fibre',
      departmentId: 'schools',
      officeId: 'head-youth',
    });
    const both = input({
      offices: [
        { officeId: 'head-schools', successorId: 'head-youth' },
        { officeId: 'head-youth', successorId: 'head-schools' },
      ],
    });
    expect(placesAfter(both, PLAN).faults.map(({ code }) => code)).toEqual([
      'successor-ends',
      'successor-ends',
    ]);
  });

  it.each<[string, Partial<ReorganisationInput>, string]>([
    ['one department is merged', { departmentIds: ['schools'] }, 'wrong-number'],
    ['a department is unknown', { departmentIds: ['schools', 'parks'] }, 'unknown-department'],
    [
      'it goes into one that goes on elsewhere',
      { becomes: [{ id: 'roads', title: text('X') }] },
      'department-elsewhere',
    ],
    [
      'an office of another department is placed',
      { offices: [{ officeId: 'head-roads', departmentId: 'schools' }] },
      'unknown-office',
    ],
    [
      'an office goes to no place of these',
      { offices: [{ officeId: 'head-youth', departmentId: 'roads' }] },
      'unknown-place',
    ],
  ])('are refused where %s', (_, more, code) => {
    expect(placesAfter(input(more), PLAN).faults.map((fault) => fault.code)).toContain(code);
  });
});
