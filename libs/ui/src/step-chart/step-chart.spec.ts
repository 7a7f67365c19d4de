import { TestBed } from '@angular/core/testing';
import { StepChart } from './step-chart';

describe('StepChart', () => {
  async function chart(direction: 'ltr' | 'rtl' = 'ltr'): Promise<HTMLElement> {
    const fixture = TestBed.createComponent(StepChart);
    fixture.componentRef.setInput('data', {
      from: '2022-01-01',
      to: '2025-12-31',
      on: '2024-06-30',
      points: [
        { on: '2022-01-01', actual: 0, planned: 0 },
        { on: '2023-06-30', actual: 40, planned: 60 },
        { on: '2025-06-30', actual: null, planned: 100 },
      ],
    });
    fixture.componentRef.setInput('words', {
      summary: '40 % erreicht, 60 % geplant',
      on: 'Heute',
      actual: 'Tatsächlich',
      planned: 'Plan',
      showTable: 'Als Tabelle zeigen',
      tableDay: 'Tag',
    });
    fixture.componentRef.setInput('locale', 'de');
    fixture.componentRef.setInput('direction', direction);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('is an image named by its summary', async () => {
    expect((await chart()).querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
      '40 % erreicht, 60 % geplant',
    );
  });

  it('shows steps even where there is no canvas to draw on', async () => {
    const element = await chart();
    expect(element.querySelector('.still .course')?.getAttribute('d')).toMatch(/^M0 192H[\d.]+V120H[\d.]+$/);
    expect(element.querySelector('.still')?.classList.contains('replaced')).toBe(false);
  });

  it('ends the actual line on its day and the planned one with the axis', async () => {
    const element = await chart();
    const end = (line: string): number =>
      Number(/H([\d.]+)$/.exec(element.querySelector(`.still ${line}`)?.getAttribute('d') ?? '')?.[1]);
    expect(end('.course') / 10).toBeCloseTo(
      Number.parseFloat(element.querySelector('.today')!.getAttribute('x1')!),
      0,
    );
    expect(end('.planned')).toBeGreaterThan(990);
  });

  it('runs from the right in Arabic', async () => {
    expect((await chart('rtl')).querySelector('.still .course')?.getAttribute('d')).toMatch(/^M1000 192/);
  });

  it('can be read as a table with the same figures', async () => {
    const rows = [...(await chart()).querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['01.01.2022', '0,0\u00a0%', '0,0\u00a0%'],
      ['30.06.2023', '40,0\u00a0%', '60,0\u00a0%'],
      ['30.06.2025', '–', '100,0\u00a0%'],
    ]);
  });
});
