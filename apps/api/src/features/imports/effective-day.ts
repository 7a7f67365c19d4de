import type { Day } from '@wegmarke/domain/calendar';
import type { PlanChange } from '@wegmarke/domain/contracts';
import type { Ledger } from '../ledger/ledger.service';

/**
 * The day from which a list holds in a draft: not before what it adds to is there itself. Undefined where the plan's own
 * choice does (a draft's start; today, once it is adopted).
 */
export function effectiveDay({ entries }: Ledger, changes: readonly PlanChange[]): Day | undefined {
  if (entries.some(({ value }) => value.kind === 'adopted')) return undefined;
  const named = new Set(changes.flatMap(namedBy));
  const days = entries
    .filter(({ subjectId, value }) => named.has(subjectId) && value.kind.endsWith('-added'))
    .map(({ validOn }) => validOn);
  return days.length === 0 ? undefined : days.reduce((last, day) => (day > last ? day : last));
}

function namedBy(change: PlanChange): string[] {
  const { pillarId, projectId, subjectId, intoId } = change as Partial<
    Record<'pillarId' | 'projectId' | 'subjectId' | 'intoId', string>
  >;
  return [pillarId, projectId, subjectId, intoId].filter((id) => id !== undefined);
}
