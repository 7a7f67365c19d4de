import { Component, signal } from '@angular/core';
import { DeferBlockBehavior, DeferBlockState, TestBed, type ComponentFixture } from '@angular/core/testing';
import { DATE_WORDS, type DateWords } from '@wegmarke/ui/date-words';
import { DateField } from './date-field';

const WORDS: DateWords = {
  language: 'de',
  today: () => '2026-06-15',
  pattern: 'TT.MM.JJJJ',
  openCalendar: 'Kalender öffnen',
  closeCalendar: 'Kalender schließen',
  previousMonth: 'Voriger Monat',
  nextMonth: 'Nächster Monat',
  previousYear: 'Voriges Jahr',
  nextYear: 'Nächstes Jahr',
  previousYears: 'Frühere Jahre',
  nextYears: 'Spätere Jahre',
  chooseDay: 'Tag wählen',
  chooseYear: 'Jahr wählen',
  invalid: 'Diesen Tag gibt es nicht.',
  tooEarly: (day) => `Frühestens ${day}`,
  tooLate: (day) => `Spätestens ${day}`,
};

@Component({
  imports: [DateField],
  template: `<form>
    <wm-date-field name="on" fieldId="on" [day]="day()" [max]="'2027-12-31'" (dayChange)="day.set($event)" />
  </form>`,
})
class Host {
  readonly day = signal('2026-04-01');
}

async function open(): Promise<{
  fixture: ComponentFixture<Host>;
  field: HTMLInputElement;
  sent: () => FormDataEntryValue | null;
}> {
  TestBed.configureTestingModule({
    providers: [{ provide: DATE_WORDS, useValue: WORDS }],
    deferBlockBehavior: DeferBlockBehavior.Manual,
  });
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const host: HTMLElement = fixture.nativeElement;
  return {
    fixture,
    field: host.querySelector<HTMLInputElement>('#on')!,
    sent: () => new FormData(host.querySelector('form')!).get('on'),
  };
}

async function type({ fixture, field }: Awaited<ReturnType<typeof open>>, text: string): Promise<void> {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await fixture.whenStable();
}

describe('DateField', () => {
  it('shows a day in the language of the page and hands over the day itself', async () => {
    const { field, sent } = await open();
    expect(field.value).toBe('01.04.2026');
    expect(sent()).toBe('2026-04-01');
  });

  it('reads what is typed without writing over it, and writes it out once it is left', async () => {
    const shown = await open();
    for (const text of ['1', '1.4', '1.4.2', '1.4.20', '1.4.202', '1.4.2027']) {
      await type(shown, text);
      expect(shown.field.value).toBe(text);
    }
    expect(shown.fixture.componentInstance.day()).toBe('2027-04-01');
    expect(shown.sent()).toBe('2027-04-01');
    shown.field.dispatchEvent(new Event('blur'));
    expect(shown.field.value).toBe('01.04.2027');
  });

  it.each([
    ['31.02.2026', 'Diesen Tag gibt es nicht.'],
    ['1.1.2028', 'Spätestens 2027-12-31'],
  ])('keeps %s, refuses it and says why', async (text, why) => {
    const shown = await open();
    await type(shown, text);
    shown.field.dispatchEvent(new Event('blur'));
    await shown.fixture.whenStable();
    expect(shown.field.validationMessage).toBe(why);
    expect(shown.field.getAttribute('aria-invalid')).toBe('true');
    const said = shown.field.getAttribute('aria-describedby')!;
    expect(document.getElementById(said)?.textContent).toBe(why);
  });

  it('takes the day that is chosen in the calendar', async () => {
    const shown = await open();
    const host: HTMLElement = shown.fixture.nativeElement;
    const panel = host.querySelector<HTMLElement>('[popover]')!;
    // Closed, it is no dialog: a page that has one open is left alone by what is new.
    expect(panel.getAttribute('role')).toBeNull();
    panel.hidePopover = () => undefined;
    panel.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
    await shown.fixture.whenStable();
    expect(panel.getAttribute('role')).toBe('dialog');
    const [block] = await shown.fixture.getDeferBlocks();
    await block!.render(DeferBlockState.Complete);
    await shown.fixture.whenStable();
    expect(host.querySelector('.mat-calendar-period-button')?.textContent.toLowerCase()).toContain(
      'april 2026',
    );
    expect([...host.querySelectorAll('th [aria-hidden]')].map((cell) => cell.textContent)).toEqual([
      'Mo',
      'Di',
      'Mi',
      'Do',
      'Fr',
      'Sa',
      'So',
    ]);
    host.querySelector<HTMLElement>('[aria-label*="20. April 2026"]')?.click();
    await shown.fixture.whenStable();
    expect(shown.fixture.componentInstance.day()).toBe('2026-04-20');
    expect(shown.field.value).toBe('20.04.2026');
  });
});
