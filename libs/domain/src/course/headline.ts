import type { Share } from '../contracts';
import {
  type AdoptionPlan,
  adoptedPlan,
  byApplication,
  type Entry,
  foldInForce,
  type Plan,
  retractedIds,
} from '../plan';
import { type Question, seePlan } from './course';
import { SILENT } from './entry-classes';
import { actualValue, plannedValue, toShare } from './figures';
import { meansOf } from './mean';
import type { ScopeTree } from './scope-tree';

/** The strategy's two figures in both scopes: all that stands before and after a revision. */
export interface Headline {
  readonly today: HeadlineFigures;
  readonly adopted: HeadlineFigures;
}

export interface HeadlineFigures {
  readonly actual: Share | null;
  readonly planned: Share | null;
}

/** The same figures as `courseOf` gives, of one ledger at many moments: what is the same for all is done once. */
export class Headlines {
  readonly #ordered: readonly Entry[];
  readonly #retractions: readonly Entry[];
  readonly #adopted = new Map<string, Plan>();

  constructor(private readonly ledger: readonly Entry[]) {
    this.#ordered = ledger.filter(({ value }) => value.kind !== 'retracted').sort(byApplication);
    this.#retractions = ledger.filter(({ value }) => value.kind === 'retracted');
  }

  at(question: Question & { readonly revision: number }): Headline {
    const { on, revision, knownOn } = question;
    const retracted = retractedIds(this.#retractions.filter((entry) => entry.revision <= revision));
    const inForce = this.#ordered.filter((entry) => entry.revision <= revision && !retracted.has(entry.id));
    const plan = foldInForce(inForce, on);
    const sight = seePlan(inForce, question, plan, plan.adoption && this.#adoptedBy(plan.adoption));
    const figures = (tree: ScopeTree | null): HeadlineFigures => ({
      actual: tree && on <= knownOn ? toShare(meansOf(tree, actualValue).strategy) : null,
      planned: tree && toShare(meansOf(tree, plannedValue(on)).strategy),
    });
    return { today: figures(sight.today), adopted: figures(sight.asAdopted) };
  }

  #adoptedBy(adoption: AdoptionPlan): Plan {
    const key = `${String(adoption.revision)}.${String(adoption.position)}`;
    const plan = this.#adopted.get(key) ?? adoptedPlan(this.ledger, adoption);
    this.#adopted.set(key, plan);
    return plan;
  }
}

/** Whether entries leave both figures as they are, on every day. */
export function movesNoFigure(entries: readonly Entry[]): boolean {
  return entries.every(({ value }) => SILENT.has(value.kind));
}
