import { Clock } from '../../src/platform/clock/clock';
import type { TestApp } from './app';

const MILLISECONDS_A_DAY = 86_400_000;

/** Lets days pass for one server; instants of records stay PostgreSQL's. */
export function letDaysPass(app: TestApp, days: number): void {
  const clock = app.app.get(Clock);
  Object.defineProperty(clock, 'now', {
    configurable: true,
    value: () => new Date(Date.now() + days * MILLISECONDS_A_DAY),
  });
}
