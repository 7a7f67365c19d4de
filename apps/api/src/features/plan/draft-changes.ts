import type { Day } from '@wegmarke/domain/calendar';
import type { PlanChange } from '@wegmarke/domain/contracts';
import {
  DEFAULT_WEIGHT,
  type Entry,
  type EntryValue,
  heldBy,
  type Plan,
  type Proposal,
  removalOf,
} from '@wegmarke/domain/plan';
import { v7 as uuid } from 'uuid';
import { conflict, invalidFields } from '../../platform/errors/problem-error';
import type { NewSubject } from '../ledger/ledger.service';
import { newProject } from './new-subjects';
import { TextDrafts } from './text-drafts';
import type { Described, TextChange } from './texts.repository';

/** What a batch would append, create and rewrite. */
export interface Drafted {
  readonly entries: readonly Proposal[];
  readonly created: readonly NewSubject[];
  readonly texts: readonly TextChange[];
  /** The place in the batch of the change that proposed an entry. */
  readonly indexOf: (entryId: string) => number | undefined;
}

export interface DraftContext {
  readonly strategyId: string;
  readonly effectiveOn: Day;
  readonly today: Day;
  /** Entries in force, in the order in which they apply. */
  readonly inForce: readonly Entry[];
  /** The plan with everything that is recorded, on whatever day. */
  readonly plan: Plan;
  /** What the ids of the batch name already. */
  readonly described: ReadonlyMap<string, Described>;
  readonly nextPillarNumber: number;
}

type Change<Kind extends PlanChange['kind']> = Extract<PlanChange, { readonly kind: Kind }>;
type SubjectType = Described['type'];

/**
 * The ledger's words for a validated batch, in its order.
 *
 * @throws ProblemError 422 with the field where a change names what is not there or of another kind; 409 with the current
 *   texts where one reads otherwise than its writer saw
 */
export function draftChanges(changes: readonly PlanChange[], context: DraftContext): Drafted {
  const drafting = new Drafting(context);
  changes.forEach((change, index) => drafting.take(change, index));
  return drafting;
}

class Drafting implements Drafted {
  readonly entries: Proposal[] = [];
  readonly created: NewSubject[] = [];
  readonly #texts = new TextDrafts();
  readonly #indexes = new Map<string, number>();
  readonly #retracted = new Set<string>();
  #reports: ReadonlyMap<string, readonly Entry[]> | null = null;
  readonly #types = new Map<string, SubjectType>();
  #pillars = 0;
  #index = 0;

  constructor(private readonly context: DraftContext) {}

  get texts(): readonly TextChange[] {
    return this.#texts.changes;
  }

  readonly indexOf = (entryId: string): number | undefined => this.#indexes.get(entryId);

  take(change: PlanChange, index: number): void {
    this.#index = index;
    switch (change.kind) {
      case 'add-pillar':
      case 'add-project':
      case 'add-milestone':
        this.#add(change);
        return;
      case 'describe-pillar':
      case 'describe-project':
      case 'describe-milestone':
        this.#describe(change);
        return;
      case 'adopt':
        this.#append(this.context.strategyId, { kind: 'adopted' });
        return;
      case 'set-tolerances':
        this.#append(this.context.strategyId, this.#tolerances(change));
        return;
      default:
        this.#change(change);
    }
  }

  #add(change: Change<'add-pillar' | 'add-project' | 'add-milestone'>): void {
    const { id, weight = DEFAULT_WEIGHT } = change;
    this.#refuseTaken(id, 'id');
    switch (change.kind) {
      case 'add-pillar':
        this.#types.set(id, 'pillar');
        this.#append(id, { kind: 'pillar-added', weight });
        this.created.push({
          type: 'pillar',
          id,
          number: this.context.nextPillarNumber + this.#pillars++,
          title: change.title,
          summary: change.summary ?? null,
        });
        return;
      case 'add-project':
        this.#typeOf(change.pillarId, 'pillarId', ['pillar']);
        this.#checkContributions(change.contributesTo);
        this.#types.set(id, 'project');
        this.#append(id, { kind: 'project-added', pillarId: change.pillarId, weight });
        this.created.push(newProject(change));
        return;
      case 'add-milestone': {
        this.#typeOf(change.projectId, 'projectId', ['project']);
        this.#types.set(id, 'milestone');
        const { projectId, baselineOn = null, promisedOn = null } = change;
        this.#append(id, { kind: 'milestone-added', projectId, weight, baselineOn, promisedOn });
        this.#addMilestone(id, change.title, change.officeId ?? null);
      }
    }
  }

  #change(
    change: Exclude<
      PlanChange,
      Change<
        | 'add-pillar'
        | 'add-project'
        | 'add-milestone'
        | 'describe-pillar'
        | 'describe-project'
        | 'describe-milestone'
        | 'adopt'
        | 'set-tolerances'
      >
    >,
  ): void {
    const { subjectId } = change;
    switch (change.kind) {
      case 'remove':
        this.#remove(change);
        return;
      case 'drop': {
        const type = this.#typeOf(subjectId, 'subjectId', ['pillar', 'project', 'milestone']);
        this.#append(subjectId, { kind: `${type}-dropped` });
        return;
      }
      case 'publish':
        this.#typeOf(subjectId, 'subjectId', ['project']);
        this.#append(subjectId, { kind: 'project-published' });
        return;
      case 'move': {
        const type = this.#typeOf(subjectId, 'subjectId', ['project', 'milestone']);
        this.#typeOf(change.intoId, 'intoId', [type === 'project' ? 'pillar' : 'project']);
        this.#append(
          subjectId,
          type === 'project'
            ? { kind: 'project-moved', pillarId: change.intoId }
            : { kind: 'milestone-moved', projectId: change.intoId },
        );
        return;
      }
      case 'merge': {
        const type = this.#typeOf(subjectId, 'subjectId', ['project', 'milestone']);
        this.#typeOf(change.intoId, 'intoId', [type]);
        const kind = type === 'project' ? 'project-merged' : 'milestone-merged';
        this.#append(subjectId, { kind, intoId: change.intoId });
        return;
      }
      case 'split':
        this.#typeOf(subjectId, 'subjectId', ['milestone']);
        for (const { id, title } of change.parts) {
          this.#refuseTaken(id, 'parts');
          this.#types.set(id, 'milestone');
          this.#addMilestone(id, title, null);
        }
        this.#append(subjectId, {
          kind: 'milestone-split',
          parts: change.parts.map(({ id, share }) => ({ id, share })),
        });
        return;
      case 'set-weight':
        this.#typeOf(subjectId, 'subjectId', ['pillar', 'project', 'milestone']);
        this.#append(subjectId, { kind: 'weight-set', weight: change.weight });
        return;
      case 'set-baseline':
        this.#typeOf(subjectId, 'subjectId', ['milestone']);
        this.#append(subjectId, { kind: 'baseline-set', baselineOn: change.baselineOn });
        return;
      case 'set-promise':
        this.#typeOf(subjectId, 'subjectId', ['milestone']);
        this.#append(subjectId, { kind: 'promise-set', promisedOn: change.promisedOn }, this.context.today);
        return;
      case 'set-completion':
        this.#complete(change);
    }
  }

  /** A completion holds from its own day; taken back, with the evidence that rests on it. */
  #complete({ subjectId, completedOn }: Change<'set-completion'>): void {
    this.#typeOf(subjectId, 'subjectId', ['milestone']);
    if (completedOn !== null) {
      this.#append(subjectId, { kind: 'completed' }, completedOn);
      return;
    }
    this.#reports ??= reportsOf(this.context.inForce);
    for (const entry of this.#reports.get(subjectId) ?? []) this.#retract(entry);
  }

  #remove({ subjectId, holds }: Change<'remove'>): void {
    this.#typeOf(subjectId, 'subjectId', ['pillar', 'project', 'milestone']);
    const held = holds && heldBy(subjectId, this.context.plan);
    const seen = new Set(holds);
    if (held?.some((id) => !seen.has(id))) {
      throw conflict('holds-more', 'Something else stands below it by now. Nothing was removed.', {
        subjectId,
        holds: held,
      });
    }
    const { retracted, dropped } = removalOf(subjectId, this.context.plan, this.context.inForce);
    for (const entry of retracted) this.#retract(entry);
    for (const { id, type } of dropped) this.#append(id, { kind: `${type}-dropped` });
  }

  #describe(change: Change<'describe-pillar' | 'describe-project' | 'describe-milestone'>): void {
    const { kind, subjectId, seen = {}, ...fields } = change;
    const type = this.#typeOf(subjectId, 'subjectId', [kind.slice('describe-'.length) as SubjectType]);
    const known = this.context.described.get(subjectId);
    if (!known) throw this.#fault('subjectId', 'new', 'Say it in the change that adds it.');
    if (change.kind === 'describe-project') this.#checkContributions(change.contributesTo);
    this.#texts.rewrite({ id: subjectId, type, texts: known.texts }, fields, seen);
  }

  #addMilestone(id: string, title: Change<'add-milestone'>['title'], officeId: string | null): void {
    this.created.push({ type: 'milestone', id, title, officeId, evidenceLink: null, sample: false });
  }

  #tolerances({ atRisk, offCourse }: Change<'set-tolerances'>): EntryValue {
    if (atRisk > offCourse)
      throw this.#fault('offCourse', 'below-at-risk', 'offCourse must not be less than atRisk.');
    return { kind: 'tolerances-set', atRisk, offCourse };
  }

  #retract(entry: Entry): void {
    if (this.#retracted.has(entry.id)) return;
    this.#retracted.add(entry.id);
    this.#append(entry.subjectId, { kind: 'retracted', entryId: entry.id });
  }

  #append(subjectId: string, value: EntryValue, validOn = this.context.effectiveOn): void {
    const id = uuid();
    this.#indexes.set(id, this.#index);
    this.entries.push({ id, validOn, subjectId, value });
  }

  #typeOf(id: string, field: string, wanted: readonly SubjectType[]): SubjectType {
    const known = this.context.described.get(id);
    const type =
      this.#types.get(id) ?? (known?.strategyId === this.context.strategyId ? known.type : undefined);
    if (type === undefined) throw this.#fault(field, 'unknown', `${field} must name a part of this plan.`);
    if (wanted.includes(type)) return type;
    throw this.#fault(field, 'wrong-subject', `${field} must name a ${wanted.join(' or ')}, not a ${type}.`);
  }

  #checkContributions(pillarIds: readonly string[] = []): void {
    for (const id of pillarIds) this.#typeOf(id, 'contributesTo', ['pillar']);
  }

  #refuseTaken(id: string, field: string): void {
    // The strategy's own id names its adoption and tolerances in the ledger.
    if (id === this.context.strategyId || this.context.described.has(id) || this.#types.has(id))
      throw this.#fault(field, 'taken', 'This id is taken already.');
  }

  #fault(field: string, code: string, detail: string) {
    return invalidFields([{ pointer: `/changes/${String(this.#index)}/${field}`, code, detail }]);
  }
}

/** By milestone: what says that it is done, and what rests on it. */
function reportsOf(inForce: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const reports = new Map<string, Entry[]>();
  for (const entry of inForce) {
    if (entry.value.kind !== 'completed' && entry.value.kind !== 'evidence-set') continue;
    const others = reports.get(entry.subjectId);
    if (others) others.push(entry);
    else reports.set(entry.subjectId, [entry]);
  }
  return reports;
}
