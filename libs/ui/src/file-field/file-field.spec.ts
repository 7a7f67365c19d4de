import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FileField } from './file-field';

@Component({
  imports: [FileField],
  template: `<label for="paper">Beleg</label>
    <wm-file-field
      fieldId="paper"
      accept=".pdf"
      chooseWord="Datei wählen"
      noneWord="Noch keine gewählt"
      (chosen)="chosen.push($event?.name)"
    />`,
})
class Host {
  readonly chosen: (string | undefined)[] = [];
}

describe('FileField', () => {
  it('says in the words of the page what is chosen, and what is not any more', async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const field = host.querySelector<HTMLInputElement>('#paper');
    const shown = (): string | undefined => host.querySelector('.name')?.textContent.trim();
    expect(field?.labels?.[0]?.textContent).toBe('Beleg');
    expect([field?.accept, host.querySelector('.choose')?.textContent.trim(), shown()]).toEqual([
      '.pdf',
      'Datei wählen',
      'Noch keine gewählt',
    ]);
    const choose = async (files: readonly File[]): Promise<void> => {
      Object.defineProperty(field, 'files', { value: files, configurable: true });
      field?.dispatchEvent(new Event('change'));
      await fixture.whenStable();
    };
    await choose([new File(['x'], 'abnahme.pdf')]);
    expect(shown()).toBe('abnahme.pdf');
    await choose([]);
    expect(shown()).toBe('Noch keine gewählt');
    expect(fixture.componentInstance.chosen).toEqual(['abnahme.pdf', undefined]);
  });
});
