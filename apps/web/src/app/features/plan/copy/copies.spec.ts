import type { OutlineProject } from '@wegmarke/domain/contracts';
import { copyOf, firstDay, templateItems } from './copies';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const milestone = { promisedOn: '2026-05-01', completedOn: '2026-05-01', states: [], adopted: true };
const project: OutlineProject = {
  id: 'p',
  title: text('Muster'),
  weight: 3,
  officeId: 'o',
  departmentId: null,
  phase: 'delivery',
  published: true,
  adopted: true,
  actual: null,
  planned: null,
  milestones: [
    { ...milestone, id: 'b', title: text('Zweite'), weight: 2, baselineOn: '2026-04-01', officeId: null },
    { ...milestone, id: 'a', title: text('Erste'), weight: 1, baselineOn: '2026-03-01', officeId: 'x' },
    { ...milestone, id: 'c', title: text('Ohne Tag'), weight: null, baselineOn: null, officeId: null },
  ],
};

describe('a copy of a project', () => {
  it('moves every day by as many as the first, and takes over nothing of how it went', () => {
    expect(firstDay(project)).toBe('2026-03-01');
    const [added, ...rest] = copyOf(project, 'pillar', text('Kopie'), '2027-03-11');
    expect(added).toMatchObject({ kind: 'add-project', pillarId: 'pillar', weight: 3, officeId: 'o' });
    expect(rest).toMatchObject([
      { title: text('Zweite'), weight: 2, baselineOn: '2027-04-11' },
      { title: text('Erste'), baselineOn: '2027-03-11', officeId: 'x' },
      { title: text('Ohne Tag'), baselineOn: null },
    ]);
    expect(JSON.stringify(rest)).not.toMatch(/promisedOn|completedOn/);
    expect(new Set(rest.map((change) => ('id' in change ? change.id : ''))).size).toBe(3);
  });
});

test('a template counts its days from the start', () => {
  expect(templateItems('trial', '2027-01-01').map(({ on }) => on)).toEqual([
    '2027-01-31',
    '2027-05-01',
    '2027-05-31',
  ]);
});
