import type { Day } from '@wegmarke/domain/calendar';
import { adoptedPlan, type Entry, type Plan, retractedIds } from '@wegmarke/domain/plan';
import { publicEntries } from '@wegmarke/domain/publication';
import { referenceKey } from '@wegmarke/domain/resolutions';
import type { Ledger } from '../ledger/ledger.service';

/** A ledger as papers see it. Read once a ledger: what was recorded never changes. */
export class TiedLedger {
  static readonly #known = new WeakMap<Ledger, TiedLedger>();
  readonly #byRevision = new Map<number, Entry[]>();
  readonly #retracted: ReadonlySet<string>;
  #public: ReadonlySet<string> | null = null;
  #adopted: { readonly on: Day; readonly plan: Plan | null } | null = null;
  /** The revisions that name a paper, by its key. */
  readonly byPaper: ReadonlyMap<string, readonly number[]>;

  private constructor(readonly ledger: Ledger) {
    for (const entry of ledger.entries) {
      const own = this.#byRevision.get(entry.revision);
      if (own) own.push(entry);
      else this.#byRevision.set(entry.revision, [entry]);
    }
    this.#retracted = retractedIds(ledger.entries);
    const byPaper = new Map<string, number[]>();
    for (const { revision, paper } of ledger.revisions) {
      const key = paper === null ? null : referenceKey(paper);
      if (key !== null) byPaper.set(key, [...(byPaper.get(key) ?? []), revision]);
    }
    this.byPaper = byPaper;
  }

  static of(ledger: Ledger): TiedLedger {
    const known = this.#known.get(ledger) ?? new TiedLedger(ledger);
    this.#known.set(ledger, known);
    return known;
  }

  /** What a revision says and nobody has taken back; of the public's, what anyone may read. */
  saidBy(revision: number, isPublic: boolean): readonly Entry[] {
    const said = (this.#byRevision.get(revision) ?? []).filter(({ id }) => !this.#retracted.has(id));
    return isPublic ? said.filter(({ id }) => this.#publicIds().has(id)) : said;
  }

  /** Whether anything of a revision may be read by anyone. One without entries is about texts, which are told to members. */
  isPublic(revision: number): boolean {
    return (this.#byRevision.get(revision) ?? []).some(({ id }) => this.#publicIds().has(id));
  }

  /** The plan as adopted, as it counts on a day; null before. */
  adoptedOn(on: Day): Plan | null {
    if (this.#adopted?.on !== on) {
      const { adoption } = this.ledger.planOn(on);
      this.#adopted = { on, plan: adoption && adoptedPlan(this.ledger.entries, adoption) };
    }
    return this.#adopted.plan;
  }

  #publicIds(): ReadonlySet<string> {
    this.#public ??= new Set(publicEntries(this.ledger.entries).map(({ id }) => id));
    return this.#public;
  }
}
