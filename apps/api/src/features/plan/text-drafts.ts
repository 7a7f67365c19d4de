import { isDeepStrictEqual } from 'node:util';
import { conflict } from '../../platform/errors/problem-error';
import type { Described, TextChange } from './texts.repository';

/** Texts that a batch rewrites, over what stood there before it. */
export class TextDrafts {
  readonly #changes: TextChange[] = [];
  /** By subject and field: where in the changes it is rewritten. A list rewrites tens of thousands. */
  readonly #rewritten = new Map<string, Map<string, number>>();

  get changes(): readonly TextChange[] {
    return this.#changes;
  }

  /**
   * Takes over the fields that read otherwise than before.
   *
   * @param seen what the writer saw of some of them
   * @throws ProblemError 409 with the current texts where one of those read otherwise meanwhile
   */
  rewrite(
    { id, type, texts }: Pick<Described, 'id' | 'type' | 'texts'>,
    fields: object,
    seen: Readonly<Record<string, unknown>>,
  ): void {
    const current = { ...texts };
    for (const [field, at] of this.#rewritten.get(id) ?? []) current[field] = this.#changes[at]?.after;
    const changed = Object.entries(fields).filter(
      ([field, value]) => value !== undefined && !isDeepStrictEqual(plain(value), current[field] ?? null),
    );
    const stale = changed.some(
      ([field]) => field in seen && !isDeepStrictEqual(seen[field] ?? null, current[field] ?? null),
    );
    if (stale) {
      throw conflict('changed-meanwhile', 'Somebody has changed this text meanwhile. Nothing was stored.', {
        subjectId: id,
        ...current,
      });
    }
    for (const [field, value] of changed)
      this.#write({ subjectId: id, type, field, before: current[field] ?? null, after: plain(value) });
  }

  /** Where a batch says a text twice, the last one counts, over what stood there before the first. */
  #write(change: TextChange): void {
    const fields = this.#rewritten.get(change.subjectId) ?? new Map<string, number>();
    this.#rewritten.set(change.subjectId, fields);
    const at = fields.get(change.field) ?? this.#changes.length;
    const first = this.#changes[at];
    if (!first) fields.set(change.field, at);
    this.#changes[at] = first ? { ...first, after: change.after } : change;
  }
}

/** Without classes, which would make equal values differ. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
