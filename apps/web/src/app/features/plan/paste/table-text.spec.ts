import { dayIn, guessColumns, isUnread, itemsOf, readHtmlTable, readTable } from './table-text';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

describe('a pasted table', () => {
  it('is read with its headings, whatever their order', () => {
    const table = readTable('Gewicht\tMaßnahme\tFrist\r\n2\tGlasfaser\t01.03.2027\r\n3\tWLAN\t\r\n');
    expect(table.head).toEqual(['Gewicht', 'Maßnahme', 'Frist']);
    const uses = guessColumns(table);
    expect(uses).toEqual(['weight', 'title', 'baseline']);
    expect(itemsOf(table, uses)).toEqual([
      { title: 'Glasfaser', weight: 2, baselineOn: '2027-03-01' },
      { title: 'WLAN', weight: 3, baselineOn: null },
    ]);
  });

  it('is read without headings, by what stands in its columns', () => {
    const table = readTable('1\t2027-03-01\tGlasfaser im Norden\n2\t2027-04-01\tGlasfaser im Süden');
    expect(table.head).toEqual([]);
    expect(itemsOf(table, guessColumns(table)).map(({ title, baselineOn }) => [title, baselineOn])).toEqual([
      ['Glasfaser im Norden', '2027-03-01'],
      ['Glasfaser im Süden', '2027-04-01'],
    ]);
  });

  it('keeps quoted cells together and leaves marks of direction and empty rows out', () => {
    const table = readTable('"Plan ""A""\nerster Teil"\t\u200f01.02.27\n\n\t\n');
    expect(table.rows).toEqual([['Plan "A" erster Teil', '01.02.27']]);
  });

  it('names the cells of which nothing is made', () => {
    const cells = [
      ['31.02.2027', 'baseline'],
      ['TBD', 'baseline'],
      ['01.03.2027', 'baseline'],
      ['', 'baseline'],
      ['hoch', 'weight'],
      ['3', 'weight'],
      ['x'.repeat(201), 'title'],
      ['TBD', 'none'],
    ] as const;
    expect(cells.map(([cell, use]) => isUnread(cell, use))).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('may be HTML, of which only the words count', () => {
    const html = '<table><tr><td><b onclick="x()">Schul-WLAN</b></td><td>1.3.27</td></tr></table>';
    expect(readHtmlTable(html, parse)?.rows).toEqual([['Schul-WLAN', '1.3.27']]);
    expect(readHtmlTable('<p>Nichts</p>', parse)).toBeNull();
  });

  it.each([
    ['31.02.2026', null],
    ['TBD', null],
    ['01.04.16', '2016-04-01'],
    ['2026-11-22T00:00', '2026-11-22'],
    ['1/12/2027', '2027-12-01'],
  ])('reads %s as %s', (cell, day) => {
    expect(dayIn(cell)).toBe(day);
  });
});
