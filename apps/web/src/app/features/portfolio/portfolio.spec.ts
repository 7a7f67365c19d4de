import { PHASES, type Portfolio, type PortfolioProject } from '@wegmarke/domain/contracts';
import fc from 'fast-check';
import {
  arrange,
  COLUMNS,
  EVERYTHING,
  FLAGS,
  fromText,
  GROUPS,
  HEALTHS,
  isNarrowed,
  nextSort,
  type PortfolioQuery,
  select,
  SORTS,
  toggled,
  toRows,
  toText,
} from '@wegmarke/domain/portfolio';

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 4 });
const anyOf = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const query: fc.Arbitrary<PortfolioQuery> = fc.record({
  pillar: ids,
  department: ids,
  office: ids,
  phase: anyOf(PHASES),
  health: anyOf(HEALTHS),
  flag: anyOf(FLAGS),
  q: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim()),
  group: fc.option(fc.constantFrom(...GROUPS)),
  sort: fc.option(fc.record({ by: fc.constantFrom(...SORTS), isDown: fc.boolean() })),
  columns: anyOf(COLUMNS),
});

describe('the address of the portfolio', () => {
  it('says all that is asked: reading it gives the same again', () => {
    fc.assert(fc.property(query, (asked) => expect(fromText(toText(asked))).toEqual(asked)));
  });

  it('of everything is empty, and an empty one asks for everything', () => {
    expect([toText(EVERYTHING), fromText('')]).toEqual(['', EVERYTHING]);
  });

  it('is read whatever stands in it', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (text) => {
        const asked = fromText(text);
        expect(fromText(toText(asked))).toEqual(asked);
      }),
    );
    expect(fromText('sort=nothing&group=x&health=good,off-course&columns=none')).toEqual({
      ...EVERYTHING,
      health: ['off-course'],
      columns: [],
    });
  });

  it('takes a value in and out again', () => {
    fc.assert(
      fc.property(query, fc.constantFrom(...FLAGS), (asked, flag) => {
        const twice = toggled(toggled(asked, 'flag', flag), 'flag', flag);
        expect(twice).toEqual(asked);
        expect(toggled(asked, 'flag', flag).flag.includes(flag)).toBe(!asked.flag.includes(flag));
      }),
    );
  });

  it('knows what narrows', () => {
    expect(isNarrowed({ ...EVERYTHING, group: 'pillar', sort: { by: 'title', isDown: true } })).toBe(false);
    expect(isNarrowed({ ...EVERYTHING, flag: ['late'] })).toBe(true);
    expect(isNarrowed({ ...EVERYTHING, q: 'bad' })).toBe(true);
  });

  it('turns an order round, then gives it up', () => {
    const up = nextSort(null, 'health');
    const down = nextSort(up, 'health');
    expect([up, down, nextSort(down, 'health'), nextSort(down, 'title')]).toEqual([
      { by: 'health', isDown: false },
      { by: 'health', isDown: true },
      null,
      { by: 'title', isDown: false },
    ]);
  });
});

const text = (de: string) => ({ source: 'de' as const, texts: { de } });
const TODAY = '2026-06-15';

function projectOf(id: string, rest: Partial<PortfolioProject> = {}): PortfolioProject {
  return {
    id,
    title: text(id),
    pillarId: 's1',
    officeId: 'o1',
    departmentId: null,
    phase: 'delivery',
    weight: 1,
    published: true,
    sample: false,
    health: 'on-course',
    judged: null,
    actual: { exact: '1/2', percent: 50 },
    planned: { exact: '1/2', percent: 50 },
    compared: null,
    behind: 0,
    milestones: { total: 2, dated: 2, done: 1, late: 0, overdue: 0, due: 0, undated: 0 },
    evidence: { claimed: 0, evidenced: 1, verified: 0 },
    next: null,
    lastAttestedOn: '2026-06-10',
    helpRequests: 0,
    ...rest,
  };
}

const office = (id: string, vacant: boolean) => ({
  id,
  kind: 'head' as const,
  title: text(`Amt ${id}`),
  departmentId: null,
  vacant,
  holder: null,
});

const PORTFOLIO: Portfolio = {
  strategyId: 'x',
  revision: 1,
  adopted: true,
  pillars: [
    { id: 's1', number: 1, title: text('Erste') },
    { id: 's2', number: 2, title: text('Zweite') },
  ],
  departments: [{ id: 'd1', title: text('Dezernat') }],
  offices: [office('o1', false), office('o2', true)],
  projects: [
    projectOf('Hallenbad', { pillarId: 's2', health: 'off-course', behind: 30, officeId: 'o2' }),
    projectOf('Königstraße', {
      departmentId: 'd1',
      milestones: { total: 2, dated: 1, done: 0, late: 1, overdue: 1, due: 0, undated: 1 },
      lastAttestedOn: '2026-01-01',
      behind: 5,
      health: 'at-risk',
    }),
    projectOf('Glasfaser', {
      milestones: { total: 0, dated: 0, done: 0, late: 0, overdue: 0, due: 0, undated: 0 },
      behind: null,
      health: 'not-measurable',
      published: false,
      lastAttestedOn: null,
    }),
  ],
};

describe('the rows of the portfolio', () => {
  const rows = toRows(PORTFOLIO, TODAY, ({ texts }) => texts.de ?? '');
  const found = (asked: string): string[] => select(rows, fromText(asked)).map(({ key }) => key);

  it.each([
    ['', ['Hallenbad', 'Königstraße', 'Glasfaser']],
    ['pillar=s1', ['Königstraße', 'Glasfaser']],
    ['pillar=s1,s2&health=off-course,at-risk', ['Hallenbad', 'Königstraße']],
    ['flag=overdue', ['Königstraße']],
    ['flag=late,undated', ['Königstraße']],
    ['flag=silent', ['Königstraße']],
    ['flag=vacant', ['Hallenbad']],
    ['flag=bare', ['Glasfaser']],
    ['flag=bare,unpublished', ['Glasfaser']],
    ['flag=bare,late', []],
    ['q=strasse', ['Königstraße']],
    ['q=amt+o2', ['Hallenbad']],
    ['q=amt+glas', ['Glasfaser']],
    ['sort=title', ['Glasfaser', 'Hallenbad', 'Königstraße']],
    ['sort=health', ['Hallenbad', 'Königstraße', 'Glasfaser']],
    ['sort=-health', ['Glasfaser', 'Königstraße', 'Hallenbad']],
    ['sort=attested', ['Glasfaser', 'Königstraße', 'Hallenbad']],
    ['sort=milestones', ['Königstraße', 'Hallenbad', 'Glasfaser']],
  ])('for "%s" are %j', (asked, expected) => expect(found(asked)).toEqual(expected));

  it('stand in groups, each with its count and its health', () => {
    const arranged = arrange(rows, 'pillar', new Set());
    expect(arranged.map(({ key }) => key)).toEqual([
      'pillar:s1',
      'Königstraße',
      'Glasfaser',
      'pillar:s2',
      'Hallenbad',
    ]);
    expect(arranged[0]).toMatchObject({ number: 1, count: 2, health: { 'at-risk': 1, 'not-measurable': 1 } });
  });

  it('are folded away with their group', () => {
    const arranged = arrange(rows, 'pillar', new Set(['pillar:s1']));
    expect(arranged.map(({ key }) => key)).toEqual(['pillar:s1', 'pillar:s2', 'Hallenbad']);
  });

  it('without a department come last', () => {
    expect(arrange(rows, 'department', new Set()).map(({ key }) => key)).toEqual([
      'department:d1',
      'Königstraße',
      'department:',
      'Hallenbad',
      'Glasfaser',
    ]);
  });

  it('lose nothing and repeat nothing, however they are grouped and put in order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GROUPS),
        fc.constantFrom(...SORTS),
        fc.boolean(),
        (group, by, isDown) => {
          const chosen = select(rows, { ...EVERYTHING, sort: { by, isDown } });
          const keys = arrange(chosen, group, new Set())
            .filter(({ kind }) => kind === 'project')
            .map(({ key }) => key);
          expect([...keys].sort()).toEqual(rows.map(({ key }) => key).sort());
        },
      ),
    );
  });
});
