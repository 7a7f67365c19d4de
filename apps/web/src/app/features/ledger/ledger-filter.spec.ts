import { convertToParamMap } from '@angular/router';
import { readLedgerFilter } from './ledger-filter';

const read = (query: Record<string, string>) => readLedgerFilter(convertToParamMap(query), '2026-06-15');

describe('the filter of the ledger', () => {
  it('shows the changes of the plan where the address says nothing', () => {
    expect(read({})).toEqual({
      kind: 'plan',
      pillar: null,
      project: null,
      from: null,
      to: null,
      on: null,
      revision: null,
      cursor: null,
      isUnreadable: false,
    });
  });

  it('leaves out what it cannot read, and says so of days', () => {
    expect(read({ kind: 'nothing', from: '2026-02-30', to: '2026-03-01', revision: '-1' })).toMatchObject({
      kind: 'plan',
      from: null,
      to: '2026-03-01',
      revision: null,
      isUnreadable: true,
    });
    expect(read({ on: '2026-06-15' }).on).toBeNull();
    expect(read({ on: '2026-06-14', kind: 'dropped', revision: '12' })).toMatchObject({
      on: '2026-06-14',
      kind: 'dropped',
      revision: 12,
    });
  });
});
