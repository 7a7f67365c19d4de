import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SheetForm } from './sheet-form';

@Component({
  imports: [SheetForm],
  template: `<wm-sheet-form
    heading="Neuer Termin"
    cancelWord="Abbrechen"
    sendWord="Speichern"
    [isBusy]="isBusy()"
    [trouble]="trouble()"
    (send)="log.push('send')"
    (closed)="log.push('closed')"
  >
    <input />
    <button wmSheetActions type="button">Zurückziehen</button>
  </wm-sheet-form>`,
})
class Host {
  readonly isBusy = signal(false);
  readonly trouble = signal('');
  readonly log: string[] = [];
}

describe('SheetForm', () => {
  it('has its own buttons behind those of the form, and says what went wrong', async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const buttons = [...host.querySelectorAll<HTMLButtonElement>('.actions button')];
    expect(buttons.map(({ textContent }) => textContent.trim())).toEqual([
      'Zurückziehen',
      'Abbrechen',
      'Speichern',
    ]);
    expect(host.querySelector('.actions input')).toBeNull();
    expect(host.querySelector('[role=alert]')).toBeNull();
    buttons[1]?.click();
    buttons[2]?.click();
    expect(fixture.componentInstance.log).toEqual(['closed', 'send']);
    fixture.componentInstance.isBusy.set(true);
    fixture.componentInstance.trouble.set('Keine Verbindung');
    await fixture.whenStable();
    expect(buttons[2]?.disabled).toBe(true);
    expect(host.querySelector('[role=alert]')?.textContent).toContain('Keine Verbindung');
  });
});
