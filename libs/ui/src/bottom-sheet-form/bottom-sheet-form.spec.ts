import { BreakpointObserver } from '@angular/cdk/layout';
import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { BottomSheetForm } from './bottom-sheet-form';

async function sheet(
  phone: boolean,
): Promise<{ section: HTMLElement; closed: () => number; host: HTMLElement }> {
  TestBed.configureTestingModule({
    providers: [
      { provide: BreakpointObserver, useValue: { observe: () => of({ matches: phone, breakpoints: {} }) } },
    ],
  });
  const fixture = TestBed.createComponent(BottomSheetForm);
  fixture.componentRef.setInput('heading', 'Neuer Termin');
  let count = 0;
  fixture.componentInstance.closed.subscribe(() => count++);
  await fixture.whenStable();
  const host: HTMLElement = fixture.nativeElement;
  return { host, section: host.querySelector('section')!, closed: () => count };
}

describe('BottomSheetForm', () => {
  it('is a modal dialog on a phone and part of the page on a desktop', async () => {
    const { section } = await sheet(true);
    expect([section.getAttribute('role'), section.getAttribute('aria-modal')]).toEqual(['dialog', 'true']);
    TestBed.resetTestingModule();
    const desktop = await sheet(false);
    expect([desktop.section.getAttribute('role'), desktop.section.getAttribute('aria-modal')]).toEqual([
      'group',
      null,
    ]);
  });

  it('is named by its heading', async () => {
    const { section, host } = await sheet(false);
    expect(host.querySelector(`#${section.getAttribute('aria-labelledby')}`)?.textContent).toBe(
      'Neuer Termin',
    );
  });

  it('asks to be closed by Escape and by a tap beside it', async () => {
    const { host, closed } = await sheet(true);
    host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    host.querySelector<HTMLElement>('.backdrop')?.click();
    expect(closed()).toBe(2);
  });
});
