import { DOCUMENT, inject, Injectable } from '@angular/core';

/** What one types or chooses in. Boxes and buttons hold nothing half-said. */
const FIELD =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=true]';
/** What is open to be filled in, whether or not anything is in it yet. */
const OPEN = '[role=dialog], dialog[open], wm-bottom-sheet-form';
/** Filters and searches are addresses: nothing in them can be lost. */
const HARMLESS = '[method=get], [role=search]';

/**
 * The one rule of when a page is left alone: while the focus is in a field, while a sheet or dialog is open, and while
 * something typed stands in a form that is still there.
 */
@Injectable({ providedIn: 'root' })
export class Typing {
  private readonly document = inject(DOCUMENT);
  private readonly filledIn = new Set<Element>();

  constructor() {
    this.document.addEventListener('input', ({ target }) => this.note(target), { capture: true });
    this.document.addEventListener('reset', ({ target }) => this.saved(target), { capture: true });
  }

  isUnderWay(): boolean {
    for (const form of this.filledIn) if (!form.isConnected) this.filledIn.delete(form);
    return (
      this.filledIn.size > 0 ||
      this.document.querySelector(OPEN) !== null ||
      this.document.activeElement?.matches(FIELD) === true
    );
  }

  /** What was typed into a form that stays open has been saved. */
  saved(form: EventTarget | null): void {
    if (form instanceof Element) this.filledIn.delete(form);
  }

  private note(target: EventTarget | null): void {
    const form = target instanceof Element ? target.closest('form') : null;
    if (form && !form.matches(HARMLESS)) this.filledIn.add(form);
  }
}
