import { TestBed } from '@angular/core/testing';
import { ChangeBars } from './change-bars';
import type { ChangeBarsData } from './change-bars.data';
import { changeGeometry } from './change-geometry';

const DATA: ChangeBarsData = {
  from: { label: '26. März', exact: 58.9, percent: 59 },
  to: { label: '15. Juni', exact: 61, percent: 61 },
  parts: [
    { id: 'late-reports', label: 'Nachmeldungen', exact: 0.9, points: 1, work: false },
    { id: 'added', label: 'Hinzugekommen', exact: -1.8, points: -2, work: false },
    { id: 'work', label: 'Arbeit', exact: 3, points: 3, work: true },
  ],
};

describe('changeGeometry', () => {
  const { bars, from, to, ticks } = changeGeometry(DATA);

  it('begins each part where the one before it ended, from the first figure to the second', () => {
    expect(bars[0]?.x).toBeCloseTo(from);
    expect(bars[1]!.x + bars[1]!.width).toBeCloseTo(bars[0]!.end);
    expect(bars[2]?.x).toBeCloseTo(bars[1]!.end);
    expect(bars.at(-1)?.end).toBeCloseTo(to);
  });

  it('tells work, gain and loss apart', () => {
    expect(bars.map(({ look }) => look)).toEqual(['gain', 'loss', 'work']);
  });

  it('keeps lengths in proportion and everything inside', () => {
    expect(bars[1]!.width / bars[0]!.width).toBeCloseTo(2, 1);
    expect(ticks.every(({ x }) => x >= 0 && x <= 100)).toBe(true);
    expect(bars.every(({ x, width }) => x >= 0 && x + width <= 100)).toBe(true);
  });

  it('holds where nothing changed', () => {
    const still = changeGeometry({ from: DATA.from, to: DATA.from, parts: [] });
    expect(still.bars).toEqual([]);
    expect(still.from).toBe(still.to);
  });
});

describe('ChangeBars', () => {
  it('is a table with the exact and the rounded parts', async () => {
    const fixture = TestBed.createComponent(ChangeBars);
    fixture.componentRef.setInput('data', DATA);
    fixture.componentRef.setInput('words', {
      caption: 'Änderung',
      part: 'Teil',
      course: 'Verlauf',
      exact: 'genau',
      rounded: 'gerundet',
    });
    fixture.componentRef.setInput('locale', 'de');
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    const rows = [...element.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td:not(.bar)')].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['26. März', '58,9', '59\u00a0%'],
      ['Nachmeldungen', '+0,9', '+1'],
      ['Hinzugekommen', '\u22121,8', '\u22122'],
      ['Arbeit', '+3,0', '+3'],
      ['15. Juni', '61,0', '61\u00a0%'],
    ]);
    expect(element.querySelectorAll('rect')).toHaveLength(3);
    expect(element.querySelector('[style]')).toBeNull();
  });
});
