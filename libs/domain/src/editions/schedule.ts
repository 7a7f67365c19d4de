import { addDays, type Day } from '../calendar';
import type { ReportSchedule } from '../contracts';

/** Days between two steps, counted back from the session. */
export interface ScheduleRule {
  /** From the paper's deadline to the session. */
  readonly paper: number;
  /** From the approval to the paper's deadline. */
  readonly approval: number;
  /** From the freeze of figures to the approval. */
  readonly freeze: number;
  /** From the call for updates to the freeze. */
  readonly call: number;
}

/** Papers are sent out about two weeks before a session; offices get two weeks to bring their milestones up to date. */
export const USUAL_SCHEDULE: ScheduleRule = { paper: 14, approval: 3, freeze: 4, call: 14 };

/** The last day of work on or before a day: who has to bring something is not asked for it on a weekend. */
function workday(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}

/**
 * Counted back from the session: when the council's office wants the paper, when it is approved, from when its figures
 * stand still, when offices are asked. Days of work from Monday to Friday; holidays differ by place and are not known
 * here. No step lies after the one that follows it, and none after the session.
 */
export function scheduleFor(sessionOn: Day, rule: ScheduleRule = USUAL_SCHEDULE): ReportSchedule {
  const paperDueOn = workday(addDays(sessionOn, -rule.paper));
  const approvalOn = workday(addDays(paperDueOn, -rule.approval));
  const freezeOn = workday(addDays(approvalOn, -rule.freeze));
  const callOn = workday(addDays(freezeOn, -rule.call));
  return { callOn, freezeOn, approvalOn, paperDueOn };
}

export interface ScheduleFault {
  readonly step: keyof ReportSchedule;
  readonly code: 'after-session' | 'order';
}

/** In the order in which they come. */
const STEPS = ['callOn', 'freezeOn', 'approvalOn', 'paperDueOn'] as const;

/** Steps that lie after the session, or before a step that they follow. Steps that are not set fault nothing. */
export function scheduleFaults(schedule: ReportSchedule, sessionOn: Day | null): ScheduleFault[] {
  const faults: ScheduleFault[] = [];
  let latest: Day = '';
  for (const step of STEPS) {
    const day = schedule[step];
    if (day === null) continue;
    if (sessionOn !== null && day > sessionOn) faults.push({ step, code: 'after-session' });
    else if (day < latest) faults.push({ step, code: 'order' });
    if (day > latest) latest = day;
  }
  return faults;
}
