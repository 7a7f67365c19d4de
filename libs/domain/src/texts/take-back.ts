import { merged, type Merged, partsBetween } from './parts';

/** One change of one field. `before` and `after` are null where nothing stood there. */
export interface FieldChange {
  readonly before: unknown;
  readonly after: unknown;
}

/** A later change of the same field. `undoes`: the revision that its own revision took back. */
export interface LaterChange extends FieldChange {
  readonly revision: number;
  readonly undoes: number | null;
}

/**
 * What a field reads as once a change of it is taken back: what nobody has written since goes back to what stood there
 * before, part by part; what somebody has written since stays, also where they wrote the very same words (`isContested`).
 * What was written and taken back again counts as not written.
 *
 * @param later all later changes of the field, in their order
 * @param now how it reads
 */
export function takenBack(
  { before, after }: FieldChange,
  later: readonly LaterChange[],
  now: unknown,
): Merged<unknown> {
  return merged(after, now, before, writtenSince(after, later, now));
}

/** The parts that somebody wrote after a field read `after`. */
function writtenSince(after: unknown, later: readonly LaterChange[], now: unknown): ReadonlySet<string> {
  const writers = new Map<string, LaterChange[]>();
  const write = (part: string, change: LaterChange): void => {
    const known = writers.get(part) ?? [];
    const last = known.at(-1);
    if (last?.revision === change.undoes) known.pop();
    else known.push(change);
    writers.set(part, known);
  };
  let reads = after;
  for (const change of later) {
    // Between two revisions a project's own page may have changed it.
    for (const part of partsBetween(reads, change.before))
      write(part, { ...change, revision: 0, undoes: null });
    for (const part of partsBetween(change.before, change.after)) write(part, change);
    reads = change.after;
  }
  const parts = [...writers].flatMap(([part, known]) => (known.length > 0 ? [part] : []));
  return new Set([...parts, ...partsBetween(reads, now)]);
}
