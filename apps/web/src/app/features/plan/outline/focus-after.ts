import { DestroyRef, DOCUMENT, inject } from '@angular/core';
import { PlanStore } from '../plan-store';
import { PlanSelection } from './selection';

/**
 * Gives the focus to a line of the plan once a dialog is gone, where the button that opened it is gone, too: to `line`, or
 * to the first one. Call in the injection context of the dialog.
 */
export function focusLineAfter(line: () => string | null): void {
  const [document, store, selection] = [inject(DOCUMENT), inject(PlanStore), inject(PlanSelection)];
  const before = document.activeElement;
  const isKept = (): boolean => before !== null && before !== document.body && before.isConnected;
  inject(DestroyRef).onDestroy(() => {
    setTimeout(() => {
      if (document.activeElement !== document.body || isKept()) return;
      const id = store.row(line() ?? '')?.id ?? store.rows()[0]?.id;
      if (id !== undefined) selection.focusOn(id);
    });
  });
}
