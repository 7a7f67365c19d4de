import type { Portfolio, RecordedRevision, ScopeAccountRow } from '@wegmarke/domain/contracts';
import { COLUMNS, EVERYTHING, toRows } from '@wegmarke/domain/portfolio';
import { loadWords } from '@wegmarke/domain/words';
import { readTable } from '../imports/reading/read-table';
import { accountTable, ledgerTable } from './ledger-table';
import { portfolioTable } from './portfolio-table';
import type { ViewTable } from './view-table';
import { writeList } from '../../platform/workbook/write-workbook';

const FORMULA = '=HYPERLINK("https://example.org";"+1")';
const formula = { source: 'de', texts: { de: FORMULA } } as const;

const REVISION: RecordedRevision = {
  revision: 7,
  recordedAt: '2026-03-11T23:30:00.000Z',
  kinds: ['dropped', 'moved'],
  person: '@Ada',
  office: formula,
  reason: '-5 Wegmarken',
  paper: '+49/2026',
  undoneBy: null,
  undoes: 3,
  entries: [
    {
      ...{ id: 'e', kind: 'weight-set', validOn: '2026-03-12', subjectId: 'p', subjectType: 'project' },
      ...{ title: formula, toId: null, toTitle: formula, projectId: 'p', pillarId: null },
      ...{ retracted: true, value: 4, was: 1, retracts: null },
    },
  ],
  entryCount: 1,
  texts: [
    { subjectId: 'q', subjectType: 'project', title: formula, field: 'title', before: null, after: null },
  ],
};

const COUNTS = { adopted: 5, added: 1, parts: 0, dropped: 2, merged: 0, split: 0, moved: -1, inScope: 3 };
const PILLAR: ScopeAccountRow = {
  ...{ pillarId: 's', title: formula, number: 1, droppedOn: null, ...COUNTS },
  status: { done: 1, late: 1, open: 1, dropped: 2, merged: 0, split: 0 },
};

const PORTFOLIO: Portfolio = {
  ...{ strategyId: 'x', revision: 1, adopted: true, departments: [], offices: [] },
  pillars: [{ id: 's', number: 1, title: formula }],
  projects: [
    {
      ...{ id: 'p', title: formula, pillarId: 's', officeId: 'o', departmentId: null, phase: 'delivery' },
      ...{ weight: 2, published: true, sample: false, health: 'on-course', judged: null, actual: null },
      ...{ planned: null, compared: null, behind: null, lastAttestedOn: '2026-03-01', helpRequests: 0 },
      milestones: { total: 3, dated: 3, done: 1, late: 1, overdue: 1, due: 0, undated: 0 },
      evidence: { claimed: 0, evidenced: 1, verified: 0 },
      next: { title: formula, on: '2026-05-01', state: 'planned' },
    },
  ],
};

/** As the reader of lists finds it in a workbook. */
function readBack({ headings, rows, dayColumns }: ViewTable) {
  const file = writeList({ name: 'Blatt', headings, rows, dayColumns });
  const read = readTable(file, 'blatt.xlsx').sheets[0]?.rows ?? [];
  return read.map(({ cells }) => headings.map((_, at) => cells[at] ?? null));
}

describe('a view in a workbook', () => {
  it.each(['de', 'en', 'nl', 'ar'] as const)(
    'comes back cell by cell in %s, what looks like a formula as text',
    async (language) => {
      const words = await loadWords(language);
      const rows = toRows(PORTFOLIO, '2026-03-12', (text) => words.field(text));
      const tables = [
        ledgerTable([REVISION], words, { timeZone: 'Europe/Berlin', isMember: true }),
        accountTable([{ ...PILLAR, pillarId: null, title: null, number: null }, PILLAR], words),
        portfolioTable(rows, { ...EVERYTHING, columns: COLUMNS }, words),
      ];
      for (const table of tables) {
        expect(readBack(table)).toEqual([table.headings, ...table.rows]);
        expect(table.rows.flat()).toContain(FORMULA);
        expect(new Set(table.headings).size).toBe(table.headings.length);
      }
    },
  );

  it('tells a revision line by line, on the day of the city, without the person to the public', async () => {
    const words = await loadWords('de');
    const table = ledgerTable([REVISION], words, { timeZone: 'Europe/Berlin', isMember: false });
    expect(table.rows.map((row) => row.slice(0, 2))).toEqual([
      [7, '2026-03-12'],
      [7, '2026-03-12'],
    ]);
    expect(table.rows.flat()).not.toContain('@Ada');
  });
});
