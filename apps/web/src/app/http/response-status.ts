import { inject, Injectable, RESPONSE_INIT } from '@angular/core';
import type { Failure } from './failure';

/** On the server, the status of the page as a whole; in the browser it has no effect. */
@Injectable({ providedIn: 'root' })
export class ResponseStatus {
  private readonly response = inject(RESPONSE_INIT, { optional: true });

  set(status: number): void {
    if (this.response) this.response.status = status;
  }

  /** A page whose main content could not be loaded says so by its status. No answer at all counts as unavailable. */
  setFrom(failure: Failure): void {
    this.set(failure.status >= 400 ? failure.status : 503);
  }
}
