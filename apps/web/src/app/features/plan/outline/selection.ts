import { ApplicationRef, computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { PlanStore } from '../plan-store';
import { type PlanRow, topmost } from './rows';

/** A field that is to have the focus as soon as its line is on the page. */
export interface FocusWish {
  readonly id: string;
  readonly field: string;
  /** Whether to stand behind what is written there. */
  readonly atEnd: boolean;
}

/** What dialogs can be about. */
export type PlanDialog =
  | { readonly name: 'row' | 'copy' | 'template' | 'merge' | 'split' | 'paste'; readonly id: string }
  | { readonly name: 'move' }
  | { readonly name: 'adopt' };

interface DialogSource {
  readonly dialog: PlanDialog | null;
  readonly rows: readonly PlanRow[];
}

/** Which lines are chosen, where the focus goes, which dialog is open. */
@Injectable()
export class PlanSelection {
  private readonly store = inject(PlanStore);
  private readonly application = inject(ApplicationRef);
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  private readonly wish = signal<FocusWish | null>(null);
  private readonly openDialog = signal<PlanDialog | null>(null);
  private anchor: string | null = null;

  /** Table that was copied elsewhere and pasted into a line. */
  readonly pasted = signal('');
  readonly focus = this.wish.asReadonly();
  readonly dialog = this.openDialog.asReadonly();
  /** Those of the chosen that are still there. */
  readonly ids = computed<ReadonlySet<string>>(() => {
    const chosen = this.chosen();
    return new Set(
      this.store
        .allRows()
        .filter(({ id }) => chosen.has(id))
        .map(({ id }) => id),
    );
  });
  readonly rows = computed(() => this.store.allRows().filter(({ id }) => this.ids().has(id)));
  readonly top = computed(() => topmost(this.store.allRows(), this.ids()));

  /** The lines that the open dialog is about, as they last were: somebody else may take them away meanwhile. */
  readonly dialogRows = linkedSignal<DialogSource, readonly PlanRow[]>({
    source: () => ({ dialog: this.openDialog(), rows: this.present() }),
    computation: ({ dialog, rows }, before) =>
      rows.length === 0 && before?.source.dialog === dialog ? before.value : rows,
  });
  /** Whether none of them is in the plan any more. */
  readonly isGone = computed(() => this.present().length === 0 && this.dialogRows().length > 0);
  /** Those of them that are in the plan. */
  private readonly present = computed<readonly PlanRow[]>(() => {
    const dialog = this.openDialog();
    if (dialog?.name === 'move') return this.top();
    const row = dialog && 'id' in dialog ? this.store.row(dialog.id) : null;
    return row ? [row] : [];
  });

  toggle(id: string): void {
    this.anchor = id;
    this.chosen.update((ids) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  /** From where one chose last to here. */
  extendTo(id: string): void {
    const shown = this.store.rows().map((row) => row.id);
    const [from, to] = [shown.indexOf(this.anchor ?? id), shown.indexOf(id)].sort((a, b) => a - b);
    if (from === undefined || to === undefined || from < 0) return;
    this.chosen.update((ids) => new Set([...ids, ...shown.slice(from, to + 1)]));
  }

  only(ids: readonly string[]): void {
    this.anchor = ids[0] ?? null;
    this.chosen.set(new Set(ids));
  }

  clear(): void {
    this.chosen.set(new Set());
  }

  /** At once: the next keystroke is meant for that line already. A dialog that was closed lets go of the focus first. */
  focusOn(id: string, field = 'title', atEnd = false): void {
    this.application.tick();
    this.wish.set({ id, field, atEnd });
    this.application.tick();
  }

  focused(): void {
    this.wish.set(null);
  }

  show(dialog: PlanDialog): void {
    this.openDialog.set(dialog);
  }

  /** At once: what a second click of a double one hits is no dialog any more, so nothing is done twice. */
  close(): void {
    this.openDialog.set(null);
    this.pasted.set('');
    this.application.tick();
  }
}
