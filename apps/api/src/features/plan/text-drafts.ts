import { isDeepStrictEqual } from 'node:util';
import { merged } from '@wegmarke/domain/texts';
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
   * Takes over the fields that read otherwise than before. A text in several languages is taken over by languages: what
   * the writer left as it was seen stays as others wrote it meanwhile.
   *
   * @param seen what the writer saw of some of them
   * @throws ProblemError 409 with the current texts where what the writer changes reads otherwise meanwhile
   */
  rewrite(
    { id, type, texts }: Pick<Described, 'id' | 'type' | 'texts'>,
    fields: object,
    seen: Readonly<Record<string, unknown>>,
  ): void {
    const current = { ...texts };
    for (const [field, at] of this.#rewritten.get(id) ?? []) current[field] = this.#changes[at]?.after;
    for (const [field, said] of Object.entries(fields)) {
      if (said === undefined) continue;
      const before = current[field] ?? null;
      const base = field in seen ? (seen[field] ?? null) : before;
      const { value, isContested } = merged(base, plain(said), before);
      if (isContested) {
        throw conflict('changed-meanwhile', 'Somebody has changed this text meanwhile. Nothing was stored.', {
          subjectId: id,
          ...current,
        });
      }
      if (!isDeepStrictEqual(value, before))
        this.#write({ subjectId: id, type, field, before, after: value });
    }
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
