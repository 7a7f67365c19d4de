import { TestBed } from '@angular/core/testing';
import { ProgressBar } from './progress-bar';

async function bar(inputs: {
  actual: number | null;
  planned?: number | null;
  text?: string;
  label?: string;
}): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(ProgressBar);
  for (const [name, value] of Object.entries(inputs)) {
    fixture.componentRef.setInput(name, value);
  }
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('ProgressBar', () => {
  it('draws fill and plan by their percentages, without a style attribute', async () => {
    const element = await bar({ actual: 49, planned: 64, text: '49 %, geplant 64 %' });
    expect(element.querySelector('.fill')?.getAttribute('width')).toBe('49%');
    expect(element.querySelector('.tick')?.parentElement?.getAttribute('x')).toBe('64%');
    expect(element.textContent.trim()).toBe('49 %, geplant 64 %');
    expect(element.querySelector('[style]')).toBeNull();
  });

  it('has a dashed track and no fill where nothing can be measured', async () => {
    const element = await bar({ actual: null, planned: 20 });
    expect(element.querySelector('.none')).not.toBeNull();
    expect(element.querySelector('.fill, .tick, .track')).toBeNull();
  });

  it('tells nothing done from no data', async () => {
    const element = await bar({ actual: 0, planned: 12 });
    expect(element.querySelector('.track')).not.toBeNull();
    expect(element.querySelector('.fill')).toBeNull();
    expect(element.querySelector('.tick')?.parentElement?.getAttribute('x')).toBe('12%');
  });

  it('has a name for screen readers where no text stands beside it', async () => {
    const svg = (await bar({ actual: 10, label: '10 Prozent' })).querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    expect(svg?.getAttribute('aria-label')).toBe('10 Prozent');
  });
});
