import { LedgerBuilder, milestone, pillar, project } from '../../testing/ledger';
import { projectCurve } from './curve';

describe('projectCurve', () => {
  const start = '2026-01-01';
  const ledger = new LedgerBuilder()
    .record(pillar(start, 'S'), project(start, 'P', 'S'), project(start, 'Q', 'S'))
    .record(
      milestone(start, 'here', 'P', { due: '2026-02-01' }),
      milestone(start, 'there', 'Q', { due: '2026-05-01' }),
    )
    .record(['2026-03-01', 'there', { kind: 'milestone-moved', projectId: 'P' }]);

  it('steps where a baseline falls due that was set before the milestone moved in', () => {
    const curve = projectCurve(ledger.entries, 'P', { today: '2026-04-01', to: '2026-12-31' });
    expect(curve.map(({ on, planned }) => [on, planned?.exact])).toEqual([
      ['2026-01-01', '0/1'],
      ['2026-02-01', '1/1'],
      ['2026-03-01', '1/2'],
      ['2026-04-01', '1/2'],
      ['2026-05-01', '1/1'],
      ['2026-12-31', '1/1'],
    ]);
  });

  it('has no actual after today', () => {
    const curve = projectCurve(ledger.entries, 'P', { today: '2026-04-01', to: '2026-12-31' });
    expect(curve.filter(({ on }) => on > '2026-04-01').every(({ actual }) => actual === null)).toBe(true);
  });
});
