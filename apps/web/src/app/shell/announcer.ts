import { Injectable, signal } from '@angular/core';

const NO_BREAK_SPACE = '\u00a0';

/** Tells screen readers what changed without moving the focus. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly current = signal('');
  readonly message = this.current.asReadonly();

  /** The same text twice is announced twice: a trailing space makes it a new one. */
  announce(text: string): void {
    this.current.update((before) => (before === text ? text + NO_BREAK_SPACE : text));
  }
}
