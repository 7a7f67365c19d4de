import { accountTable, wrongAccounts } from './account.mjs';

const list = (rows, imported) => ({
  file: 'a.csv',
  kind: 'list',
  what: 'csv',
  account: { rows, imported, rejected: 1, ignored: 1 },
  mapping: ['Projekt → project'],
  reasons: ['no-such-day 1'],
});
const other = { file: 'b.ttl', kind: 'other', what: 'RDF', account: null, mapping: [], reasons: [] };

describe('the accounts of real files', () => {
  it('are printed with their mapping and their reasons', () => {
    const text = accountTable([list(5, 3), other]);
    expect(text).toMatch(/a\.csv\s+5\s+3\s+1\s+1 {2}csv\n {4}Projekt → project\n {4}left out: no-such-day 1/);
    expect(text).toContain('no list: RDF');
  });

  it('fail where rows are missing from an account', () => {
    expect(wrongAccounts([list(5, 3), other])).toEqual([]);
    expect(wrongAccounts([list(6, 3)])).toEqual(['a.csv: 6 rows, but 3 + 1 + 1']);
    expect(wrongAccounts([{ ...other, what: '' }])).toHaveLength(1);
  });
});
