import type { Day } from '@wegmarke/domain/calendar';
import type {
  DecidedMilestone,
  Resolution,
  ResolutionDetails,
  ResolutionRevision,
} from '@wegmarke/domain/contracts';
import { type MilestonePlan, type Plan, promiseOf, statesOn } from '@wegmarke/domain/plan';
import { type Decided, decidedBy, implementationOf } from '@wegmarke/domain/resolutions';
import type { CourseService } from '../course/course.service';
import type { ResolutionRecord } from './resolutions.repository';
import type { TiedLedger } from './tied-ledger';

/** One strategy as whoever asks may read it. */
export interface SeenStrategy {
  readonly id: string;
  readonly tied: TiedLedger;
  readonly titles: Awaited<ReturnType<CourseService['titles']>>;
}

export interface Sight {
  readonly isPublic: boolean;
  readonly on: Day;
  readonly strategies: readonly SeenStrategy[];
}

interface Part {
  readonly strategy: SeenStrategy;
  readonly plan: Plan;
  readonly decided: Decided;
}

/** A resolution with what it decided, as far as whoever asks may know of it. */
export class ToldResolution {
  readonly #parts: readonly Part[];
  readonly #revisions: readonly ResolutionRevision[];

  constructor(
    readonly record: ResolutionRecord,
    revisions: readonly ResolutionRevision[],
    private readonly sight: Sight,
  ) {
    this.#revisions = revisions;
    this.#parts = sight.strategies.flatMap((strategy) => this.#part(strategy) ?? []);
  }

  toResolution(): Resolution {
    const { following, key: _, ...record } = this.record;
    const { isPublic, on } = this.sight;
    return {
      ...record,
      ...implementationOf(this.#parts, on),
      projects: this.#projects(),
      revisions: this.#revisions,
      ...(isPublic || following === null ? {} : { following }),
    };
  }

  toDetails(): ResolutionDetails {
    const decided = this.#parts.flatMap(({ plan, decided: { milestones }, strategy }) =>
      [...milestones].flatMap((id) => {
        const milestone = plan.milestones.get(id);
        return milestone ? [this.#toMilestone(milestone, strategy)] : [];
      }),
    );
    return { ...this.toResolution(), decided };
  }

  #part(strategy: SeenStrategy): Part | null {
    const { isPublic, on } = this.sight;
    const own = this.#revisions.filter(({ strategyId }) => strategyId === strategy.id);
    const entries = own.flatMap(({ revision }) => strategy.tied.saidBy(revision, isPublic));
    if (entries.length === 0) return null;
    const plan = strategy.tied.ledger.planOn(on);
    const decided = decidedBy(entries, plan, strategy.tied.adoptedOn(on), on);
    return { strategy, plan, decided: isPublic ? publicPart(decided, plan) : decided };
  }

  #projects(): Resolution['projects'] {
    const found = this.#parts.flatMap(({ decided, strategy }) =>
      [...decided.projects].map((id) => ({ id, title: strategy.titles.of(id) })),
    );
    const name = ({ title }: (typeof found)[number]): string => title.texts[title.source] ?? '';
    return found.sort((a, b) => name(a).localeCompare(name(b), 'de') || (a.id < b.id ? -1 : 1));
  }

  #toMilestone(milestone: MilestonePlan, { titles }: SeenStrategy): DecidedMilestone {
    const { id, projectId, baselineOn, completedOn, left } = milestone;
    return {
      id,
      title: titles.of(id),
      projectId,
      baselineOn,
      promisedOn: promiseOf(milestone),
      completedOn,
      states: left ? [] : statesOn(milestone, this.sight.on),
      left: left?.how ?? null,
    };
  }
}

/** Nothing of a project that is not public, though it may have taken over from one that is. */
function publicPart(decided: Decided, plan: Plan): Decided {
  const isShown = (projectId: string | undefined): boolean =>
    projectId !== undefined && plan.projects.get(projectId)?.publishedOn != null;
  return {
    ...decided,
    projects: new Set([...decided.projects].filter(isShown)),
    milestones: new Set([...decided.milestones].filter((id) => isShown(plan.milestones.get(id)?.projectId))),
  };
}
