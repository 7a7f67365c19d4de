import { DOCUMENT, inject, Injectable } from '@angular/core';
import { SessionStore } from '../../session/session-store';

/**
 * What was typed into a form and is stored nowhere: it lies in this tab's storage with every keystroke, of this person
 * alone, until it is sent or given up. A sheet that was closed by a slip of the thumb, a step back or a page loaded anew
 * loses nothing.
 */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly storage = inject(DOCUMENT).defaultView?.sessionStorage;
  private readonly session = inject(SessionStore);

  /** Null where there is none. */
  find(name: string): unknown {
    const stored = this.storage?.getItem(this.keyOf(name));
    return stored === null || stored === undefined ? null : JSON.parse(stored);
  }

  keep(name: string, draft: object): void {
    try {
      this.storage?.setItem(this.keyOf(name), JSON.stringify(draft));
    } catch (error) {
      // A full or forbidden storage: the draft lives as long as its form.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  drop(name: string): void {
    this.storage?.removeItem(this.keyOf(name));
  }

  private keyOf(name: string): string {
    return `wegmarke.draft.${this.session.session()?.accountId ?? ''}.${name}`;
  }
}
