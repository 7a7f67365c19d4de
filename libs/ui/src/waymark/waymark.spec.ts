import { TestBed } from '@angular/core/testing';
import { Waymark } from './waymark';

describe('Waymark', () => {
  async function svgOf(inputs: Record<string, unknown>): Promise<SVGElement | null> {
    const fixture = TestBed.createComponent(Waymark);
    for (const [name, value] of Object.entries(inputs)) {
      fixture.componentRef.setInput(name, value);
    }
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).querySelector('svg');
  }

  it('is an image named by its state where it stands alone', async () => {
    const svg = await svgOf({ state: 'late', word: 'verspätet', size: 22 });
    expect(svg?.getAttribute('role')).toBe('img');
    expect(svg?.getAttribute('aria-label')).toBe('verspätet');
    expect(svg?.getAttribute('width')).toBe('22');
  });

  it('is an ornament beside a word', async () => {
    const svg = await svgOf({ state: 'late' });
    expect(svg?.getAttribute('aria-hidden')).toBe('true');
    expect(svg?.hasAttribute('role')).toBe(false);
  });
});
