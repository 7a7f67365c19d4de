import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { ProblemError } from '../../platform/errors/problem-error';

const MOST_FAILURES = 10;
const WINDOW_MILLISECONDS = 5 * 60_000;
const MOST_KEPT = 10_000;

/**
 * Slows down guessing: so many failures of one account from one address, then a pause.
 * Nobody can lock out anyone who asks from elsewhere.
 */
@Injectable()
export class SignInThrottle {
  readonly #failures = new Map<string, { count: number; until: number }>();

  constructor(private readonly clock: Clock) {}

  /**
   * Counts as a failure until it is said to have succeeded, so that attempts at the same moment count too.
   * @throws ProblemError 429 with `Retry-After`
   */
  begin(account: string, address: string): { succeeded(): void } {
    const key = `${account}\n${address}`;
    const now = this.clock.now().getTime();
    const known = this.#failures.get(key);
    const entry = known && known.until > now ? known : { count: 0, until: now + WINDOW_MILLISECONDS };
    if (entry.count >= MOST_FAILURES) {
      const seconds = Math.ceil((entry.until - now) / 1000);
      throw new ProblemError(429, 'too-many-attempts', {
        detail: 'Too many attempts failed. Wait a few minutes and try again.',
        headers: { 'retry-after': String(seconds) },
      });
    }
    entry.count += 1;
    this.#failures.delete(key);
    this.#failures.set(key, entry);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MOST_KEPT && oldest !== undefined) this.#failures.delete(oldest);
    return { succeeded: () => this.#failures.delete(key) };
  }
}
