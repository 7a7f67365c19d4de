import { TestBed } from '@angular/core/testing';
import { SHAPES, STATUS_KINDS, WAYMARK_STATES, type ShapeKind } from '@wegmarke/ui/shape';
import { StatusChip } from './status-chip';

describe('StatusChip', () => {
  it('says the status in a word beside its shape', async () => {
    const fixture = TestBed.createComponent(StatusChip);
    fixture.componentRef.setInput('status', 'off-course');
    fixture.componentRef.setInput('word', 'Vom Kurs ab');
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    expect(element.textContent.trim()).toBe('Vom Kurs ab');
    expect(element.querySelector('path')?.getAttribute('d')).toBe(SHAPES['off-course'][0]?.d);
    expect(element.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });
});

describe('shapes', () => {
  it.each([
    ['statuses', STATUS_KINDS],
    ['states', WAYMARK_STATES],
  ])('of %s differ by form and not by colour alone', (_, kinds: readonly ShapeKind[]) => {
    const forms = kinds.map((kind) =>
      SHAPES[kind].map(({ d, dash, width }) => `${d} ${dash} ${width}`).join(),
    );
    expect(new Set(forms).size).toBe(kinds.length);
  });
});
