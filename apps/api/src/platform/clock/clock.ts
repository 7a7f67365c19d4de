import { Injectable } from '@nestjs/common';
import { type Day, localDay } from '@wegmarke/domain/calendar';

const A_MINUTE = 60_000;

/** The one place that reads the time. */
@Injectable()
export class Clock {
  readonly #days = new Map<string, { minute: number; day: Day }>();

  now(): Date {
    return new Date();
  }

  /** Today's local day in a time zone. Remembered for the minute: days change on full minutes, formatting is slow. */
  today(timeZone: string): Day {
    const now = this.now();
    const minute = Math.floor(now.getTime() / A_MINUTE);
    const known = this.#days.get(timeZone);
    if (known?.minute === minute) return known.day;
    const day = localDay(now, timeZone);
    this.#days.set(timeZone, { minute, day });
    return day;
  }
}
