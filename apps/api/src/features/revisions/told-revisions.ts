import type { RevisionKind } from '@wegmarke/domain/contracts';
import { type Entry, type Plan, retractedIds } from '@wegmarke/domain/plan';
import { publicEntries } from '@wegmarke/domain/publication';
import { inOrderOfKinds, kindOfEntry } from '@wegmarke/domain/revisions';
import type { Ledger } from '../ledger/ledger.service';

/** Later than any entry: everything that was ever recorded is in its plan. */
const END_OF_TIME = '9999-12-31';

/** One revision as an audience may read it. */
export interface ToldRevision {
  readonly revision: number;
  readonly entries: readonly Entry[];
  readonly kinds: readonly RevisionKind[];
}

/** Where in the plan something is, as far as is known by now. */
export interface Whereabouts {
  readonly projectId: string | null;
  readonly pillarId: string | null;
}

/** A ledger's revisions, read once a ledger: what was recorded never changes. */
export class ToldRevisions {
  readonly #plan: Plan;
  readonly #byId: ReadonlyMap<string, Entry>;
  readonly #all: readonly ToldRevision[];
  /** As known now: what a later entry makes public was recorded before it. */
  #public: readonly ToldRevision[] | null = null;
  readonly retracted: ReadonlySet<string>;

  constructor(private readonly ledger: Ledger) {
    this.#plan = ledger.planOn(END_OF_TIME);
    this.#byId = new Map(ledger.entries.map((entry) => [entry.id, entry]));
    this.#all = this.#grouped(ledger.entries);
    this.retracted = retractedIds(ledger.entries);
  }

  /** Newest first. Whoever is not a member is told of nothing that belongs to an unpublished project. */
  of(audience: 'member' | 'public'): readonly ToldRevision[] {
    if (audience === 'member') return this.#all;
    if (!this.#public) {
      const shown = new Set(publicEntries(this.ledger.entries).map(({ id }) => id));
      this.#public = this.#grouped(this.ledger.entries.filter(({ id }) => shown.has(id))).filter(
        ({ entries }) => entries.length > 0,
      );
    }
    return this.#public;
  }

  entry(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  /** Of what was taken back, where it was put. */
  whereIs({ subjectId, value }: Entry): Whereabouts {
    if (this.#plan.pillars.has(subjectId)) return { projectId: null, pillarId: subjectId };
    const namedProject = 'projectId' in value ? value.projectId : null;
    const milestone = this.#plan.milestones.get(subjectId);
    const projectId = milestone?.projectId ?? (this.#plan.projects.has(subjectId) ? subjectId : namedProject);
    const project = projectId === null ? undefined : this.#plan.projects.get(projectId);
    return { projectId, pillarId: project?.pillarId ?? ('pillarId' in value ? value.pillarId : null) };
  }

  /** Whether an entry says something of a pillar, project or milestone, or of what is in it or went there. */
  isAbout(entry: Entry, subjectId: string): boolean {
    const { projectId, pillarId } = this.whereIs(entry);
    return [entry.subjectId, projectId, pillarId, destinationOf(entry)].includes(subjectId);
  }

  #grouped(entries: readonly Entry[]): ToldRevision[] {
    const byRevision = new Map<number, Entry[]>();
    for (const entry of entries) {
      const list = byRevision.get(entry.revision);
      if (list) list.push(entry);
      else byRevision.set(entry.revision, [entry]);
    }
    return this.ledger.revisions
      .map(({ revision }) => {
        const own = byRevision.get(revision) ?? [];
        const kinds = inOrderOfKinds(own.map((entry) => kindOfEntry(entry, (id) => this.#byId.get(id))));
        return { revision, entries: own, kinds };
      })
      .reverse();
  }
}

/** Where a merge or a move goes. */
export function destinationOf({ value }: Entry): string | null {
  switch (value.kind) {
    case 'project-merged':
    case 'milestone-merged':
      return value.intoId;
    case 'project-moved':
      return value.pillarId;
    case 'milestone-moved':
      return value.projectId;
    default:
      return null;
  }
}
