import type { Office, OutlineMilestone, OutlineProject, PlanOutline } from '@wegmarke/domain/contracts';
import { councilPillars } from './council-pillars';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const milestone = (baselineOn: string | null) => ({ baselineOn }) as OutlineMilestone;
const project = (id: string, officeId: string, days: readonly (string | null)[]) =>
  ({ id, title: text(id), officeId, milestones: days.map(milestone) }) as unknown as OutlineProject;
const pillar = (id: string, projects: readonly OutlineProject[]) =>
  ({ id, number: 1, title: text(id), weight: 2, projects }) as unknown as PlanOutline['pillars'][number];
const offices = [{ id: 'o', title: text('Schulamt') }] as unknown as Office[];

describe('the plan before the council', () => {
  it('says what a pillar holds, from when to when, and who answers for its projects', () => {
    const outline = {
      pillars: [
        pillar('Bildung', [
          project('WLAN', 'o', ['2028-05-01', null, '2027-03-01']),
          project('Tablets', 'gone', ['2029-01-31']),
        ]),
      ],
    } as unknown as PlanOutline;
    const [first] = councilPillars(outline, offices);
    expect(first).toMatchObject({ weight: 2, milestones: 4, from: '2027-03-01', to: '2029-01-31' });
    expect(first?.projects).toEqual([
      { id: 'WLAN', title: text('WLAN'), office: text('Schulamt'), milestones: 3, endsOn: '2028-05-01' },
      { id: 'Tablets', title: text('Tablets'), office: null, milestones: 1, endsOn: '2029-01-31' },
    ]);
  });

  it('has no dates where nobody gave any', () => {
    const outline = { pillars: [pillar('Leer', [project('Idee', 'o', [])])] } as unknown as PlanOutline;
    expect(councilPillars(outline, offices)[0]).toMatchObject({ milestones: 0, from: null, to: null });
  });
});
