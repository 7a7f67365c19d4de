import { TestBed } from '@angular/core/testing';
import { EvidenceBar } from './evidence-bar';

async function rects(shares: unknown): Promise<{ level: string | null; x: number; width: number }[]> {
  const fixture = TestBed.createComponent(EvidenceBar);
  fixture.componentRef.setInput('shares', shares);
  fixture.componentRef.setInput('label', '22 % bestätigt, 47 % belegt, 31 % gemeldet');
  await fixture.whenStable();
  return [...(fixture.nativeElement as HTMLElement).querySelectorAll('rect')].map((rect) => ({
    level: rect.getAttribute('class'),
    x: Number.parseFloat(rect.getAttribute('x') ?? ''),
    width: Number.parseFloat(rect.getAttribute('width') ?? ''),
  }));
}

describe('EvidenceBar', () => {
  it('lays the best proven first, each where the one before it ends', async () => {
    const parts = await rects({ verified: 22, evidenced: 47, claimed: 31 });
    expect(parts.map(({ level, x }) => [level, x])).toEqual([
      ['verified', 0],
      ['evidenced', 22],
      ['claimed', 69],
    ]);
    expect(parts[2]?.width).toBeCloseTo(31);
  });

  it('leaves out empty shares', async () => {
    expect((await rects({ verified: 0, evidenced: 0, claimed: 100 })).map(({ level }) => level)).toEqual([
      'claimed',
    ]);
  });

  it('is dashed where nothing is done', async () => {
    expect((await rects(null)).map(({ level }) => level)).toEqual(['none']);
  });
});
