import { byApplication, type Entry } from './entry';

/**
 * The entries that are in force as known at a revision, in the order in which they apply.
 * A retraction undoes its entry for all dates and may itself be retracted: read from the latest to the
 * earliest, an entry is in force when no retraction in force names it.
 */
export function entriesInForce(ledger: readonly Entry[], revision = Infinity): Entry[] {
  const known = ledger.filter((entry) => entry.revision <= revision);
  const retracted = retractedIds(known);
  return known
    .filter((entry) => entry.value.kind !== 'retracted' && !retracted.has(entry.id))
    .sort(byApplication);
}

/** The ids of all entries that a retraction in force undoes. */
export function retractedIds(known: readonly Entry[]): Set<string> {
  const retractions = known
    .filter((entry) => entry.value.kind === 'retracted')
    .sort((a, b) => b.revision - a.revision || b.position - a.position);
  const retracted = new Set<string>();
  for (const entry of retractions) {
    if (entry.value.kind === 'retracted' && !retracted.has(entry.id)) retracted.add(entry.value.entryId);
  }
  return retracted;
}
