import { DestroyRef, DOCUMENT, effect, inject, Injectable, type Injector, type Signal } from '@angular/core';

const PROPERTY = '--wm-print-note';

/** What stands in the foot of every printed sheet: the print style sheet reads it from a property of the document. */
@Injectable({ providedIn: 'root' })
export class PrintNote {
  private readonly root = inject(DOCUMENT).documentElement;

  /** Follows `note` for as long as the calling component lives. */
  follow(note: Signal<string>, injector: Injector): void {
    effect(
      () => {
        this.root.style.setProperty(PROPERTY, cssString(note()));
      },
      { injector },
    );
    injector.get(DestroyRef).onDestroy(() => {
      this.root.style.removeProperty(PROPERTY);
    });
  }
}

/** As a CSS string: names and titles are written by people, and must not end it. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:·()/-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
